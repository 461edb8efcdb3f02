import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from events.models import Standing
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LISTS = ["home", "region-list", "document-list", "event-list", "series-list"]
LISTS += ["organization-list", "participant-list"]


@pytest.fixture
def pages():
    """Every list, and a page of every kind of record, all of one linked record."""
    region = RegionFactory(country=True)
    series = EventSeriesFactory(published=True)
    event = EventFactory(published=True, dated=True, series=series, regions=[region])
    line = ParticipationFactory(event=event, full=True)
    document = DocumentFactory(published=True, dated=True, regions=[region])
    DocumentEventFactory(document=document, event=event)
    ContributionFactory(document=document, organization=line.organization)
    records = [region, series, event, line.participant, line.organization, document]
    return [reverse(name) for name in LISTS] + [record.get_absolute_url() for record in records]


def queries(client, address):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    assert response.status_code == 200
    return len(captured)


def test_every_page_needs_three_queries_more_for_a_member(pages):
    visitor, member = Client(), Client()
    member.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    more = {page: queries(member, page) - queries(visitor, page) for page in pages}

    # The session, the user and the rung.
    assert more == dict.fromkeys(pages, 3)
