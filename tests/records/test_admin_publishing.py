"""Publishing, withdrawing and deleting records in the admin."""

from datetime import UTC, datetime

import pytest
from django.utils import timezone

from documents.models import Document
from tests.admin_pages import as_shown, choose_deletion, every_record, page, save_form, sign_in
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@every_record
def test_editor_publishes_from_this_moment(as_editor, factory):
    record = factory()

    before = datetime.now(UTC)
    save_form(as_editor, record, status="published")

    record.refresh_from_db()
    assert record.status == "published"
    assert before <= record.publish_at <= datetime.now(UTC)


def test_editor_publishes_from_an_hour_to_come(as_editor):
    document = DocumentFactory()

    hour = {"publish_at_0": "2040-11-05", "publish_at_1": "12:00"}
    save_form(as_editor, document, status="published", **hour)

    document.refresh_from_db()
    assert document.publish_at == datetime(2040, 11, 5, 12, tzinfo=UTC)


def test_editor_is_told_of_an_hour_that_is_none(as_editor):
    document = DocumentFactory()

    response = save_form(as_editor, document, status="published", publish_at_0="soon")

    assert list(response.context["adminform"].form.errors) == ["publish_at"]


def test_editor_withdraws_with_a_reason(as_editor):
    document = DocumentFactory(published=True)

    data = as_shown(
        as_editor.get(page(document)), status="withdrawn", withdrawn_because="A mistake"
    )
    as_editor.post(page(document), data)

    document.refresh_from_db()
    assert (document.status, document.withdrawn_because) == ("withdrawn", "A mistake")
    assert document.withdrawn_at is not None


@every_record
def test_editor_deletes_for_good_what_is_in_the_trash(as_editor, factory):
    record = factory(trashed_at=timezone.now())

    as_editor.post(page(record, "delete"), {"post": "yes"})

    assert factory._meta.model.objects.count() == 0


@every_record
def test_draft_that_is_not_in_the_trash_is_not_deleted_for_good(as_editor, factory):
    record = factory()

    response = as_editor.post(page(record, "delete"), {"post": "yes"})

    assert response.url == f"{page(type(record)(), 'changelist')}act/trash/?records={record.pk}"
    assert factory._meta.model.objects.get() == record


@every_record
@pytest.mark.parametrize(
    ("group", "status"), [("Editor", "published"), ("Administrator", "withdrawn")]
)
def test_what_was_published_is_not_deleted(client, factory, status, group):
    sign_in(client, group)
    record = factory(status=status)

    assert client.post(page(record, "delete"), {"post": "yes"}).status_code == 403
    assert factory._meta.model.objects.get() == record


def test_draft_that_was_once_published_is_not_deleted(as_editor):
    document = DocumentFactory(published=True)
    document.status = "draft"
    document.save()

    assert as_editor.post(page(document, "delete"), {"post": "yes"}).status_code == 403
    assert Document.objects.get() == document


def test_nothing_is_deleted_from_the_list_outside_the_trash(as_editor):
    documents = [DocumentFactory(), DocumentFactory(published=True)]

    choose_deletion(as_editor, documents)

    assert Document.objects.count() == 2


def test_drafts_chosen_in_the_trash_are_deleted_for_good(as_editor):
    documents = DocumentFactory.create_batch(2, trashed_at=timezone.now())

    choose_deletion(as_editor, documents, "?trash=1")

    assert Document.objects.count() == 0
