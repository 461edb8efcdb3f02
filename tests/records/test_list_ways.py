"""Ways through a list: its order, its span of years, and ways out of a search for nothing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from r2p.records.dates import KnownDate
from r2p.records.paging import KeyPaginator
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.structured_data import head_in

pytestmark = pytest.mark.django_db


def listed(client, name, **query):
    return list(client.get(reverse(name), query).context["page"])


def issued(text):
    return DocumentFactory(published=True, issued=KnownDate.parse(text))


def on_day(day):
    return EventFactory(published=True, starts_on=day, ends_on=day, dates_precision="day")


def test_documents_are_sorted_newest_or_oldest_first_and_the_undated_last(client):
    newer, undated, older = issued("2015"), DocumentFactory(published=True), issued("2009-05")

    ways = [listed(client, "document-list", sort=way) for way in ("newest", "oldest")]

    assert ways == [[newer, older, undated], [older, newer, undated]]


def test_series_are_sorted_by_title_or_by_their_latest_event(client):
    first, second = (EventSeriesFactory(published=True, title=title) for title in ("A", "B"))
    EventFactory(published=True, series=first)
    EventFactory(published=True, dated=True, series=second)

    ways = [listed(client, "series-list", sort=way) for way in ("title", "latest")]

    assert ways == [[first, second], [second, first]]


def test_organizations_are_sorted_by_name_or_by_country(client):
    nowhere = OrganizationFactory(published=True, name="A")
    chile, albania = (
        OrganizationFactory(
            published=True, name=name, country=RegionFactory(country=True, name=country)
        )
        for name, country in (("B", "Chile"), ("C", "Albania"))
    )

    ways = [listed(client, "organization-list", sort=way) for way in ("name", "country")]

    assert ways == [[nowhere, chile, albania], [albania, chile, nowhere]]


def test_participants_are_sorted_forwards_or_backwards(client):
    people = [ParticipantFactory(published=True, sort_name=name) for name in ("A", "B", "C")]
    for person in people:
        ParticipationFactory(participant=person)

    ways = [listed(client, "participant-list", sort=way) for way in ("name", "reversed")]

    assert ways == [people, people[::-1]]


def test_unknown_order_is_told(client):
    response = client.get(reverse("document-list"), {"sort": "random"})

    assert [error for _label, error in response.context["filter"].mistakes] == [
        "This is not one of the sort orders."
    ]


def test_order_is_kept_in_the_form_and_is_no_chip(client):
    filterset = client.get(reverse("document-list"), {"sort": "oldest"}).context["filter"]

    assert filterset.active_filters == []
    assert filterset.form["sort"].value() == "oldest"
    assert [(way["query"], way["is_present"]) for way in filterset.sorts] == [
        ("", False),
        ("?sort=oldest", True),
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"since": "2014"}, ["2014", "2015-03"]),
        ({"until": "2014"}, ["2013-12-31", "2014"]),
        ({"since": "2014", "until": "2014"}, ["2014"]),
    ],
)
def test_documents_are_filtered_by_a_span_of_years(client, query, found):
    dates = ["2013-12-31", "2014", "2015-03"]
    documents = {date: issued(date) for date in dates}
    DocumentFactory(published=True)

    page = listed(client, "document-list", sort="oldest", **query)

    assert page == [documents[date] for date in found]


def test_events_are_filtered_by_a_span_of_years(client):
    event = EventFactory(published=True, dated=True)
    EventFactory(published=True)

    pages = [
        listed(client, "event-list", **{name: year})
        for name, year in (("since", 2014), ("until", 2014), ("since", 2015), ("until", 2013))
    ]

    assert pages == [[event], [event], [], []]


def test_span_that_ends_before_it_begins_is_told(client):
    response = client.get(reverse("event-list"), {"since": "2015", "until": "2014"})

    assert response.status_code == 400
    assert [(str(label), error) for label, error in response.context["filter"].mistakes] == [
        ("To year", "The last year cannot be before the first.")
    ]


def test_events_are_coming_or_past_by_their_last_day(client):
    today = timezone.localdate()
    now = on_day(today)
    before = on_day(today - timedelta(days=1))
    EventFactory(published=True)

    assert [listed(client, "event-list", when=when) for when in ("coming", "past")] == [
        [now],
        [before],
    ]


@pytest.mark.parametrize(
    ("query", "address"),
    [
        ({"region": "", "kind": "report", "since": ""}, "/documents/?kind=report"),
        ({"region": "", "kind": ""}, "/documents/"),
    ],
)
def test_blank_fields_of_a_form_go_out_of_the_address(client, query, address):
    response = client.get(reverse("document-list"), query)

    assert (response.status_code, response["Location"]) == (302, address)


def test_list_of_nothing_counts_what_there_is_without_each_filter(client):
    DocumentFactory.create_batch(2, published=True, kind="report", language="fr")

    filterset = client.get(reverse("document-list"), {"kind": "speech", "language": "fr"}).context[
        "filter"
    ]

    assert [(chip["name"], chip["count"]) for chip in filterset.filters_with_counts] == [
        ("kind", 2),
        ("language", 0),
    ]


@pytest.mark.parametrize(
    ("query", "kept_out"),
    [({}, 0), ({"page": "1"}, 0), ({"kind": "report"}, 1), ({"sort": "oldest"}, 1)],
)
def test_robots_stay_out_of_filtered_and_sorted_lists(client, query, kept_out):
    DocumentFactory(published=True)

    head = head_in(client.get(reverse("document-list"), query))

    assert head.all("robots") == [("robots", "noindex, nofollow")] * kept_out


@pytest.mark.parametrize("at_once", [20, 21, 20_000])
def test_list_has_the_same_pages_however_many_keys_are_found_at_once(client, monkeypatch, at_once):
    theme = ThemeFactory()
    documents = DocumentFactory.create_batch(21, published=True)
    theme.documents.set(documents)
    DocumentFactory(published=True)
    monkeypatch.setattr(KeyPaginator, "AT_ONCE", at_once)

    pages = [
        client.get(reverse("document-list"), {"theme": theme.slug, "page": number}).context["page"]
        for number in (1, 2)
    ]

    assert [page.paginator.count for page in pages] == [21, 21]
    assert {*pages[0], *pages[1]} == {*documents}
    assert [len(page) for page in pages] == [20, 1]
