"""Addresses of documents whose links are checked."""

import pytest

from documents.models import LinkCheck
from tests.documents.links import START, only
from tests.factories import DocumentFactory, LinkCheckFactory, TranslationFactory

pytestmark = pytest.mark.django_db


def addresses():
    return sorted(LinkCheck.objects.values_list("document", "url"))


def test_addresses_of_documents_and_translations_are_looked_at():
    document = DocumentFactory(source_url="https://example.org/en")
    DocumentFactory()
    TranslationFactory(document=document, language="fr", source_url="https://example.org/fr")
    TranslationFactory(document=document, language="es")

    LinkCheck.objects.follow_documents()

    assert addresses() == [
        (document.pk, "https://example.org/en"),
        (document.pk, "https://example.org/fr"),
    ]


def test_address_of_a_document_and_its_translation_is_looked_at_once():
    document = DocumentFactory(source_url="https://example.org/")
    TranslationFactory(document=document, source_url="https://example.org/")

    LinkCheck.objects.follow_documents()

    assert addresses() == [(document.pk, "https://example.org/")]


def test_following_again_changes_nothing():
    DocumentFactory(source_url="https://example.org/")
    LinkCheck.objects.follow_documents()
    before = list(LinkCheck.objects.values())

    LinkCheck.objects.follow_documents()

    assert list(LinkCheck.objects.values()) == before


def test_changed_address_is_looked_at_anew():
    document = DocumentFactory(source_url="https://example.org/old")
    LinkCheckFactory(document=document, url="https://example.org/old", dead=True)

    document.source_url = "https://example.org/new"
    document.save()
    LinkCheck.objects.follow_documents()

    assert (only().url, only().state) == ("https://example.org/new", "new")


@pytest.mark.parametrize(
    "state", [{"withdrawn": True}, {"trashed_at": START}], ids=["withdrawn", "in the trash"]
)
def test_address_that_leads_nobody_anywhere_is_not_looked_at(state):
    document = DocumentFactory(source_url="https://example.org/", **state)
    TranslationFactory(document=document, source_url="https://example.org/fr")
    LinkCheckFactory(document=document, url="https://example.org/")

    LinkCheck.objects.follow_documents()

    assert addresses() == []
