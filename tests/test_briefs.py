import pytest
from django.urls import reverse

from events.models import Standing
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def hosted(count, **fields):
    """So many events with a host each."""
    events = EventFactory.create_batch(count, published=True, **fields)
    for event in events:
        host = OrganizationFactory(published=True)
        ParticipationFactory(event=event, participant=None, organization=host, role="host")
    return events


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
