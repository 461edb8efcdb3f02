"""Of a line, three things are told or not, each by itself: a table against the specification."""

import pytest

from events.models import Participant, Participation
from tests.events.disclosure_table import (
    ALL_LINES,
    EVERY_DISCLOSURE,
    HIDDEN,
    OVERRIDES,
    PARTIES,
    pks,
    table_in_the_database,
    told,
)
from tests.readers import READERS

pytestmark = pytest.mark.django_db


@pytest.fixture(params=["anonymous", "supporter", "member", "steering", "staff"])
def reader(request):
    make, rung = READERS[request.param]
    return make(), rung


@pytest.fixture
def lines():
    return table_in_the_database()


def test_table_holds_every_valid_disclosure_and_state():
    lines = set(ALL_LINES)

    disclosures = {(a.event, a.organizations_audience, a.people_audience) for a in lines}
    assert {found for found in disclosures if found[0] not in HIDDEN} == set(EVERY_DISCLOSURE)
    assert {line.override for line in lines} == set(OVERRIDES)
    for party in ("person", "organization", "on_behalf_of"):
        assert {getattr(line, party) for line in lines} == set(PARTIES)


@pytest.mark.parametrize(
    ("party", "name"),
    [
        ("person", "naming_people"),
        ("organization", "naming_organizations"),
        ("on_behalf_of", "naming_on_behalf_of"),
    ],
)
def test_line_names_its_parties_as_disclosed(lines, reader, party, name):
    user, rung = reader

    assert pks(getattr(Participation.objects, name)(user)) == told(lines, party, rung)


def test_line_is_told_where_any_part_is_and_carries_those_parts_alone(lines, reader):
    user, rung = reader

    found = Participation.objects.told_to(user).with_records()

    parts = {
        row.pk: (
            row.told_person and row.told_person.pk,
            row.told_position,
            row.told_name,
            row.told_organization and row.told_organization.pk,
            row.told_on_behalf_of and row.told_on_behalf_of.pk,
        )
        for row in found
    }
    stored = {row.pk: row for row in Participation.objects.all()}
    specified = {
        pk: (
            *(
                (stored[pk].participant_id, "Director", "As published")
                if line.tells("person", rung)
                else (None, "", "")
            ),
            stored[pk].organization_id if line.tells("organization", rung) else None,
            stored[pk].on_behalf_of_id if line.tells("on_behalf_of", rung) else None,
        )
        for pk, line in lines.items()
        if any(line.tells(party, rung) for party in ("person", "organization", "on_behalf_of"))
    }
    assert parts == specified


def test_participant_is_visible_where_any_line_names_them(lines, reader):
    user, rung = reader

    found = Participant.objects.visible_to(user)

    named = {line.person for line in lines.values() if line.tells("person", rung)}
    assert set(found.values_list("audience", flat=True)) == named
