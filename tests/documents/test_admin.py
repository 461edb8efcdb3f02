"""The list of documents, and the end of their events."""

import pytest

from documents.models import Document
from events.models import Event
from tests.admin_pages import page, sign_in
from tests.factories import (
    DocumentEventFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


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
