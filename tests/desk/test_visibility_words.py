"""The strip says of each part of a record whom it is told to, and in words what is not told."""

from datetime import timedelta
from itertools import product

import pytest
from django.utils import timezone

from documents.models import Contribution, Document, DocumentFile
from events.admin.visibility import EventVisibility
from events.models import Event, Organization, Participant, Participation
from r2p.desk.visibility.report import Kind, is_out
from r2p.records.audience import Audience, Reader
from tests.desk.visibility_strip import details, found_by, report_on
from tests.events.disclosure_table import table_in_the_database
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)
from tests.records.visible_grid import GRID, records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("disclosure", "expected"),
    [
        ((0, 0), ["everything"] * 5),
        ((0, 20), ["without the people"] * 2 + ["everything"] * 3),
        ((20, 20), ["without people and organizations"] * 2 + ["everything"] * 3),
        (
            (10, 40),
            ["without people and organizations"] + ["without the people"] * 3 + ["everything"],
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

    assert details(organization) == ["not found"] * 3 + ["everything"] * 2


def test_strip_says_from_when_a_record_will_be_seen():
    publish_at = timezone.now().replace(year=2099, month=12, day=3, hour=9, minute=0)

    assert (
        report_on(OrganizationFactory(published=True, publish_at=publish_at)).note
        == "Nobody can see this record yet (from 3 December 2099, 09:00). Once it is published:"
    )


def test_strip_says_that_a_record_is_withdrawn_to_those_who_could_have_seen_it():
    organization = OrganizationFactory(published=True, audience=10)
    organization.status = "withdrawn"
    organization.save()

    assert details(organization) == ["not found"] + ["withdrawn"] * 4
    assert found_by(report_on(organization)) == set()


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

    said = {seen.rung for seen in report_on(organization).rungs if seen.detail == "withdrawn"}

    rule = {rung for rung in Audience if Organization.objects.withdrawn_for(Reader(rung))}
    assert said == rule


def test_strip_says_that_a_record_is_in_the_trash():
    assert (
        report_on(OrganizationFactory(trashed_at=timezone.now() - timedelta(days=1))).note
        == "Nobody can see this record: it is in the trash. Once it is restored and published:"
    )


# -- Parts ------------------------------------------------------------------------------------


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
