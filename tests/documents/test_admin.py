"""The page of a document: its queries, and its search."""

from itertools import product

import pytest

from documents.models import Document
from events.models import Event
from tests.admin_pages import page, sign_in
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    EventFactory,
    FormerAddressFactory,
    RegionFactory,
    ThemeFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


def full_document(count=1):
    """A document with every relation filled, and with so many lines of each kind."""
    document = DocumentFactory(dated=True, regions=RegionFactory.create_batch(count))
    document.themes.set(ThemeFactory.create_batch(count))
    ContributionFactory.create_batch(count, document=document)
    ContributionFactory.create_batch(count, document=document, by_person=True)
    DocumentEventFactory.create_batch(count, document=document)
    DocumentSymbolFactory.create_batch(count, document=document)
    DocumentFileFactory.create_batch(count, document=document)
    FormerAddressFactory.create_batch(count, record=document)
    for first, second in list(product("xyz", "abcdefghij"))[:count]:
        TranslationFactory(document=document, language=first + second)
    return document


@pytest.mark.parametrize("count", [3, 30])
def test_document_changelist_needs_the_same_queries_for_any_number_of_documents(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    documents = [full_document() for _ in range(count)]

    with django_assert_num_queries(7):
        response = client.get(page(Document(), "changelist"))

    assert len(response.context["cl"].result_list) == len(documents)


def test_document_add_form_needs_few_queries(client, django_assert_num_queries):
    sign_in(client, "Editor")

    with django_assert_num_queries(4):
        response = client.get(page(Document()))

    assert response.context["adminform"].form.instance.pk is None


@pytest.mark.parametrize("count", [3, 30])
def test_document_form_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    document = full_document(count)

    with django_assert_num_queries(14):
        response = client.get(page(document))

    lines = [len(i.formset.forms) for i in response.context["inline_admin_formsets"]]
    assert lines == [2 * count, count, count, count, count, count]


@pytest.mark.parametrize("count", [3, 30])
def test_published_document_needs_the_same_queries_where_one_may_only_look(
    client, count, django_assert_num_queries
):
    sign_in(client, "Cataloguer")
    document = full_document(count)
    document.status = "published"
    document.save()

    with django_assert_num_queries(13):
        response = client.get(page(document))

    lines = [len(i.formset.forms) for i in response.context["inline_admin_formsets"]]
    assert lines == [2 * count, count, count, count, count, count]


@pytest.mark.parametrize("term", ["A/65/877", "early warning", "alerte"])
def test_document_is_found_once_by_symbol_and_titles(client, term):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(title="Early warning")
    TranslationFactory(document=document, language="fr", title="L’alerte précoce")
    TranslationFactory(document=document, language="es", title="Alerte temprana")
    DocumentSymbolFactory(document=document, symbol="A/65/877")
    DocumentFactory()

    response = client.get(page(Document(), "changelist"), {"q": term})

    assert list(response.context["cl"].result_list) == [document]


def test_draft_of_an_event_goes_with_its_place_in_a_document(client):
    sign_in(client, "Editor")
    link = DocumentEventFactory(event=EventFactory(trashed_at="2026-01-01T00:00Z"))

    client.post(page(link.event, "delete"), {"post": "yes"})

    assert Event.objects.count() == 0
    assert Document.objects.get() == link.document
