"""What the forms of organizations and participants refuse, and where they say so."""

from datetime import date

import pytest

from events.models import Standing
from r2p.records.dates import KnownDate
from tests.admin_pages import (
    form_errors,
    line_errors,
    save_form,
    sign_in,
)
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


@pytest.fixture
def organization(client):
    """An organization in the hands of an Editor."""
    sign_in(client, "Editor")
    return OrganizationFactory()


@pytest.fixture
def participant(client):
    """A person in the hands of an Editor."""
    sign_in(client, "Editor")
    return ParticipantFactory()


def test_second_state_of_a_country_is_refused_at_the_country(client, organization):
    state = OrganizationFactory(kind="state", country=RegionFactory(country=True))

    response = save_form(client, organization, kind="state", country=state.country_id)

    assert form_errors(response) == {"country": ["There is already a state for this country."]}


def test_state_without_a_country_is_refused_at_the_country(client, organization):
    response = save_form(client, organization, kind="state")

    assert form_errors(response) == {"country": ["A state must have a country."]}


def test_organization_cannot_be_part_of_itself(client, organization):
    response = save_form(client, organization, parent=organization.pk)

    assert form_errors(response) == {
        "parent": ["An organization cannot be part of itself or of one of its parts."]
    }


def test_organization_cannot_be_part_of_its_own_part(client, organization):
    part = OrganizationFactory(parent=OrganizationFactory(parent=organization))

    response = save_form(client, organization, parent=part.pk)

    assert form_errors(response) == {
        "parent": ["An organization cannot be part of itself or of one of its parts."]
    }


def test_website_without_a_scheme_is_taken_as_a_secure_one(client, organization):
    save_form(client, organization, website="example.org")

    organization.refresh_from_db()
    assert organization.website == "https://example.org"


def test_name_of_an_organization_that_is_there_already_is_refused(client, organization):
    OrganizationNameFactory(organization=organization, name="APR2P")

    response = save_form(client, organization, "names", {"name": "APR2P", "kind": "short"})

    assert line_errors(response, "names") == REPEATED


def test_name_of_an_organization_given_twice_at_once_is_refused(client, organization):
    line = {"name": "APR2P", "kind": "short"}

    response = save_form(client, organization, "names", line, line)

    assert line_errors(response, "names") == REPEATED
    assert organization.names.count() == 0


def test_second_open_standing_is_refused(client, organization):
    StandingFactory(organization=organization)

    response = save_form(client, organization, "standings", {"kind": 30, "began": "2014"})

    assert line_errors(response, "standings") == REPEATED


def test_two_open_standings_at_once_are_refused(client, organization):
    response = save_form(client, organization, "standings", {"kind": 20}, {"kind": 30})

    assert line_errors(response, "standings") == REPEATED
    assert Standing.objects.count() == 0


def test_standing_ends_and_the_next_begins_in_one_go(client, organization):
    StandingFactory(organization=organization)

    save_form(
        client,
        organization,
        "standings",
        {"kind": 30, "began": "November 2014"},
        **{"standings-0-ended": "2014-11"},
    )

    standings = organization.standings.order_by("pk").values_list(
        "kind", "began_from", "ended_from"
    )
    assert list(standings) == [(20, None, date(2014, 11, 1)), (30, date(2014, 11, 1), None)]


def test_standing_reopened_before_the_open_one_is_saved_is_refused(client, organization):
    StandingFactory(organization=organization, ended=KnownDate.of(2014), began=KnownDate.of(2013))
    StandingFactory(organization=organization, began=KnownDate.of(2012))

    response = save_form(
        client, organization, **{"standings-0-ended": "", "standings-1-ended": "2012"}
    )

    assert line_errors(response, "standings") == {
        1: {"__all__": ["Line 2 still contains this. Change that line and save it first."]}
    }


def test_standing_that_ended_before_it_began_is_refused_at_its_end(client, organization):
    line = {"kind": 20, "began": "2014", "ended": "2013"}

    response = save_form(client, organization, "standings", line)

    assert line_errors(response, "standings") == {
        1: {"ended": ["The end cannot be before the beginning."]}
    }


def test_standing_with_a_malformed_date_is_refused_at_it(client, organization):
    line = {"kind": 20, "began": "5 Brumaire"}

    response = save_form(client, organization, "standings", line)

    assert list(line_errors(response, "standings")[1]) == ["began"]


def test_name_of_a_person_given_twice_is_refused(client, participant):
    ParticipantNameFactory(participant=participant, name="A. Bellamy")

    response = save_form(client, participant, "names", {"name": "A. Bellamy"})

    assert line_errors(response, "names") == REPEATED


@pytest.mark.parametrize("began", [None, KnownDate.of(2014)])
def test_affiliation_that_is_there_already_is_refused(client, participant, began):
    held = AffiliationFactory(participant=participant, began=began)

    line = {"organization": held.organization_id, "position": "Director"}
    line |= {"began": began.as_typed if began else "", "ended": "2016"}
    response = save_form(client, participant, "affiliations", line)

    assert line_errors(response, "affiliations") == REPEATED


def test_affiliation_given_twice_at_once_is_refused(client, participant):
    line = {"organization": OrganizationFactory().pk, "position": "", "began": "2014-11"}

    response = save_form(client, participant, "affiliations", line, line)

    assert line_errors(response, "affiliations") == REPEATED
    assert participant.affiliations.count() == 0


def test_affiliation_held_again_later_is_taken(client, participant):
    held = AffiliationFactory(participant=participant, began=KnownDate.of(2014))

    line = {"organization": held.organization_id, "position": "Director", "began": "2016"}
    save_form(client, participant, "affiliations", line)

    assert participant.affiliations.count() == 2
