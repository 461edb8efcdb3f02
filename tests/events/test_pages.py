from itertools import pairwise

import pytest
from django.urls import reverse

from events.models import Participation, Standing
from r2p.records.dates import KnownDate
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

SIZES = pytest.mark.parametrize("count", [3, 30])


def events(count, **fields):
    """So many events with everything that a list or a page shows of them."""
    region = RegionFactory(country=True)
    made = EventFactory.create_batch(
        count, published=True, dated=True, country=region, regions=[region], **fields
    )
    for event in made:
        event.themes.add(ThemeFactory())
    return made


def affiliated_people(count, event=None):
    people = ParticipantFactory.create_batch(count, published=True)
    for person in people:
        ParticipationFactory(participant=person, event=event or EventFactory(published=True))
        AffiliationFactory(participant=person)
    return people


@SIZES
def test_event_list_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    events(count, series=EventSeriesFactory(published=True))

    with django_assert_num_queries(7):
        response = client.get(reverse("event-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_event_list_needs_three_queries_more_for_a_member(client, count, django_assert_num_queries):
    events(count)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    with django_assert_num_queries(10):
        response = client.get(reverse("event-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_event_page_needs_the_same_queries_for_any_number_of_lines_and_documents(
    client, count, django_assert_num_queries
):
    [event] = events(1, series=EventSeriesFactory(published=True))
    ParticipationFactory.create_batch(count, event=event, full=True)
    for _number in range(count):
        document = DocumentEventFactory(event=event).document
        ContributionFactory(document=document)
        document.regions.add(RegionFactory())

    with django_assert_num_queries(9):
        response = client.get(event.get_absolute_url())

    assert len(response.context["seating"].seats) == count


@SIZES
def test_series_list_needs_the_same_queries_for_any_number_of_series(
    client, count, django_assert_num_queries
):
    for _number in range(count):
        events(2, series=EventSeriesFactory(published=True))

    with django_assert_num_queries(5):
        response = client.get(reverse("series-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_series_page_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    series = EventSeriesFactory(published=True)
    series.organizers.set(OrganizationFactory.create_batch(count, published=True))
    events(count, series=series)

    with django_assert_num_queries(5):
        response = client.get(series.get_absolute_url())

    assert response.context["events"].total == count


@SIZES
def test_organization_list_needs_the_same_queries_for_any_number_of_organizations(
    client, count, django_assert_num_queries
):
    for standing in StandingFactory.create_batch(count):
        standing.organization.country = RegionFactory(country=True)
        standing.organization.save()

    with django_assert_num_queries(6):
        response = client.get(reverse("organization-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_organization_page_needs_the_same_queries_for_any_number_of_facts(
    client, count, django_assert_num_queries
):
    organization = OrganizationFactory(published=True, country=RegionFactory(country=True))
    OrganizationFactory.create_batch(count, published=True, parent=organization)
    for event in events(count):
        ParticipationFactory(event=event, organization=organization)
        ParticipationFactory(event=event, on_behalf_of=organization)
        ParticipationFactory(event=event, participant=None, organization=organization)
        ParticipationFactory(
            event=event,
            participant=None,
            organization=organization,
            role=Participation.Role.HOST,
        )
    ContributionFactory.create_batch(count, organization=organization)
    for person in affiliated_people(count):
        AffiliationFactory(participant=person, organization=organization)

    with django_assert_num_queries(22):
        response = client.get(organization.get_absolute_url())

    sections = ("hosted", "published", "sent", "represented", "spoken_for", "people")
    assert [response.context[name].total for name in sections] == [count] * 6


@SIZES
def test_participant_list_needs_the_same_queries_for_any_number_of_people(
    client, count, django_assert_num_queries
):
    affiliated_people(count)

    with django_assert_num_queries(9):
        response = client.get(reverse("participant-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_participant_page_needs_the_same_queries_for_any_number_of_facts(
    client, count, django_assert_num_queries
):
    person = ParticipantFactory(published=True)
    for event in events(count):
        ParticipationFactory(event=event, participant=person, organization=OrganizationFactory())
        AffiliationFactory(participant=person)
        ContributionFactory(by_person=True, participant=person)

    with django_assert_num_queries(10):
        response = client.get(person.get_absolute_url())

    assert response.context["lines"].total == count


def test_event_page_seats_two_sides_at_a_table(client):
    event = EventFactory(published=True)
    for side in ("Chinese", "Australian", "Chinese"):
        ParticipationFactory(event=event, side=side)
    host = ParticipationFactory(
        event=event,
        participant=None,
        organization=OrganizationFactory(published=True),
        role=Participation.Role.HOST,
    )

    seating = client.get(event.get_absolute_url()).context["seating"]

    assert [(side, len(lines)) for side, lines in seating.table] == [
        ("Chinese", 2),
        ("Australian", 1),
    ]
    assert seating.hosts == [host]


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

    assert answers[0] == answers[1]


def test_members_event_is_marked_in_the_list_of_a_member(client):
    EventFactory(published=True, audience=20, organizations_audience=20, people_audience=20)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    content = client.get(reverse("event-list")).content.decode()

    assert content.count("for members") == 1


def test_reader_follows_a_report_to_the_table_to_the_organization_and_back(client):
    link = DocumentEventFactory()
    line = ParticipationFactory(event=link.event, organization=OrganizationFactory(published=True))
    way = [
        link.document,
        link.event,
        line.participant,
        line.organization,
        link.event,
        link.document,
    ]

    linked = [
        there.get_absolute_url() in client.get(here.get_absolute_url()).content.decode()
        for here, there in pairwise(way)
    ]

    assert linked == [True] * 5


def test_events_are_filtered_by_region_kind_and_year(client):
    country = RegionFactory(country=True)
    [event] = events(1)
    event.regions.set([country])
    EventFactory(published=True, dated=True, kind="debate", regions=[country])
    EventFactory(published=True, kind="dialogue")
    query = {"region": country.parent.parent.slug, "kind": "dialogue", "year": "2014"}

    page = client.get(reverse("event-list"), query).context["page"]

    assert list(page) == [event]


def test_participants_are_filtered_by_a_told_organization_alone(client):
    organization = OrganizationFactory(published=True)
    told = ParticipationFactory(organization=organization).participant
    hidden = ParticipantFactory(published=True)
    ParticipationFactory(participant=hidden)
    ParticipationFactory(
        participant=hidden,
        organization=organization,
        event=EventFactory(published=True, organizations_only=True),
    )

    page = client.get(reverse("participant-list"), {"organization": organization.slug}).context[
        "page"
    ]

    assert list(page) == [told]


def test_participants_are_filtered_by_where_their_organizations_are(client):
    university = OrganizationFactory(
        published=True, kind="university", country=RegionFactory(country=True)
    )
    told = ParticipationFactory(organization=university).participant
    ParticipationFactory(organization=OrganizationFactory(published=True, kind="university"))
    query = {"country": university.country.parent.slug, "kind": "university"}

    page = client.get(reverse("participant-list"), query).context["page"]

    assert list(page) == [told]


@pytest.fixture
def discreet():
    """An event that tells its organizations alone; all its people are told elsewhere."""
    event = EventFactory(published=True, dated=True, people_audience=40)
    for _number in range(3):
        line = ParticipationFactory(event=event, full=True)
        ParticipationFactory(participant=line.participant)
    return event


def test_people_are_not_found_by_the_year_of_an_event_that_does_not_tell_them(client, discreet):
    staff = UserFactory(staff=True)
    address, query = reverse("participant-list"), {"year": "2014"}

    visitors = client.get(address, query).context["page"].paginator.count
    client.force_login(staff)

    assert (visitors, client.get(address, query).context["page"].paginator.count) == (0, 3)


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

    assert (context["spoken_for"].rows, context["spoken_for"].total) == ([discreet], 1)


def test_standings_come_latest_first_and_undated_ones_last(client):
    organization = OrganizationFactory(published=True)
    since = KnownDate.parse("2012")
    undated = StandingFactory(organization=organization, ended=KnownDate.parse("2010"))
    dated = StandingFactory(organization=organization, began=since)

    standings = client.get(organization.get_absolute_url()).context["standings"]

    assert list(standings) == [dated, undated]


def test_lists_are_sorted_without_regard_to_case_and_accents(client):
    for name in ("Zebra", "élan", "apple", "Étude", "Bravo"):
        OrganizationFactory(published=True, name=name)

    page = client.get(reverse("organization-list")).context["page"]

    assert [organization.name for organization in page] == [
        "apple",
        "Bravo",
        "élan",
        "Étude",
        "Zebra",
    ]
