"""The strip says of every rung what the site's own rules answer: compared with them, over grids."""

from datetime import timedelta
from itertools import product

import pytest
from django.contrib import admin
from django.utils import timezone

from documents.models import Contribution, Document, DocumentFile
from events.admin.reach import EventReach
from events.models import Event, EventSeries, Organization, Participant, Participation
from r2p.desk.reach.reading import published
from r2p.desk.reach.seen import Kind, is_ahead, is_out
from r2p.records.audience import Audience, Reader
from tests.events.disclosure_table import table_in_the_database
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)
from tests.records.visible_grid import GRID, PUBLIC, pks, records

pytestmark = pytest.mark.django_db

RECORDS = [Organization, Event, Document, Participant, EventSeries]
every_kind = pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)


def reach_of(record):
    """What the record's own admin says of it, of what is stored."""
    stored = type(record).objects.get(pk=record.pk)
    return admin.site.get_model_admin(type(record)).reach(stored)


def found_by(reach):
    return {seen.rung for seen in reach.rungs if seen.is_found}


def rungs_that_see(record):
    """By the rules of the site."""
    rows = type(record).objects.filter(pk=record.pk)
    return {rung for rung in Audience if rows.visible_to(Reader(rung)).exists()}


def details(record):
    return [seen.detail for seen in reach_of(record).rungs]


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

    said = {record.pk: found_by(reach_of(record)) if is_out(record) else set() for record in made}

    assert said == {record.pk: rungs_that_see(record) for record in made}
    assert any(said.values())


@every_kind
def test_strip_says_of_what_is_ahead_who_will_see_it(model):
    made = with_what_shows_them(records(model, GRID))
    ahead = [record for record in made if is_ahead(record)]

    said = {record.pk: found_by(reach_of(record)) for record in ahead}

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


@pytest.mark.parametrize("cell", GRID, ids=str)
def test_person_is_found_from_the_rung_of_the_event_that_tells_of_them(cell):
    [event] = records(Event, [cell])
    person = ParticipantFactory(published=True, audience=10)
    ParticipationFactory(event=event, participant=person)

    assert found_by(reach_of(person)) == rungs_that_see(person)


@pytest.mark.parametrize("cell", GRID, ids=str)
def test_person_is_found_from_the_rung_of_the_document_that_tells_of_them(cell):
    [document] = records(Document, [cell])
    person = ParticipantFactory(published=True, audience=10)
    ContributionFactory(document=document, organization=None, participant=person)

    assert found_by(reach_of(person)) == rungs_that_see(person)


@pytest.mark.parametrize("override", [None, *Audience.values])
@pytest.mark.parametrize("people", Audience.values)
def test_person_is_found_as_the_line_discloses_them(people, override):
    person = ParticipantFactory(published=True)
    event = EventFactory(published=True, people_audience=people)
    ParticipationFactory(event=event, participant=person, audience=override)

    assert found_by(reach_of(person)) == rungs_that_see(person)


@pytest.mark.parametrize("cell", GRID, ids=str)
def test_series_is_found_from_the_rung_of_its_event(cell):
    [event] = records(Event, [cell])
    series = EventSeriesFactory(published=True, audience=10)
    Event.objects.update(series=series)

    assert event.pk
    assert found_by(reach_of(series)) == rungs_that_see(series)


def test_strip_says_why_nobody_finds_a_person_or_a_series():
    person, series = ParticipantFactory(published=True), EventSeriesFactory(published=True)

    notes = [reach_of(person).note, reach_of(series).note]

    assert notes == [
        "Nobody: a person has a page once a line or a document names them.",
        "Nobody: a series has a page once an event of it is seen.",
    ]
    assert details(person) == details(series) == ["not found"] * 5


# -- The parts of a record ---------------------------------------------------------------------


NAMING = {
    Kind.PERSON: Participation.objects.naming_people,
    Kind.ORGANIZATION: Participation.objects.naming_organizations,
    Kind.ON_BEHALF_OF: Participation.objects.naming_on_behalf_of,
}


def told_from(events):
    """{(line's pk, kind): the rung from which the strip says it is told}, of what is out."""
    return {
        (line.pk, part.kind): part.told_from
        for event in filter(is_out, events)
        for line, (_heading, parts) in zip(
            event.participations.with_records(), EventReach(event).lines, strict=True
        )
        for part in parts
    }


def test_strip_says_of_each_line_what_is_told_of_it():
    table_in_the_database()

    said = told_from(Event.objects.all())

    for rung, (kind, naming) in product(Audience, NAMING.items()):
        told = {pk for (pk, of), least in said.items() if of == kind and is_within(least, rung)}
        assert told == set(naming(Reader(rung)).values_list("pk", flat=True)) != set()


def is_within(least, rung):
    return least is not None and least <= rung


@pytest.mark.parametrize("rung", Audience.values)
def test_strip_says_of_each_file_whom_it_is_for(rung):
    for audience in Audience:
        document = DocumentFactory(published=True, audience=audience)
        for own in Audience:
            DocumentFileFactory(document=document, audience=own, label=f"{document.pk}-{own}")

    said = {
        part.name
        for document in Document.objects.all()
        for part in reach_of(document).parts(Kind.FILE)
        if part.is_told(rung)
    }

    assert said == {file.label for file in DocumentFile.objects.told_to(Reader(rung))}


