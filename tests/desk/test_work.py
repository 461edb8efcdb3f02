"""The start page: what waits for whom, and the lists that one works through."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from r2p.desk.publishing.transitions import move
from r2p.records.models import Record
from tests.admin_pages import every_record, page, sign_in
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def waiting(client):
    """{title of a work list: its first rows}"""
    response = client.get(reverse("admin:index"))
    return {one.title: [row["title"] for row in one.rows] for one in response.context["lists"]}


def listed(client, record, work):
    response = client.get(page(type(record)(), "changelist"), {"work": work})
    return list(response.context["cl"].result_list)


@every_record
def test_what_is_in_review_waits_for_an_editor(as_editor, factory):
    factory()
    record = factory(status=Record.Status.IN_REVIEW)

    assert waiting(as_editor)[f"{record._meta.verbose_name_plural} in review"] == [str(record)]
    assert listed(as_editor, record, "in-review") == [record]


@every_record
def test_what_is_in_review_does_not_wait_for_a_cataloguer(as_cataloguer, factory):
    record = factory(status=Record.Status.IN_REVIEW)

    assert f"{record._meta.verbose_name_plural} in review" not in waiting(as_cataloguer)
    assert listed(as_cataloguer, record, "in-review") == []


@every_record
def test_own_drafts_wait_the_oldest_first(client, factory):
    user = sign_in(client, "Cataloguer")
    factory()
    first, second = factory(made_by=user), factory(made_by=user)
    type(first).objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=2))

    title = f"My drafts: {first._meta.verbose_name_plural}"

    assert waiting(client)[title] == [str(first), str(second)]
    assert listed(client, first, "my-drafts") == [first, second]


def test_what_appears_today_waits(as_cataloguer):
    midnight = timezone.localtime().replace(hour=23, minute=59, second=59, microsecond=999999)
    today = DocumentFactory(published=True, publish_at=midnight)
    DocumentFactory(published=True, publish_at=midnight + timedelta(hours=1))
    DocumentFactory(published=True)

    assert waiting(as_cataloguer)["documents scheduled for today"] == [str(today)]


def test_documents_without_a_region_wait(as_cataloguer):
    DocumentFactory(regions=[RegionFactory()])
    document = DocumentFactory()

    assert waiting(as_cataloguer)["documents without a region"] == [str(document)]


def test_events_without_participants_and_without_documents_wait(as_cataloguer):
    bare, held = EventFactory(), ParticipationFactory().event
    DocumentFactory().document_events.create(event=bare)

    found = waiting(as_cataloguer)

    assert found["events without participants"] == [str(bare)]
    assert found["events without a report or any other document"] == [str(held)]


def test_organizations_without_a_country_wait_but_those_of_states(as_cataloguer):
    OrganizationFactory(country=RegionFactory())
    OrganizationFactory(kind="un_body")
    organization = OrganizationFactory()

    assert waiting(as_cataloguer)["organizations without a country"] == [str(organization)]


def test_what_lists_are_empty_is_said_once(as_editor):
    response = as_editor.get(reverse("admin:index"))

    assert response.context["lists"] == []
    assert response.context["done"].count("Nothing is in review.") == 1


def test_long_list_shows_its_first_rows_and_their_number(as_cataloguer):
    OrganizationFactory.create_batch(6)

    response = as_cataloguer.get(reverse("admin:index"))

    (found,) = response.context["lists"]
    assert (len(found.rows), found.count, found.is_capped) == (4, 6, False)


def test_unknown_work_list_is_empty(as_cataloguer):
    assert listed(as_cataloguer, DocumentFactory(), "nothing-like-it") == []


def test_member_of_the_staff_without_rights_has_nothing_to_do(client):
    sign_in(client)
    DocumentFactory()

    response = client.get(reverse("admin:index"))

    assert (response.context["lists"], response.context["beginnings"]) == ([], [])


def test_start_page_tells_what_others_have_done_with_records_that_one_may_see(client):
    editor = UserFactory(staff=True, admin=True, name="Amara Okafor")
    document, event = DocumentFactory(title="A report"), EventFactory()
    move(document, "in_review", editor, word="Is the date right?")
    move(event, "published", editor)
    sign_in(client, rights=["view_document"])

    (step,) = client.get(reverse("admin:index")).context["recent_steps"]

    assert [str(step[name]) for name in ("who", "status", "record", "word")] == [
        "Amara Okafor",
        "in_review",
        "A report",
        "Is the date right?",
    ]
    assert step["url"] == page(document)


def test_what_waits_for_somebody_comes_before_what_lacks_something(client):
    user = sign_in(client, "Editor")
    EventFactory()
    OrganizationFactory(country=None, made_by=user)
    DocumentFactory(status="in_review")

    names = [one.name for one in client.get(reverse("admin:index")).context["lists"]]

    assert names[:2] == ["in-review", "my-drafts"]
    assert {"without-participants", "without-documents", "without-country"} <= set(names[2:])
