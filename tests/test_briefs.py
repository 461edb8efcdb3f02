import pytest
from django.urls import reverse

from events.briefs import SEATS
from events.models import Participation, Standing
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

SIZES = pytest.mark.parametrize("count", [3, 30])


def hosted(count, **fields):
    """So many events with a host, people and a document each."""
    events = EventFactory.create_batch(
        count, published=True, dated=True, with_participants=2, **fields
    )
    for event in events:
        ParticipationFactory(
            event=event,
            participant=None,
            organization=OrganizationFactory(published=True),
            role=Participation.Role.HOST,
        )
        document = DocumentEventFactory(event=event).document
        document.regions.set(event.regions.all())
        ContributionFactory(document=document)
    return events


@SIZES
def test_brief_of_an_event_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    [event, *_others] = hosted(3, series=EventSeriesFactory(published=True))
    ParticipationFactory.create_batch(count, event=event, full=True)

    with django_assert_num_queries(14):
        response = client.get(reverse("event-brief", args=[event.slug]))

    assert len(response.context["seats"]) == min(count + 2, SEATS)
    assert response.context["seats_left"] == max(count + 2 - SEATS, 0)


@SIZES
def test_brief_of_a_series_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    series = EventSeriesFactory(published=True)
    hosted(count, series=series)

    with django_assert_num_queries(16):
        response = client.get(reverse("series-brief", args=[series.slug]))

    assert response.context["meetings"].total == count


@SIZES
def test_brief_of_a_region_needs_the_same_queries_for_any_number_of_records(
    client, count, django_assert_num_queries
):
    region = RegionFactory(country=True)
    hosted(count, regions=[region])
    for document in DocumentFactory.create_batch(
        count, published=True, dated=True, kind="dialogue_report", regions=[region]
    ):
        ContributionFactory(document=document)

    with django_assert_num_queries(21):
        response = client.get(reverse("region-brief", args=[region.slug]))

    assert response.context["reports"].total == response.context["others"].total == count


def test_brief_of_a_region_counts_by_year_what_its_reader_may_see(client):
    region = RegionFactory(country=True)
    DocumentFactory(published=True, dated=True, regions=[region])
    DocumentFactory(published=True, dated=True, audience=20, regions=[region])
    DocumentFactory(published=True, regions=[region])
    EventFactory(published=True, dated=True, regions=[region])
    address = reverse("region-brief", args=[region.slug])

    def counted():
        context = client.get(address).context
        documents, events = context["years_of_documents"].totals, context["years_of_events"].totals
        return [
            (year, documents.get(year, 0), events.get(year, 0))
            for year in sorted({*documents, *events})
        ]

    visitors = counted()
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert (visitors, counted()) == ([(2014, 1, 1)], [(2014, 2, 1)])


def test_most_active_organizations_are_ranked_by_what_is_told(client):
    region = RegionFactory(country=True)
    first, second, hidden = OrganizationFactory.create_batch(3, published=True)
    for number, event in enumerate(hosted(3, regions=[region])):
        ParticipationFactory(event=event, organization=first)
        if number < 2:
            ParticipationFactory(event=event, organization=second)
    secret = EventFactory(published=True, chatham_house=True, regions=[region])
    ParticipationFactory(event=secret, organization=hidden)

    active = client.get(reverse("region-brief", args=[region.slug])).context["active"]

    assert [(one, one.event_count, one.document_count) for one in active[:2]] == [
        (first, 3, 0),
        (second, 2, 0),
    ]
    assert hidden not in active


def test_brief_names_told_hosts_alone(client):
    series = EventSeriesFactory(published=True)
    told, secret = hosted(2, series=series)
    secret.organizations_audience = secret.people_audience = 40
    secret.save()

    meetings = client.get(reverse("series-brief", args=[series.slug])).context["meetings"]

    assert {event.pk: len(event.told_host_organizations) for event in meetings.rows} == {
        told.pk: 1,
        secret.pk: 0,
    }


def test_brief_of_an_event_leads_to_those_before_and_after_it_that_one_may_see(client):
    series = EventSeriesFactory(published=True)
    [before, event, after] = (
        EventFactory(
            published=True,
            series=series,
            starts_on=f"{year}-01-01",
            ends_on=f"{year}-01-01",
            dates_precision="day",
        )
        for year in (2011, 2013, 2015)
    )
    EventFactory(series=series, starts_on="2014-01-01", ends_on="2014-01-01", dates_precision="day")

    neighbours = client.get(reverse("event-brief", args=[event.slug])).context["neighbours"]

    assert neighbours == {"before": before, "after": after}


@pytest.mark.parametrize("name", ["event-brief", "event-brief-pdf"])
def test_hidden_event_has_no_brief(client, name):
    event = EventFactory(audience=20, organizations_audience=20, people_audience=20, published=True)

    assert client.get(reverse(name, args=[event.slug])).status_code == 404
