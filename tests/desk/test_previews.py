"""A preview is the page as it would be once the record is published, and of no other record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from r2p.desk.models import Preview
from r2p.desk.visibility.render_as import published
from r2p.records.models import Record
from tests.admin_pages import sign_in
from tests.desk.preview_links import every_kind, linked, main_of, reader_on
from tests.factories import (
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    PreviewFactory,
)
from tests.policies import STRICT, policy

pytestmark = pytest.mark.django_db

IN_AN_HOUR = timezone.now() + timedelta(hours=1)
# Every state from which a record is still to be published.
AHEAD = pytest.mark.parametrize(
    "state",
    [
        {"status": "draft"},
        {"status": "in_review"},
        {"status": "published", "publish_at": IN_AN_HOUR},
    ],
    ids=["draft", "in review", "with an hour to come"],
)


def link_to(record, **fields):
    """The address of a new link to a preview."""
    PreviewFactory(record=record, token="known", **fields)
    return "/preview/known/"


def answer(client, address):
    response = client.get(address)
    return response.status_code, str(response.headers), response.content


# -- What it shows -----------------------------------------------------------------------------


@every_kind
@AHEAD
@pytest.mark.parametrize("rung", [0, 20])
def test_preview_is_the_page_of_the_record_once_it_is_published(client, kind, state, rung):
    record = linked(kind, state)
    address = link_to(record, rung=rung)

    shown = client.get(address)

    record.status, record.publish_at = Record.Status.PUBLISHED, timezone.now()
    record.save()
    assert main_of(shown) == main_of(reader_on(rung).get(record.get_absolute_url()))
    assert shown.status_code == 200


@every_kind
def test_preview_tells_of_nothing_else_that_is_hidden(client, kind):
    record = linked(kind, {"status": "draft"})

    shown = client.get(link_to(record, rung=20)).content.decode()

    assert str(record) in shown
    assert "Hidden" not in shown


@every_kind
@AHEAD
def test_preview_leaves_the_record_as_it_was(client, kind, state):
    record = linked(kind, state)
    rows = type(record).objects.filter(pk=record.pk)
    before, history = rows.values().get(), record.history.count()
    address = link_to(record)

    client.get(address)

    assert rows.values().get() == before
    assert record.history.count() == history
    assert client.get(record.get_absolute_url()).status_code == 404


def test_record_is_published_for_the_length_of_a_reading_alone():
    record = OrganizationFactory()
    rows = type(record).objects.filter(pk=record.pk)

    with published(record):
        within = rows.get().status

    assert (within, rows.get().status) == ("published", "draft")


def test_preview_says_what_it_is(client):
    address = link_to(OrganizationFactory(), rung=10)

    shown = client.get(address).content.decode()

    assert "Preview: not published yet." in shown
    assert "As seen by this audience: supporters." in shown
    assert "/admin/" not in shown


def test_preview_serves_no_file_of_a_draft(client):
    document = DocumentFactory()
    file = DocumentFileFactory(document=document, label="Annex")
    address = link_to(document)

    shown = client.get(address).content.decode()

    assert file.get_absolute_url() in shown
    assert client.get(file.get_absolute_url()).status_code == 404


def test_preview_is_kept_and_listed_by_nobody_and_named_to_no_other_site(client):
    shown = client.get(link_to(OrganizationFactory()))

    assert shown["Cache-Control"] == "private, no-store"
    assert shown["X-Robots-Tag"] == "noindex, nofollow"
    assert shown["Referrer-Policy"] == "no-referrer"
    assert policy(shown) == STRICT


def test_preview_is_the_same_whoever_is_signed_in(client):
    address = link_to(EventFactory(with_participants=1, people_audience=20))
    member, editor = reader_on(20), Client()
    sign_in(editor, "Editor")

    assert len({main_of(reader.get(address)) for reader in (client, member, editor)}) == 1


def test_preview_counts_how_often_it_is_seen(client):
    address = link_to(OrganizationFactory())

    for _ in range(2):
        client.get(address)

    link = Preview.objects.get()
    assert link.seen_count == 2
    assert timezone.now() - link.last_seen_at < timedelta(minutes=1)


@pytest.mark.parametrize("count", [2, 20])
def test_preview_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    event = EventFactory(with_participants=count)
    address = link_to(event)
    client.get(address)

    with django_assert_num_queries(14):
        shown = client.get(address)

    assert len(shown.context["seating"].lines) == count


# -- When it shows nothing ---------------------------------------------------------------------


@pytest.mark.parametrize("state", [{"expired": True}, {"revoked": True}])
def test_link_that_is_over_answers_as_an_unknown_one(client, state):
    address = link_to(OrganizationFactory(), **state)

    assert answer(client, address) == answer(client, "/preview/unknown/")
    assert client.get(address).status_code == 404
    assert Preview.objects.get().seen_count == 0


@pytest.mark.parametrize(
    "fields",
    [
        {"withdrawn": True},
        {"trashed_at": timezone.now()},
        {"audience": 10},
        {"published": True, "audience": 20},
    ],
    ids=["withdrawn", "in the trash", "for more than the link", "published for members"],
)
def test_link_to_what_its_holder_may_not_see_answers_as_an_unknown_one(client, fields):
    address = link_to(OrganizationFactory(**fields))

    assert answer(client, address) == answer(client, "/preview/unknown/")


def test_link_to_a_record_that_is_gone_answers_as_an_unknown_one(client):
    record = OrganizationFactory()
    address = link_to(record)
    record.delete()

    assert answer(client, address) == answer(client, "/preview/unknown/")


def test_link_to_a_person_whom_nobody_would_find_shows_nothing(client):
    person = ParticipantFactory()
    ParticipationFactory(participant=person, event=EventFactory(published=True, people_audience=20))

    assert client.get(link_to(person, rung=10)).status_code == 404


@every_kind
def test_link_leads_to_the_page_once_it_is_published(client, kind):
    record = linked(kind, {"status": "published", "publish_at": timezone.now()})

    response = client.get(link_to(record))

    assert (response.status_code, response.url) == (302, record.get_absolute_url())
    assert response["Cache-Control"] == "private, no-store"


def test_link_leads_a_member_to_the_page_that_is_for_members():
    record = OrganizationFactory(published=True, audience=20)

    response = reader_on(20).get(link_to(record, rung=20))

    assert (response.status_code, response.url) == (302, record.get_absolute_url())


def test_token_is_not_kept():
    record = OrganizationFactory()

    token = Preview.objects.share(record, 0, 7, None)

    link = Preview.objects.get()
    assert token not in str(vars(link))
    assert Preview.objects.under(token) == link
    assert Preview.objects.under(link.token_hash) is None
