from itertools import pairwise

import pytest
from django.urls import reverse

from events.models import Standing
from r2p.records.dates import KnownDate
from tests.factories import (
    DocumentEventFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_event_page_seats_two_sides_at_a_table(client):
    event = EventFactory(published=True)
    for side in ("Chinese", "Australian", "Chinese"):
        ParticipationFactory(event=event, side=side)
    host = ParticipationFactory(event=event, full=True, participant=None, role="host")

    seating = client.get(event.get_absolute_url()).context["seating"]

    table = [(side, len(lines)) for side, lines in seating.table]
    assert (table, seating.hosts) == ([("Chinese", 2), ("Australian", 1)], [host])


def test_two_lines_that_tell_the_same_are_one_seat(client):
    event = EventFactory(published=True, organizations_only=True)
    organization = OrganizationFactory(published=True)
    ParticipationFactory.create_batch(2, event=event, organization=organization)

    seating = client.get(event.get_absolute_url()).context["seating"]

    assert [line.told_organization for line in seating.seats] == [organization]


def test_event_without_told_lines_says_the_same_whether_it_has_hidden_ones(client):
    bare = EventFactory(published=True, slug="one", title="T")
    discreet = EventFactory(published=True, slug="two", title="T", chatham_house=True)
    ParticipationFactory(event=discreet, full=True)

    answers = [client.get(event.get_absolute_url()).content for event in (bare, discreet)]

    assert answers[0].replace(b"one", b"two") == answers[1].replace(b"one", b"two")


def test_members_event_is_marked_in_the_list_of_a_member(client):
    EventFactory(published=True, audience=20, organizations_audience=20, people_audience=20)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert client.get(reverse("event-list")).content.decode().count("for members") == 1


def test_reader_follows_a_report_to_the_table_to_the_organization_and_back(client):
    link = DocumentEventFactory()
    line = ParticipationFactory(event=link.event, organization=OrganizationFactory(published=True))
    way = [link.document, link.event, line.participant, line.organization]

    linked = [
        there.get_absolute_url() in client.get(here.get_absolute_url()).content.decode()
        for here, there in pairwise([*way, link.event, link.document])
    ]

    assert linked == [True] * 5


def test_events_are_filtered_by_region_kind_and_year(client):
    country = RegionFactory(country=True)
    event = EventFactory(published=True, dated=True, regions=[country])
    EventFactory(published=True, dated=True, kind="debate", regions=[country])
    EventFactory(published=True, kind="dialogue")
    query = {"region": country.parent.parent.slug, "kind": "dialogue", "year": "2014"}

    assert list(client.get(reverse("event-list"), query).context["page"]) == [event]


def test_participants_are_filtered_by_a_told_organization_alone(client):
    organization = OrganizationFactory(published=True)
    told = ParticipationFactory(organization=organization).participant
    hidden = ParticipationFactory().participant
    ParticipationFactory(
        participant=hidden, organization=organization, event__organizations_only=True
    )
    query = {"organization": organization.slug}

    assert list(client.get(reverse("participant-list"), query).context["page"]) == [told]


def test_participants_are_filtered_by_where_their_organizations_are(client):
    university = OrganizationFactory(
        published=True, kind="university", country=RegionFactory(country=True)
    )
    told = ParticipationFactory(organization=university).participant
    ParticipationFactory(organization=OrganizationFactory(published=True, kind="university"))
    query = {"country": university.country.parent.slug, "kind": "university"}

    assert list(client.get(reverse("participant-list"), query).context["page"]) == [told]


@pytest.fixture
def discreet():
    """An event that tells its organizations alone; all its people are told elsewhere."""
    event = EventFactory(published=True, dated=True, people_audience=40)
    for _number in range(3):
        line = ParticipationFactory(event=event, full=True)
        ParticipationFactory(participant=line.participant)
    return event


def test_people_are_not_found_by_the_year_of_an_event_that_does_not_tell_them(client, discreet):
    def found():
        page = client.get(reverse("participant-list"), {"year": "2014"}).context["page"]
        return page.paginator.count

    visitors = found()
    client.force_login(UserFactory(staff=True))

    assert (visitors, found()) == (0, 3)


def test_organizations_are_not_found_by_an_event_that_does_not_tell_them(client, discreet):
    discreet.organizations_audience = 40
    discreet.save()

    page = client.get(reverse("organization-list"), {"year": "2014"}).context["page"]

    assert page.paginator.count == 0


def test_series_counts_the_events_that_its_reader_may_see(client):
    series = EventSeriesFactory(published=True)
    EventFactory(published=True, series=series)
    EventFactory(series=series)

    [listed] = client.get(reverse("series-list")).context["page"]

    assert listed.event_count == 1


def test_organization_spoken_for_by_several_hidden_people_shows_one_event(client, discreet):
    group = OrganizationFactory(published=True)
    discreet.participations.update(on_behalf_of=group)

    context = client.get(group.get_absolute_url()).context

    assert [row.event for row in context["record"].rows] == [discreet]


def test_standings_come_latest_first_and_undated_ones_last(client):
    undated = StandingFactory(ended=KnownDate.of(2010))
    organization = undated.organization
    dated = StandingFactory(organization=organization, began=KnownDate.of(2012))

    standings = client.get(organization.get_absolute_url()).context["standings"]

    assert list(standings) == [dated, undated]


def test_lists_are_sorted_without_regard_to_case_and_accents(client):
    names = ["apple", "Bravo", "élan", "Étude", "Zebra"]
    for name in reversed(names):
        OrganizationFactory(published=True, name=name)

    page = client.get(reverse("organization-list")).context["page"]

    assert [organization.name for organization in page] == names
