"""Values that the forms of organizations and participants refuse, and where errors appear."""

from datetime import date

import pytest

from r2p.records.dates import KnownDate
from tests.admin_pages import form_errors, line_errors, save_form, sign_in
from tests.factories import (
    AffiliationFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    RegionFactory,
    StandingFactory,
)

pytestmark = pytest.mark.django_db

REPEATED = {2: {"__all__": ["This repeats line 1."]}}
CIRCLE = "An organization cannot be part of itself or of one of its parts."
WRITE = "Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
HELD = {"organization__pk": 77}
AGAIN = {"organization": 77, "position": "Director"}


@pytest.fixture
def organization(client):
    """An organization in the hands of an Editor."""
    sign_in(client, "Editor")
    return OrganizationFactory()


@pytest.mark.parametrize(
    ("changes", "field", "sentence"),
    [
        ({"kind": "state"}, "country", "A state must have a country."),
        ({"kind": "state", "country": 77}, "country", "There is already a state for this country."),
        ({"parent": 100}, "parent", CIRCLE),
        ({"parent": 200}, "parent", CIRCLE),
    ],
    ids=["no country", "second state of a country", "part of itself", "part of its own part"],
)
def test_wrong_organization_is_refused_at_its_field(as_editor, changes, field, sentence):
    OrganizationFactory(kind="state", country=RegionFactory(country=True, pk=77))
    organization = OrganizationFactory(pk=100)
    OrganizationFactory(pk=200, parent=OrganizationFactory(parent=organization))

    assert form_errors(save_form(as_editor, organization, **changes)) == {field: [sentence]}


def test_website_without_a_scheme_is_taken_as_a_secure_one(client, organization):
    save_form(client, organization, website="example.org")

    organization.refresh_from_db()
    assert organization.website == "https://example.org"


@pytest.mark.parametrize(
    ("prefix", "line", "other"),
    [
        ("names", {"name": "APR2P", "kind": "short"}, {}),
        ("standings", {"kind": 20}, {"kind": 30}),
    ],
)
def test_line_given_twice_at_once_is_refused(client, organization, prefix, line, other):
    response = save_form(client, organization, prefix, line, line | other)

    assert line_errors(response, prefix) == REPEATED
    assert getattr(organization, prefix).count() == 0


@pytest.mark.parametrize(
    ("factory", "fields", "prefix", "line"),
    [
        (OrganizationNameFactory, {"name": "APR2P"}, "names", {"name": "APR2P", "kind": "short"}),
        (StandingFactory, {}, "standings", {"kind": 30, "began": "2014"}),
        (ParticipantNameFactory, {"name": "A. Bellamy"}, "names", {"name": "A. Bellamy"}),
        (AffiliationFactory, HELD, "affiliations", AGAIN | {"ended": "2016"}),
        (
            AffiliationFactory,
            HELD | {"began": KnownDate.of(2014)},
            "affiliations",
            AGAIN | {"began": "2014", "ended": "2016"},
        ),
    ],
)
def test_line_that_is_there_already_is_refused(as_editor, factory, fields, prefix, line):
    stored = factory(**fields)
    record = getattr(stored, "participant", None) or stored.organization

    assert line_errors(save_form(as_editor, record, prefix, line), prefix) == REPEATED


def test_standing_ends_and_the_next_begins_in_one_go(client, organization):
    StandingFactory(organization=organization)

    line = {"kind": 30, "began": "November 2014"}
    save_form(client, organization, "standings", line, **{"standings-0-ended": "2014-11"})

    columns = ("kind", "began_from", "ended_from")
    assert list(organization.standings.order_by("pk").values_list(*columns)) == [
        (20, None, date(2014, 11, 1)),
        (30, date(2014, 11, 1), None),
    ]


def test_standing_reopened_before_the_open_one_is_saved_is_refused(client, organization):
    StandingFactory(organization=organization, ended=KnownDate.of(2014), began=KnownDate.of(2013))
    StandingFactory(organization=organization, began=KnownDate.of(2012))

    response = save_form(
        client, organization, **{"standings-0-ended": "", "standings-1-ended": "2012"}
    )

    assert line_errors(response, "standings") == {
        1: {"__all__": ["Line 2 still contains this. Change that line and save it first."]}
    }


@pytest.mark.parametrize(
    ("line", "field", "sentence"),
    [
        (
            {"began": "2014", "ended": "2013"},
            "ended",
            "The end cannot be before the beginning.",
        ),
        ({"began": "5 Brumaire"}, "began", f"“5 Brumaire” is not a date. {WRITE}"),
    ],
)
def test_wrong_standing_is_refused_at_its_field(client, organization, line, field, sentence):
    response = save_form(client, organization, "standings", {"kind": 20} | line)

    assert line_errors(response, "standings") == {1: {field: [sentence]}}


def test_affiliation_given_twice_at_once_is_refused(as_editor):
    participant = ParticipantFactory()
    line = {"organization": OrganizationFactory().pk, "position": "", "began": "2014-11"}

    response = save_form(as_editor, participant, "affiliations", line, line)

    assert line_errors(response, "affiliations") == REPEATED
    assert participant.affiliations.count() == 0


def test_affiliation_held_again_later_is_taken(as_editor):
    participant = AffiliationFactory(**HELD, began=KnownDate.of(2014)).participant

    save_form(as_editor, participant, "affiliations", AGAIN | {"began": "2016"})

    assert participant.affiliations.count() == 2
