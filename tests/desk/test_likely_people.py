"""Which people are proposed as probably the same, and which are not."""

import pytest

from tests.desk.likenesses import Reason, reason_between
from tests.factories import (
    AffiliationFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "other", "reason"),
    [
        ("Ruan Zongze", "Zongze Ruan", Reason.NAME),
        ("Luísa Ångström", "Luisa Angstrom", Reason.NAME),
        ("Alex Bellamy", "Alice Bellamy", None),
        ("Alex Bellamy", "Alex Bell", None),
    ],
)
def test_people_are_alike(name, other, reason):
    one, other = (
        ParticipantFactory(name=known, sort_name=sorted_(known)) for known in (name, other)
    )

    assert reason_between(one, other) == reason


def sorted_(name):
    first, family = name.split()
    return f"{family}, {first}"


@pytest.mark.parametrize(
    ("name", "in_common", "reason"),
    [
        ("A. Bellamy", True, Reason.ABBREVIATED),
        ("Alexander Bellamy", True, Reason.ABBREVIATED),
        ("Alice Bellamy", True, None),
        ("A. Bellamy", False, None),
    ],
)
def test_initial_stands_for_a_name_at_the_same_organization(name, in_common, reason):
    one = ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    other = ParticipantFactory(name=name, sort_name=sorted_(name))
    body = AffiliationFactory(participant=one).organization
    ParticipationFactory(
        participant=other, organization=body if in_common else OrganizationFactory()
    )

    assert reason_between(one, other) == reason


def test_person_is_known_by_other_spellings():
    one = ParticipantFactory(name="Alex Bellamy")
    other = ParticipantNameFactory(name="Bellamy Alex").participant

    assert reason_between(one, other) == Reason.NAME


def test_people_of_one_orcid_are_alike():
    one, other = ParticipantFactory.create_batch(2, orcid="0000-0001-7021-3412")

    assert reason_between(one, other) == Reason.IDENTIFIER
