"""Every constraint of the lines of an event is broken once, and says its sentence."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from events.models import Participation
from tests.constraints import Cases, refused_by
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks("participation_key_is_unique", sentence="Another line has this key.")
def key_of_a_line_twice():
    ParticipationFactory(key="a-key")
    return ParticipationFactory(), {"key": "a-key"}


@CASES.breaks("participation_names_someone", sentence="A line names a person or an organization.")
def line_of_nobody():
    return ParticipationFactory(), {"participant": None}


@CASES.breaks("participation_names_someone", sentence="A line names a person or an organization.")
def line_on_behalf_of_an_organization_alone():
    return ParticipationFactory(on_behalf_of=OrganizationFactory()), {"participant": None}


# Which parts of a line are filled: a part that is empty must not let a duplicate pass.
for parts in (
    ["participant"],
    ["organization"],
    ["participant", "organization"],
    ["participant", "on_behalf_of"],
    ["organization", "on_behalf_of"],
    ["participant", "organization", "on_behalf_of"],
):

    @CASES.breaks(
        "participation_is_given_once",
        "This line is already given.",
        f"line of {', '.join(parts)} twice",
    )
    def line_twice(parts=parts):
        other = ParticipationFactory(**parts_of(a_line(parts)) | {"role": "host"})
        return other, {"role": "speaker"}


def a_line(parts):
    """A speaker's line of these parts alone."""
    makers = {
        "participant": ParticipantFactory,
        "organization": OrganizationFactory,
        "on_behalf_of": OrganizationFactory,
    }
    filled = {part: makers[part]() for part in parts}
    return ParticipationFactory(**{"participant": None} | filled, role="speaker")


def parts_of(line):
    names = ("event", "role", "participant", "organization", "on_behalf_of")
    return {name: getattr(line, name) for name in names}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["participant"],
        ["organization"],
        ["participant", "organization"],
        ["participant", "on_behalf_of"],
        ["organization", "on_behalf_of"],
    ],
)
def test_new_line_given_twice_is_explained_and_refused(parts):
    line = a_line(parts)
    again = Participation(**parts_of(line))

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.bulk_create([again])

    assert refusal.value.messages == ["This line is already given."]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_person_may_have_two_roles_at_an_event():
    line = ParticipationFactory(full=True, role="speaker")

    neighbour = ParticipationFactory(**parts_of(line) | {"role": "moderator"})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_person_may_speak_for_themselves_and_for_an_organization():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"organization": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_person_may_speak_for_an_organization_and_on_behalf_of_another():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"on_behalf_of": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_organization_may_be_represented_beside_its_person():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"participant": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_line_may_be_the_same_at_another_event():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"event": EventFactory()})

    neighbour.full_clean()
    assert set(Participation.objects.all()) == {line, neighbour}
