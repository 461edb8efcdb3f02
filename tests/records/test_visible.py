"""The rule of who may see what, as a table: status × hour × audience, for every kind of reader.

The expectation is the specification in plain Python; it calls nothing of the code under test.
"""

from datetime import timedelta
from itertools import count, product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from documents.models import Contribution, Document, DocumentEvent, DocumentFile
from events.models import (
    Affiliation,
    Event,
    EventSeries,
    Organization,
    Participant,
    Participation,
    Standing,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

AUDIENCES = (0, 10, 20, 30, 40)
STATUSES = ("draft", "in_review", "published", "withdrawn")
HOURS = ("past", "future")
GRID = tuple(product(STATUSES, HOURS, AUDIENCES))
PUBLIC = ("published", "past", 0)
# Rows that hang on two records pair the cells that differ in what they show.
SMALL_GRID = (
    *(("published", "past", audience) for audience in AUDIENCES),
    ("draft", "past", 0),
    ("in_review", "past", 0),
    ("withdrawn", "past", 0),
    ("published", "future", 0),
)

# Every kind of reader, and the rung that the specification gives it.
READERS = {
    "anonymous": (AnonymousUser, 0),
    "inactive member": (lambda: UserFactory(is_active=False, standing=Standing.Kind.MEMBER), 0),
    "without membership": (UserFactory, 0),
    "supporter": (lambda: UserFactory(standing=Standing.Kind.SUPPORTER), 10),
    "member": (lambda: UserFactory(standing=Standing.Kind.MEMBER), 20),
    "steering": (lambda: UserFactory(standing=Standing.Kind.STEERING), 30),
    "staff": (lambda: UserFactory(staff=True), 40),
    "inactive staff": (lambda: UserFactory(staff=True, is_active=False), 0),
}

numbers = count()


@pytest.fixture(params=READERS)
def reader(request):
    """Somebody who reads, and the rung that they should stand on."""
    make, rung = READERS[request.param]
    return make(), rung


def may_be_seen(cell, rung):
    """The specification: published, its hour come, its audience within the reader's rung."""
    status, hour, audience = cell
    return status == "published" and hour == "past" and audience <= rung


def records(model, cells):
    """One record for each cell of a grid, in one query. Only what the rule reads is filled in."""
    now = timezone.now()
    hours = {"past": now - timedelta(seconds=1), "future": now + timedelta(hours=1)}
    return model.objects.bulk_create(
        model(
            slug=f"cell-{next(numbers)}",
            status=status,
            publish_at=hours[hour],
            withdrawn_at=now if status == "withdrawn" else None,
            audience=audience,
            **columns_of(model, audience),
        )
        for status, hour, audience in cells
    )


def columns_of(model, audience):
    """What a model needs beside: an event that tells all of itself, and where it is ordered."""
    ordered = {"order_on": timezone.localdate()} if model in (Event, Document) else {}
    told = dict.fromkeys(["organizations_audience", "people_audience"], audience)
    return ordered | (told if model is Event else {})


def pks(rows):
    return {row.pk for row in rows}


def expected(rows, cells, rung):
    return {row.pk for row, cell in zip(rows, cells, strict=True) if may_be_seen(cell, rung)}


# -- Records by themselves ---------------------------------------------------------------------


@pytest.mark.parametrize("model", [Organization, Event, Document])
def test_record_is_visible_by_its_status_hour_and_audience(model, reader):
    user, rung = reader
    made = records(model, GRID)

    seen = model.objects.filter(pk__in=pks(made)).visible_to(user)

    assert pks(seen) == expected(made, GRID, rung)


def test_participant_with_a_told_line_is_visible_by_its_own_columns(reader):
    user, rung = reader
    people = records(Participant, GRID)
    event = EventFactory(published=True)
    Participation.objects.bulk_create(
        Participation(event=event, participant=person) for person in people
    )

    seen = Participant.objects.visible_to(user)

    assert pks(seen) == expected(people, GRID, rung)


def test_participant_with_a_told_contribution_is_visible_by_its_own_columns(reader):
    user, rung = reader
    people = records(Participant, GRID)
    document = DocumentFactory(published=True)
    Contribution.objects.bulk_create(
        Contribution(document=document, participant=person, role="author") for person in people
    )

    seen = Participant.objects.visible_to(user)

    assert pks(seen) == expected(people, GRID, rung)


def put_into(events, series):
    for event, one in zip(events, series, strict=True):
        event.series = one
    Event.objects.bulk_update(events, ["series"])


def test_series_with_a_visible_event_is_visible_by_its_own_columns(reader):
    user, rung = reader
    series = records(EventSeries, GRID)
    events = records(Event, [PUBLIC] * len(GRID))
    put_into(events, series)

    seen = EventSeries.objects.visible_to(user)

    assert pks(seen) == expected(series, GRID, rung)


# -- Records that need another to be seen ------------------------------------------------------


def test_series_is_visible_only_with_a_visible_event(reader):
    user, rung = reader
    without, *series = records(EventSeries, [PUBLIC] * (len(GRID) + 1))
    events = records(Event, GRID)
    put_into(events, series)

    seen = EventSeries.objects.visible_to(user)

    assert EventSeries.objects.filter(pk=without.pk).exists()
    assert pks(seen) == expected(series, GRID, rung)


def test_participant_without_a_line_or_contribution_is_visible_to_nobody(reader):
    user, _rung = reader
    ParticipantFactory(published=True)

    seen = Participant.objects.visible_to(user)

    assert Participant.objects.count() == 1
    assert list(seen) == []


def test_participant_is_visible_only_with_a_line_at_a_visible_event(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(GRID))
    events = records(Event, GRID)
    Participation.objects.bulk_create(
        Participation(event=event, participant=person)
        for event, person in zip(events, people, strict=True)
    )

    seen = Participant.objects.visible_to(user)

    assert pks(seen) == expected(people, GRID, rung)


def test_participant_is_visible_only_where_the_event_tells_its_people(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(AUDIENCES))
    events = records(Event, [PUBLIC] * len(AUDIENCES))
    for event, audience in zip(events, AUDIENCES, strict=True):
        event.people_audience = audience
    Event.objects.bulk_update(events, ["people_audience"])
    Participation.objects.bulk_create(
        Participation(event=event, participant=person)
        for event, person in zip(events, people, strict=True)
    )

    seen = Participant.objects.visible_to(user)

    told = zip(people, AUDIENCES, strict=True)
    assert pks(seen) == {person.pk for person, audience in told if audience <= rung}


def test_participant_is_visible_only_where_the_line_tells_its_person(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(AUDIENCES))
    event = EventFactory(published=True, organizations_audience=20, people_audience=20)
    Participation.objects.bulk_create(
        Participation(event=event, participant=person, audience=audience)
        for person, audience in zip(people, AUDIENCES, strict=True)
    )

    seen = Participant.objects.visible_to(user)

    told = zip(people, AUDIENCES, strict=True)
    assert pks(seen) == {person.pk for person, audience in told if audience <= rung}


def test_participant_is_visible_only_with_a_contribution_to_a_visible_document(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(GRID))
    documents = records(Document, GRID)
    Contribution.objects.bulk_create(
        Contribution(document=document, participant=person, role="author")
        for document, person in zip(documents, people, strict=True)
    )

    seen = Participant.objects.visible_to(user)

    assert pks(seen) == expected(people, GRID, rung)


# -- Rows that are told with what they belong to -----------------------------------------------


def test_file_is_visible_with_its_document_to_its_own_audience(reader):
    user, rung = reader
    documents = records(Document, GRID)
    pairs = list(product(zip(documents, GRID, strict=True), AUDIENCES))
    files = DocumentFile.objects.bulk_create(
        DocumentFile(document=document, number=audience + 1, audience=audience, size=1)
        for (document, _cell), audience in pairs
    )

    seen = DocumentFile.objects.told_to(user)

    assert pks(seen) == {
        file.pk
        for file, ((_document, cell), audience) in zip(files, pairs, strict=True)
        if may_be_seen(cell, rung) and audience <= rung
    }


def links(model, first_name, second_name, **fields):
    """A row of a model between each two records, with the cells of both."""
    firsts, seconds = (
        zip(records(field.related_model, SMALL_GRID), SMALL_GRID, strict=True)
        for field in map(model._meta.get_field, (first_name, second_name))
    )
    pairs = list(product(firsts, seconds))
    rows = model.objects.bulk_create(
        model(**{first_name: first, second_name: second}, **fields)
        for (first, _cell), (second, _other) in pairs
    )
    cells = [(cell, other) for (_first, cell), (_second, other) in pairs]
    return [(row, cell, other) for row, (cell, other) in zip(rows, cells, strict=True)]


def told_with_both(rows, rung):
    return {
        row.pk for row, cell, other in rows if may_be_seen(cell, rung) and may_be_seen(other, rung)
    }


def test_affiliation_is_told_with_its_person_and_its_organization(reader):
    user, rung = reader
    rows = links(
        Affiliation,
        "participant",
        "organization",
        order_on=timezone.localdate(),
    )
    event = EventFactory(published=True)
    Participation.objects.bulk_create(
        Participation(event=event, participant=person) for person in Participant.objects.all()
    )

    told = Affiliation.objects.told_to(user)

    assert pks(told) == told_with_both(rows, rung)


def test_affiliation_of_a_person_of_whom_nothing_is_told_is_told_to_nobody(reader):
    user, _rung = reader
    links(
        Affiliation,
        "participant",
        "organization",
        order_on=timezone.localdate(),
    )

    told = Affiliation.objects.told_to(user)

    assert Affiliation.objects.count() == len(SMALL_GRID) ** 2
    assert list(told) == []


def test_link_of_a_document_to_an_event_is_told_with_both(reader):
    user, rung = reader
    rows = links(DocumentEvent, "document", "event")

    told = DocumentEvent.objects.told_to(user)

    assert pks(told) == told_with_both(rows, rung)


def test_contribution_of_a_person_is_told_with_its_document_and_the_person(reader):
    user, rung = reader
    rows = links(
        Contribution,
        "document",
        "participant",
        role="author",
    )

    told = Contribution.objects.told_to(user)

    assert pks(told) == told_with_both(rows, rung)


def test_contribution_of_an_organization_is_told_with_its_document_and_the_organization(reader):
    user, rung = reader
    rows = links(
        Contribution,
        "document",
        "organization",
        role="publisher",
    )

    told = Contribution.objects.told_to(user)

    assert pks(told) == told_with_both(rows, rung)


# -- The rule is asked anew each time ----------------------------------------------------------


def test_record_is_visible_once_its_hour_has_come():
    document = DocumentFactory(published=True, publish_at=timezone.now() + timedelta(hours=1))
    before = list(Document.objects.visible_to(AnonymousUser()))

    Document.objects.update(publish_at=timezone.now())
    after = list(Document.objects.visible_to(AnonymousUser()))

    assert (before, after) == ([], [document])


def test_record_whose_hour_is_missing_is_visible_to_nobody():
    organization = OrganizationFactory(status="in_review")

    seen = Organization.objects.visible_to(UserFactory(staff=True))

    assert organization.publish_at is None
    assert list(seen) == []
