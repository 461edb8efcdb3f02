"""A series through the years: its meetings, what each brought, and the gaps in their numbers."""

import pytest

from events.course import Gap
from r2p.records.audience import Audience
from tests.factories import (
    DocumentEventFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

MEMBERS = dict.fromkeys(("audience", "organizations_audience", "people_audience"), Audience.MEMBERS)


def meeting(series, number, year, **fields):
    return EventFactory(
        published=True,
        series=series,
        number=number,
        starts_on=f"{year}-05-01",
        ends_on=f"{year}-05-02",
        dates_precision="day",
        **fields,
    )


def course_of(client, series):
    return list(client.get(series.get_absolute_url()).context["course"].rows)


def test_meetings_come_latest_first_with_the_gaps_in_their_numbers(client):
    series = EventSeriesFactory(published=True)
    third, sixth, seventh = (meeting(series, number, 2010 + number) for number in (3, 6, 7))

    assert course_of(client, series) == [seventh, sixth, Gap(4, 5), third, Gap(1, 2)]


def test_meetings_without_a_number_make_no_gap(client):
    series = EventSeriesFactory(published=True)
    first, extra, second = (
        meeting(series, number, year) for number, year in ((1, 2011), (None, 2012), (2, 2013))
    )

    assert course_of(client, series) == [second, extra, first]


def test_hidden_meeting_leaves_the_same_gap_as_one_that_is_not_known(client):
    known, unknown = (
        EventSeriesFactory(published=True, title="T", slug=f"series-{s}") for s in ("one", "two")
    )
    for series in (known, unknown):
        meeting(series, 1, 2011, slug=f"{series.slug}-1", title="One")
        meeting(series, 3, 2013, slug=f"{series.slug}-3", title="Three")
    meeting(known, 2, 2012, **MEMBERS)

    pages = [client.get(series.get_absolute_url()).content for series in (known, unknown)]

    assert pages[0].replace(b"series-one", b"series-two") == pages[1]


def test_meeting_shows_its_host_once_and_what_it_brought(client):
    event = meeting(EventSeriesFactory(published=True), 1, 2011)
    host = OrganizationFactory(published=True, short_name="HST")
    for role in ("host", "co_host"):
        ParticipationFactory(event=event, participant=None, organization=host, role=role)
    paper = DocumentEventFactory(event=event, role="outcome").document
    DocumentEventFactory(event=event, document__status="draft")

    [row] = course_of(client, event.series)

    assert row.told_host_organizations == [host]
    assert [link.document for link in row.told_papers] == [paper]


def test_event_leads_to_the_meetings_before_and_after_it(client):
    series = EventSeriesFactory(published=True)
    first, hidden, third, fourth = (
        meeting(series, number, 2010 + number, **fields)
        for number, fields in ((1, {}), (2, MEMBERS), (3, {}), (4, {}))
    )

    neighbours = client.get(third.get_absolute_url()).context["neighbours"]

    assert neighbours == {"before": first, "after": fourth}
    assert hidden not in neighbours.values()


def test_event_shows_what_led_to_it_before_what_came_of_it(client):
    event = EventFactory(published=True)
    parts = {
        "led_to": ("announcement", "agenda", "concept_note"),
        "came_of": ("report", "outcome", ""),
    }
    links = {
        part: {DocumentEventFactory(event=event, role=role).document for role in roles}
        for part, roles in parts.items()
    }

    context = client.get(event.get_absolute_url()).context

    assert {part: set(context[part]) for part in parts} == links