@pytest.mark.parametrize("rung", Audience.values)
@pytest.mark.parametrize("model", [Organization, Participant])
def test_strip_says_of_each_contributor_who_is_told_of_them(model, rung):
    contributors = records(model, GRID)
    document = DocumentFactory(published=True)
    field = "organization" if model is Organization else "participant"
    Contribution.objects.bulk_create(
        Contribution(
            document=document, role="author", name_as_published=one.slug, order=1, **{field: one}
        )
        for one in contributors
    )

    said = {part.name for part in reach_of(document).parts(Kind.CONTRIBUTOR) if part.is_told(rung)}

    rule = document.contributions.told_to(Reader(rung))
    assert said == {contribution.name_as_published for contribution in rule}
    assert said != set()


def test_part_of_an_event_for_members_is_told_to_nobody_below():
    event = EventFactory(published=True, audience=20, organizations_audience=20, people_audience=20)
    ParticipationFactory(event=event, audience=0)

    [part] = reach_of(event).parts(Kind.PERSON)

    assert part.told_from == 20


def test_strip_says_why_a_name_is_told_to_nobody():
    event = EventFactory(published=True)
    ParticipationFactory(event=event, participant=ParticipantFactory(status="in_review"))

    [part] = reach_of(event).parts(Kind.PERSON)

    assert (part.told_from, part.why) == (None, "in review")


# -- In words ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("disclosure", "expected"),
    [
        ((0, 0), ["all of it"] * 5),
        ((0, 20), ["without the people"] * 2 + ["all of it"] * 3),
        ((20, 20), ["without people and organizations"] * 2 + ["all of it"] * 3),
        (
            (10, 40),
            ["without people and organizations"] + ["without the people"] * 3 + ["all of it"],
        ),
    ],
)
def test_strip_says_what_of_an_event_is_not_told(disclosure, expected):
    organizations, people = disclosure
    event = EventFactory(
        published=True,
        organizations_audience=organizations,
        people_audience=people,
        with_participants=2,
    )

    assert details(event) == expected


def test_strip_counts_the_lines_without_a_name():
    event = EventFactory(published=True, with_participants=1)
    ParticipationFactory(event=event, participant=ParticipantFactory())
    ParticipationFactory(event=event, participant=ParticipantFactory(published=True, audience=20))

    assert (
        details(event) == ["2 of 3 lines without a name"] * 2 + ["1 of 3 lines without a name"] * 3
    )


def test_strip_says_what_of_a_document_is_not_told():
    document = DocumentFactory(published=True)
    ContributionFactory(document=document)
    ContributionFactory(document=document, organization=OrganizationFactory())
    DocumentFileFactory(document=document, audience=20)

    without = "without 1 of 2 contributors"
    assert details(document) == [f"{without}, without its file"] * 2 + [without] * 3


def test_strip_says_who_does_not_find_a_record():
    organization = OrganizationFactory(published=True, audience=30)

    assert details(organization) == ["not found"] * 3 + ["all of it"] * 2


def test_strip_says_from_when_a_record_will_be_seen():
    publish_at = timezone.now().replace(year=2099, month=12, day=3, hour=9, minute=0)
    organization = OrganizationFactory(published=True, publish_at=publish_at)

    note = reach_of(organization).note

    assert note == "Nobody yet (from 3 December 2099, 09:00). Once it is published:"


def test_strip_says_that_a_record_is_withdrawn_to_those_who_could_have_seen_it():
    organization = OrganizationFactory(published=True, audience=10)
    organization.status = "withdrawn"
    organization.save()

    assert details(organization) == ["not found"] + ["withdrawn"] * 4
    assert found_by(reach_of(organization)) == set()


@pytest.mark.parametrize("moment", ["first_published_at", "publish_at"])
@pytest.mark.parametrize("seconds", [None, -1, 0, 1])
def test_strip_says_withdrawn_to_whom_the_address_says_so(moment, seconds):
    organization = OrganizationFactory(published=True, audience=10)
    organization.status = "withdrawn"
    organization.save()
    withdrawn_at = organization.withdrawn_at
    value = None if seconds is None else withdrawn_at + timedelta(seconds=seconds)
    Organization.objects.update(**{moment: value})
    organization.refresh_from_db()

    said = {seen.rung for seen in reach_of(organization).rungs if seen.detail == "withdrawn"}

    rule = {rung for rung in Audience if Organization.objects.withdrawn_for(Reader(rung))}
    assert said == rule


def test_strip_says_that_a_record_is_in_the_trash():
    organization = OrganizationFactory(trashed_at=timezone.now() - timedelta(days=1))

    reach = reach_of(organization)

    assert reach.note == "Nobody: it is in the trash. Once it is restored and published:"


# -- What it costs -----------------------------------------------------------------------------


@pytest.mark.parametrize("count", [2, 20])
def test_strip_of_an_event_needs_one_query(count, django_assert_num_queries):
    event = EventFactory(published=True, people_audience=20, with_participants=count)

    with django_assert_num_queries(1):
        reach = EventReach(event)
        said = [(seen.detail, seen.sign) for seen in reach.rungs]
        names = [part.name for _heading, cells in reach.table for part in cells]

    assert (len(said), len(names)) == (5, 3 * count)


@pytest.mark.parametrize("count", [2, 20])
def test_strip_of_a_document_needs_two_queries(count, django_assert_num_queries):
    document = DocumentFactory(published=True)
    ContributionFactory.create_batch(count, document=document)
    ContributionFactory.create_batch(count, document=document, by_person=True)
    DocumentFileFactory.create_batch(count, document=document)

    with django_assert_num_queries(2):
        reach = admin.site.get_model_admin(Document).reach(document)
        said = [seen.detail for seen in reach.rungs]
        lines = list(reach.table)

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
        said = [seen.detail for seen in admin.site.get_model_admin(model).reach(record).rungs]

    assert said == ["all of it"] * 5
