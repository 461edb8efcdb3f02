"""The strip says of every rung what the site's own rules answer: compared with them, over grids."""

import pytest
from django.contrib import admin

from documents.models import Document
from events.admin.visibility import EventVisibility
from events.models import Event, EventSeries, Organization, Participant, Participation
from r2p.desk.visibility.render_as import published
from r2p.desk.visibility.report import is_ahead, is_out
from r2p.records.audience import Audience, Reader
from tests.desk.visibility_strip import details, found_by, report_on
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    ParticipantFactory,
    ParticipationFactory,
)
from tests.records.visible_grid import GRID, PUBLIC, pks, records

pytestmark = pytest.mark.django_db

RECORDS = [Organization, Event, Document, Participant, EventSeries]
every_kind = pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)


def rungs_that_see(record):
    """By the rules of the site."""
    rows = type(record).objects.filter(pk=record.pk)
    return {rung for rung in Audience if rows.visible_to(Reader(rung)).exists()}


def with_what_shows_them(made):
    """The same records, each with what it needs to be seen: a person's line, a series' event."""
    if made[0]._meta.model is Participant:
        event = EventFactory(published=True)
        Participation.objects.bulk_create(
            Participation(event=event, participant=person) for person in made
        )
    if made[0]._meta.model is EventSeries:
        events = records(Event, [PUBLIC] * len(made))
        for event, series in zip(events, made, strict=True):
            event.series = series
        Event.objects.bulk_update(events, ["series"])
    return made


# -- The page of a record ----------------------------------------------------------------------


@every_kind
def test_strip_finds_a_published_record_for_whom_it_is_visible(model):
    made = with_what_shows_them(records(model, GRID))

    said = {record.pk: found_by(report_on(record)) if is_out(record) else set() for record in made}

    assert said == {record.pk: rungs_that_see(record) for record in made}
    assert any(said.values())


@every_kind
def test_strip_says_of_what_is_ahead_who_will_see_it(model):
    made = with_what_shows_them(records(model, GRID))
    ahead = [record for record in made if is_ahead(record)]

    said = {record.pk: found_by(report_on(record)) for record in ahead}

    once_published = {}
    for record in ahead:
        with published(record):
            once_published[record.pk] = rungs_that_see(record)
    assert said == once_published
    assert len(ahead) == 25  # drafts and in review whatever their hour, published with one to come


@every_kind
def test_records_are_out_or_ahead_or_withdrawn(model):
    made = records(model, GRID)

    out, ahead = [pks(filter(state, made)) for state in (is_out, is_ahead)]

    withdrawn = pks(record for record in made if record.status == "withdrawn")
    assert (out & ahead, out | ahead | withdrawn) == (set(), pks(made))


def found(records):
    """From which rungs the strip says that each is found, once it is out: {pk: rungs}."""
    return {record.pk: found_by(report_on(record)) for record in records}


def seen(records):
    return {record.pk: rungs_that_see(record) for record in records}


def test_person_is_found_from_the_rung_of_the_event_that_tells_of_them():
    people = [ParticipantFactory(published=True, audience=10) for _cell in GRID]
    for event, person in zip(records(Event, GRID), people, strict=True):
        ParticipationFactory(event=event, participant=person)

    assert found(people) == seen(people)
    assert any(seen(people).values())


def test_person_is_found_from_the_rung_of_the_document_that_tells_of_them():
    people = [ParticipantFactory(published=True, audience=10) for _cell in GRID]
    for document, person in zip(records(Document, GRID), people, strict=True):
        ContributionFactory(document=document, organization=None, participant=person)

    assert found(people) == seen(people)
    assert any(seen(people).values())


def test_person_is_found_as_the_line_discloses_them():
    told = [(people, own) for people in Audience.values for own in (None, *Audience.values)]
    people = [ParticipantFactory(published=True) for _pair in told]
    for person, (audience, own) in zip(people, told, strict=True):
        event = EventFactory(published=True, people_audience=audience)
        ParticipationFactory(event=event, participant=person, audience=own)

    assert found(people) == seen(people)


def test_series_is_found_from_the_rung_of_its_event():
    series = [EventSeriesFactory(published=True, audience=10) for _cell in GRID]
    for event, one in zip(records(Event, GRID), series, strict=True):
        Event.objects.filter(pk=event.pk).update(series=one)

    assert found(series) == seen(series)
    assert any(seen(series).values())


def test_strip_says_why_nobody_finds_a_person_or_a_series():
    person, series = ParticipantFactory(published=True), EventSeriesFactory(published=True)

    assert [report_on(person).note, report_on(series).note] == [
        "Nobody: a person has a page once a line or a document names them.",
        "Nobody: a series has a page once one of its events is visible.",
    ]
    assert details(person) == details(series) == ["not found"] * 5


# -- What it costs -----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 20])
def test_strip_of_an_event_needs_one_query(count, django_assert_num_queries):
    event = EventFactory(published=True, people_audience=20, with_participants=count)

    with django_assert_num_queries(1):
        report = EventVisibility(event)
        said = [(seen.detail, seen.sign) for seen in report.rungs]
        names = [part.name for _heading, cells in report.table for part in cells]

    assert (len(said), len(names)) == (5, 3 * count)


@pytest.mark.parametrize("count", [2, 20])
def test_strip_of_a_document_needs_two_queries(count, django_assert_num_queries):
    document = DocumentFactory(published=True)
    ContributionFactory.create_batch(count, document=document)
    ContributionFactory.create_batch(count, document=document, by_person=True)
    DocumentFileFactory.create_batch(count, document=document)

    with django_assert_num_queries(2):
        report = admin.site.get_model_admin(Document).visibility_report(document)
        said = [seen.detail for seen in report.rungs]
        lines = list(report.table)

    assert (len(said), len(lines)) == (5, 3 * count)


@pytest.mark.parametrize("count", [2, 20])
@pytest.mark.parametrize(("model", "number"), [(Participant, 2), (EventSeries, 1)])
def test_strip_of_a_person_or_a_series_needs_no_query_for_each_line(
    model, number, count, django_assert_num_queries
):
    person, series = ParticipantFactory(published=True), EventSeriesFactory(published=True)
    for event in EventFactory.create_batch(count, published=True, series=series):
        ParticipationFactory(event=event, participant=person)
    record = person if model is Participant else series

    with django_assert_num_queries(number):
        said = [
            seen.detail
            for seen in admin.site.get_model_admin(model).visibility_report(record).rungs
        ]

    assert said == ["everything"] * 5
