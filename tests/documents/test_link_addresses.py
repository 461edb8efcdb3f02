"""Addresses of documents whose links are checked."""

import pytest

from documents.models import LinkCheck
from tests.documents.links import START, only
from tests.factories import DocumentFactory, LinkCheckFactory, TranslationFactory

pytestmark = pytest.mark.django_db


def addresses():
    return sorted(LinkCheck.objects.values_list("document", "url"))


def test_each_address_of_documents_and_translations_is_looked_at_once():
    document = DocumentFactory(source_url="https://example.org/en")
    DocumentFactory()
    for language, address in (("fr", "fr"), ("es", ""), ("ar", "en")):
        source_url = address and f"https://example.org/{address}"
        TranslationFactory(document=document, language=language, source_url=source_url)

    LinkCheck.objects.follow_documents()

    assert addresses() == [(document.pk, f"https://example.org/{part}") for part in ("en", "fr")]


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
