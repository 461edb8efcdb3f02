import pytest

from events.models import Participation
from tests.factories import (
    AffiliationFactory,
    DocumentEventFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
)
from tests.structured_data import head_of

pytestmark = pytest.mark.django_db

Role = Participation.Role


@pytest.fixture
def meeting():
    china = RegionFactory(country=True, name="China", iso_alpha2="CN")
    return EventFactory(
        published=True,
        dated=True,
        title="A dialogue",
        venue="The compound",
        city="Beijing",
        country=china,
        regions=[china],
        series=EventSeriesFactory(published=True, title="Dialogues"),
        attendance="on_site",
    )


def names(parties):
    return [(party["@type"], party["name"]) for party in parties]


def test_event_is_told_in_the_words_of_schema_org(client, meeting):
    document = DocumentEventFactory(event=meeting).document

    head = head_of(client, meeting)

    record = head.record
    told = ("@type", "name", "startDate", "endDate", "eventAttendanceMode")
    assert [record[key] for key in told] == [
        "Event",
        "A dialogue",
        "2014-10-28",
        "2014-10-28",
        "https://schema.org/OfflineEventAttendanceMode",
    ]
    city = {"@type": "PostalAddress", "addressLocality": "Beijing", "addressCountry": "CN"}
    assert record["location"] == {"@type": "Place", "name": "The compound", "address": city}
    assert record["superEvent"]["name"] == "Dialogues"
    assert [one["name"] for one in record["subjectOf"]] == [document.title]
    assert head.crumbs == ["Events", "Dialogues", "A dialogue"]


def test_event_of_which_the_month_is_known_begins_in_that_month(client):
    event = EventFactory(
        published=True, starts_on="2014-11-01", ends_on="2014-11-30", dates_precision="month"
    )

    record = head_of(client, event).record

    assert (record["startDate"], record["endDate"]) == ("2014-11", "2014-11")


def test_event_tells_hosts_speakers_and_others_apart(client, meeting):
    roles = {"organizer": Role.HOST, "performer": Role.PANELLIST, "attendee": Role.OBSERVER}
    for part, role in roles.items():
        organization = OrganizationFactory(published=True, name=f"As {part}")
        ParticipationFactory(event=meeting, participant=None, organization=organization, role=role)

    record = head_of(client, meeting).record

    assert {part: names(record[part]) for part in roles} == {
        part: [("NGO", f"As {part}")] for part in roles
    }


def test_event_hiding_people_names_their_organization_instead(client, meeting):
    meeting.people_audience = 40
    meeting.save()
    line = ParticipationFactory(event=meeting, full=True, name_as_published="A hidden name")

    content = client.get(meeting.get_absolute_url()).content.decode()

    attendees = head_of(client, meeting).record["attendee"]
    assert names(attendees) == [("NGO", line.organization.name)]
    assert content.count("A hidden name") == content.count(line.participant.name) == 0


def test_event_under_chatham_house_rule_has_no_parties(client):
    event = EventFactory(published=True, chatham_house=True, with_participants=2)

    assert {"organizer", "performer", "attendee"} & head_of(client, event).record.keys() == set()


def test_series_is_told_with_its_events(client, meeting):
    EventFactory(series=meeting.series)

    record = head_of(client, meeting.series).record

    assert record["@type"] == "EventSeries"
    assert [one["name"] for one in record["subEvent"]] == ["A dialogue"]


def test_organization_is_told_with_its_names_and_identifiers(client):
    parent = OrganizationFactory(published=True, kind="university", name="University")
    body = OrganizationFactory(
        published=True,
        parent=parent,
        short_name="APR2P",
        website="https://r2p.example.org/",
        ror="00rqy9422",
        wikidata="Q866012",
    )
    OrganizationNameFactory(organization=body, name="Asia Pacific Centre")

    record = head_of(client, body).record

    assert record["@type"] == "NGO"
    assert record["alternateName"] == ["APR2P", "Asia Pacific Centre"]
    assert names([record["parentOrganization"]]) == [("CollegeOrUniversity", "University")]
    assert record["sameAs"] == [
        "https://r2p.example.org/",
        "https://ror.org/00rqy9422",
        "https://www.wikidata.org/wiki/Q866012",
    ]


def test_hidden_parent_is_no_part_of_an_organization(client):
    body = OrganizationFactory(published=True, parent=OrganizationFactory(name="Hidden ministry"))

    assert "parentOrganization" not in head_of(client, body).record


def test_person_is_told_with_told_positions_alone(client):
    person = ParticipantFactory(published=True, orcid="0000-0001-2345-6789")
    ParticipationFactory(participant=person)
    told = AffiliationFactory(participant=person, position="Director").organization
    AffiliationFactory(participant=person, organization=OrganizationFactory(name="Hidden"))

    record = head_of(client, person).record

    assert record["@type"] == "Person"
    assert record["sameAs"] == "https://orcid.org/0000-0001-2345-6789"
    held = [(one["roleName"], one["affiliation"]["name"]) for one in record["affiliation"]]
    assert held == [("Director", told.name)]


def test_region_is_a_country_in_its_region(client):
    china = RegionFactory(country=True, name="China", m49="156", iso_alpha3="CHN")

    head = head_of(client, china)

    assert head.record["@type"] == "Country"
    assert [code["value"] for code in head.record["identifier"]] == ["156", "CHN"]
    assert head.record["containedInPlace"]["name"] == china.parent.name
    assert head.crumbs == ["Regions", china.parent.parent.name, china.parent.name, "China"]
