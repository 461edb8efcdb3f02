"""The strip says of every part of a record whom it is told to, as the site's own rules answer."""

from itertools import product

import pytest

from documents.models import Contribution, Document, DocumentFile
from events.admin.visibility import EventVisibility
from events.models import Event, Organization, Participant, Participation
from r2p.desk.visibility.report import Kind, is_out
from r2p.records.audience import Audience, Reader
from tests.desk.visibility_strip import report_on
from tests.events.disclosure_table import table_in_the_database
from tests.factories import (
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    ParticipantFactory,
    ParticipationFactory,
)
from tests.records.visible_grid import GRID, records

pytestmark = pytest.mark.django_db

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
            event.participations.with_records(), EventVisibility(event).lines, strict=True
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
        for part in report_on(document).parts(Kind.FILE)
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

    said = {part.name for part in report_on(document).parts(Kind.CONTRIBUTOR) if part.is_told(rung)}

    rule = document.contributions.told_to(Reader(rung))
    assert said == {contribution.name_as_published for contribution in rule}
    assert said != set()


def test_part_of_an_event_for_members_is_told_to_nobody_below():
    event = EventFactory(published=True, audience=20, organizations_audience=20, people_audience=20)
    ParticipationFactory(event=event, audience=0)

    [part] = report_on(event).parts(Kind.PERSON)

    assert part.told_from == 20


def test_strip_says_why_a_name_is_told_to_nobody():
    event = EventFactory(published=True)
    ParticipationFactory(event=event, participant=ParticipantFactory(status="in_review"))

    [part] = report_on(event).parts(Kind.PERSON)

    assert (part.told_from, part.why) == (None, "in review")
