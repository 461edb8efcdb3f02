"""A preview is the page as it would be once the record is published, and of no other record."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from r2p.desk.models import Preview
from r2p.desk.reach.reading import published
from r2p.records.models import Record
from tests.desk.test_looking_as import main_of, reader_on
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    PreviewFactory,
)
from tests.records.test_admin import every_record, page, sign_in
from tests.test_policy import STRICT, policy

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


def preview_of(record, rung=None):
    act = "preview/" if rung is None else f"preview/{rung}/"
    return page(record).replace("change/", act)


def link_to(record, **fields):
    """The address of a new link to a preview."""
    PreviewFactory(record=record, token="known", **fields)
    return "/preview/known/"


def answer(client, address):
    response = client.get(address)
    return response.status_code, str(response.headers), response.content


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

    assert "A preview: it is not published yet." in shown
    assert "As a supporter would see it." in shown
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

    pages = {main_of(reader.get(address)) for reader in (client, member, editor)}

    assert len(pages) == 1


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


# -- On the desk -------------------------------------------------------------------------------


@every_kind
@pytest.mark.parametrize("rung", [0, 20, 40])
def test_staff_preview_the_page_as_each_rung_would_see_it(client, kind, rung):
    sign_in(client, "Cataloguer")
    record = linked(kind, {"status": "draft"})

    shown = client.get(preview_of(record, rung))

    record.status, record.publish_at = Record.Status.PUBLISHED, timezone.now()
    record.save()
    assert main_of(shown) == main_of(reader_on(rung).get(record.get_absolute_url()))


def test_staff_preview_the_page_as_those_would_see_it_for_whom_it_is(client):
    sign_in(client, "Cataloguer")
    record = OrganizationFactory(audience=20)

    shown = client.get(preview_of(record))

    assert main_of(shown) == main_of(client.get(preview_of(record, 20)))
    assert "As a member would see it." in shown.content.decode()


def test_preview_from_below_is_the_page_of_an_unknown_address(client):
    sign_in(client, "Cataloguer")
    record = OrganizationFactory(audience=20)

    shown = client.get(preview_of(record, 10))

    assert shown.status_code == 404
    assert main_of(shown) == main_of(client.get("/nowhere/"))


@every_record
@pytest.mark.parametrize(
    "fields", [{"published": True}, {"withdrawn": True}], ids=["published", "withdrawn"]
)
def test_what_is_not_ahead_any_more_is_looked_at_as_it_is(client, factory, fields):
    sign_in(client, "Cataloguer")
    record = factory(**fields)

    response = client.get(preview_of(record, 20))

    assert (response.status_code, response.url) == (302, page(record).replace("change/", "as/20/"))
