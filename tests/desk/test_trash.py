"""Drafts are moved to the trash and restored from it."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains

from documents.models import Document
from tests.admin_pages import as_shown, every_record, page, save_form, sign_in
from tests.desk.audit_entries import noted
from tests.desk.bulk_actions import address_of, choose, confirm, effect, open_action
from tests.factories import DocumentFactory, OrganizationFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def is_trashed(record):
    record.refresh_from_db()
    return record.is_in_trash


@every_record
def test_deleted_draft_lies_in_the_trash_until_it_is_taken_back(client, factory):
    editor = sign_in(client, "Editor")
    record = factory()

    shown = client.get(page(record, "delete"), follow=True)
    response = client.post(
        shown.context["own_url"],
        {"seen": shown.context["effect"].fingerprint, "_do": ""},
        follow=True,
    )
    assert is_trashed(record)
    [message] = [str(message) for message in response.context["messages"]][:1]
    undo = message.partition('href="')[2].partition('"')[0]
    confirm(client, "restore", client.get(undo))

    assert not is_trashed(record)
    acts = noted().filter(by=editor).order_by("pk").values_list("act", flat=True)
    assert list(acts) == ["trashed", "restored"]


def test_trash_is_a_list_of_its_own(as_editor):
    there, here = DocumentFactory(trashed_at=timezone.now()), DocumentFactory()
    address = page(Document(), "changelist")

    lists = [as_editor.get(address + query).context["cl"].result_list for query in ("", "?trash=1")]

    assert [list(records) for records in lists] == [[here], [there]]


def test_trash_offers_to_put_back_and_to_delete_for_good(as_editor):
    DocumentFactory(trashed_at=timezone.now())

    response = as_editor.get(page(Document(), "changelist") + "?trash=1")

    assert response.context["action_form"].fields["action"].choices[1:] == [
        ("restore", "Restore from trash"),
        ("delete_selected", "Delete permanently"),
    ]


def test_several_are_put_back_from_the_trash(as_editor):
    documents = DocumentFactory.create_batch(2, trashed_at=timezone.now())

    response = confirm(as_editor, "restore", choose(as_editor, "restore", documents, "?trash=1"))

    assert response.url == f"{page(Document(), 'changelist')}?trash=1"
    assert [is_trashed(document) for document in documents] == [False, False]


def test_autocomplete_does_not_offer_what_is_in_the_trash(as_cataloguer):
    OrganizationFactory(name="Institute one", trashed_at=timezone.now())
    here = OrganizationFactory(name="Institute two")

    field = {"app_label": "events", "model_name": "participation", "field_name": "organization"}
    response = as_cataloguer.get("/admin/autocomplete/", {"term": "Institute", **field})

    assert [one["text"] for one in response.json()["results"]] == [str(here)]


@pytest.mark.parametrize("group", ["Cataloguer", "Editor", "Administrator"])
def test_what_is_in_the_trash_is_not_changed(client, group):
    sign_in(client, group)
    draft = DocumentFactory()
    data = as_shown(client.get(page(draft)), title="Changed")
    document = DocumentFactory(trashed_at=timezone.now())

    assert client.post(page(document), data).status_code == 403
    document.refresh_from_db()
    assert document.title != "Changed"


def test_page_of_what_is_in_the_trash_says_so_and_offers_to_put_it_back(as_editor):
    document = DocumentFactory(trashed_at=timezone.now())

    response = as_editor.get(page(document))

    assertContains(response, "This record is in the trash")
    assert [label for label, _address in response.context["tools"]] == ["Restore from trash"]


def test_line_keeps_naming_what_is_in_the_trash(as_editor):
    line = ParticipationFactory(event__published=False, event__status="draft")
    person = line.participant
    type(person).objects.filter(pk=person.pk).update(
        status="draft", first_published_at=None, trashed_at=timezone.now()
    )

    save_form(as_editor, line.event, title="Changed")

    line.refresh_from_db()
    assert (line.participant, type(line.event).objects.get().title) == (person, "Changed")


def test_cataloguer_throws_away_and_takes_back_a_draft_of_her_own(client):
    cataloguer = sign_in(client, "Cataloguer")
    document = DocumentFactory(made_by=cataloguer)

    confirm(client, "trash", open_action(client, "trash", document))
    before = is_trashed(document)
    confirm(client, "restore", open_action(client, "restore", document))

    assert (before, is_trashed(document)) == (True, False)


def test_cataloguer_throws_nothing_else_away(client):
    cataloguer = sign_in(client, "Cataloguer")
    documents = [
        DocumentFactory(),
        DocumentFactory(made_by=cataloguer, status="in_review"),
        DocumentFactory(made_by=cataloguer, published=True),
    ]

    shown = choose(client, "trash", documents)
    confirm(client, "trash", shown)

    assert effect(shown) == [
        ("You can only move your own drafts to the trash.", 2),
        ("A record that was published can be withdrawn, but not moved to the trash.", 1),
    ]
    assert [is_trashed(document) for document in documents] == [False] * 3


def test_cataloguer_takes_back_no_draft_of_another(as_cataloguer):
    document = DocumentFactory(trashed_at=timezone.now())

    confirm(as_cataloguer, "restore", open_action(as_cataloguer, "restore", document))

    assert is_trashed(document)


def test_cataloguer_deletes_nothing_for_good(client):
    cataloguer = sign_in(client, "Cataloguer")
    document = DocumentFactory(made_by=cataloguer, trashed_at=timezone.now())

    choose(client, "delete_selected", [document], "?trash=1", post="yes")

    assert client.post(page(document, "delete"), {"post": "yes"}).status_code == 403
    assert is_trashed(document)


def test_editor_throws_nothing_away_that_was_published(as_editor):
    document = DocumentFactory(published=True)

    response = as_editor.post(address_of("trash", document), {"records": document.pk, "_do": ""})
    confirm(as_editor, "trash", response)

    assert not is_trashed(document)
