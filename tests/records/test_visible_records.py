"""Visibility of a record, by itself and through its relations, for every kind of reader."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from documents.models import Contribution, Document
from events.models import Event, EventSeries, Organization, Participant, Participation
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    UserFactory,
)
from tests.records.visible_grid import AUDIENCES, GRID, PUBLIC, expected, pks, records

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("model", [Organization, Event, Document])
def test_record_is_visible_by_its_status_hour_and_audience(model, reader):
    user, rung = reader
    made = records(model, GRID)

    seen = model.objects.filter(pk__in=pks(made)).visible_to(user)

    assert pks(seen) == expected(made, GRID, rung)


def take_part(people, events, **fields):
    Participation.objects.bulk_create(
        Participation(event=event, participant=person, **fields)
        for event, person in zip(events, people, strict=True)
    )


def contribute(people, documents):
    Contribution.objects.bulk_create(
        Contribution(document=document, participant=person, role="author")
        for document, person in zip(documents, people, strict=True)
    )


WAYS_TO_BE_TOLD = pytest.mark.parametrize(
    ("model", "tell"), [(Event, take_part), (Document, contribute)], ids=["line", "contribution"]
)


@WAYS_TO_BE_TOLD
def test_participant_with_a_told_line_or_contribution_is_visible_by_its_own_columns(
    reader, model, tell
):
    user, rung = reader
    people = records(Participant, GRID)
    tell(people, records(model, [PUBLIC]) * len(people))

    assert pks(Participant.objects.visible_to(user)) == expected(people, GRID, rung)


def put_into(events, series):
    for event, one in zip(events, series, strict=True):
        event.series = one
    Event.objects.bulk_update(events, ["series"])


def test_series_with_a_visible_event_is_visible_by_its_own_columns(reader):
    user, rung = reader
    series = records(EventSeries, GRID)
    events = records(Event, [PUBLIC] * len(GRID))
    put_into(events, series)

    assert pks(EventSeries.objects.visible_to(user)) == expected(series, GRID, rung)


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


@WAYS_TO_BE_TOLD
def test_participant_is_visible_only_with_a_line_or_contribution_that_is_visible(
    reader, model, tell
):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(GRID))
    tell(people, records(model, GRID))

    assert pks(Participant.objects.visible_to(user)) == expected(people, GRID, rung)


def told_from(people, rung):
    """The people whose place in the ladder of audiences is no higher than a rung."""
    return {
        person.pk for person, audience in zip(people, AUDIENCES, strict=True) if audience <= rung
    }


def test_participant_is_visible_only_where_the_event_tells_its_people(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(AUDIENCES))
    events = records(Event, [PUBLIC] * len(AUDIENCES))
    for event, audience in zip(events, AUDIENCES, strict=True):
        event.people_audience = audience
    Event.objects.bulk_update(events, ["people_audience"])
    take_part(people, events)

    assert pks(Participant.objects.visible_to(user)) == told_from(people, rung)


def test_participant_is_visible_only_where_the_line_tells_its_person(reader):
    user, rung = reader
    people = records(Participant, [PUBLIC] * len(AUDIENCES))
    event = EventFactory(published=True, organizations_audience=20, people_audience=20)
    for person, audience in zip(people, AUDIENCES, strict=True):
        take_part([person], [event], audience=audience)

    assert pks(Participant.objects.visible_to(user)) == told_from(people, rung)


def test_record_is_visible_once_its_hour_has_come():
    document = DocumentFactory(published=True, publish_at=timezone.now() + timedelta(hours=1))
    before = list(Document.objects.visible_to(AnonymousUser()))

    Document.objects.update(publish_at=timezone.now())

    assert (before, list(Document.objects.visible_to(AnonymousUser()))) == ([], [document])


def test_record_whose_hour_is_missing_is_visible_to_nobody():
    organization = OrganizationFactory(status="in_review")

    seen = Organization.objects.visible_to(UserFactory(staff=True))

    assert organization.publish_at is None
    assert list(seen) == []
