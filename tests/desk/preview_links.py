"""Records of every kind to preview among others, and the page as somebody on a rung has it."""

import pytest
from django.test import Client

from events.models import Standing
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)


def linked(kind, state):
    """A record of a kind in some state, among others that are seen, and others that are hidden."""
    event = EventFactory(published=True, series=EventSeriesFactory(published=True))
    document = DocumentFactory(published=True)
    organization, person = OrganizationFactory(published=True), ParticipantFactory(published=True)
    made = {
        "event": event,
        "series": event.series,
        "document": document,
        "organization": organization,
        "person": person,
    }
    ParticipationFactory(event=event, participant=person, organization=organization)
    ParticipationFactory(event=event, participant=ParticipantFactory(name="Hidden person"))
    ParticipationFactory(
        event=event,
        participant=None,
        organization=OrganizationFactory(name="Hidden body", published=True, audience=30),
    )
    ContributionFactory(document=document, organization=organization)
    ContributionFactory(document=document, organization=None, participant=person)
    DocumentEventFactory(document=document, event=event)
    DocumentEventFactory(document=DocumentFactory(title="Hidden document"), event=event)
    EventFactory(title="Hidden event", series=event.series)
    record = made[kind]
    type(record)._base_manager.filter(pk=record.pk).update(**{"publish_at": None, **state})
    record.refresh_from_db()
    return record


every_kind = pytest.mark.parametrize(
    "kind", ["event", "series", "document", "organization", "person"]
)


MEMBERS = {
    10: Standing.Kind.SUPPORTER,
    20: Standing.Kind.MEMBER,
    30: Standing.Kind.STEERING,
}


def reader_on(rung):
    """Somebody's client who really stands there."""
    client = Client()
    if rung:
        standing = {} if rung == 40 else {"standing": MEMBERS[rung]}
        client.force_login(UserFactory(is_staff=rung == 40, **standing))
    return client


def main_of(response):
    """The page without what stands above it: its main part."""
    return response.content.partition(b"<main")[2].partition(b"</main>")[0]
