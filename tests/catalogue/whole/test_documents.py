"""The documents of the project's own files, loaded: with all that their rows say."""

import pytest

from documents.models import Contribution, Document, DocumentEvent, DocumentSymbol, Translation
from documents.models.symbol import split_symbols
from r2p.records.models import FormerAddress
from tests.catalogue.whole.rows import rows_of, values_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("catalogue")]


def test_every_contributor_of_a_document_is_kept_in_order():
    rows = sorted(rows_of("documents"), key=lambda row: row["key"])

    stored = Contribution.objects.order_by("document__key", "order")

    assert [(line.document.key, f"{line.role}: {line.contributor.key}") for line in stored] == [
        (row["key"], v) for row in rows for v in row["contributors"].split("|") if v
    ]


def test_every_symbol_of_a_document_is_kept():
    symbols = [part for text in values_of("documents", "symbols") for part in split_symbols(text)]

    assert sorted(DocumentSymbol.objects.values_list("symbol", flat=True)) == sorted(symbols)


def test_every_other_language_of_a_document_is_a_translation_without_title():
    pairs = [
        (row["key"], v) for row in rows_of("documents") for v in row["translations"].split("|") if v
    ]

    stored = Translation.objects.values_list("document__key", "language", "title")

    assert sorted(stored) == sorted((key, language, "") for key, language in pairs)


def test_every_event_of_a_document_is_kept_and_reports_say_what_they_are():
    stored = DocumentEvent.objects.values_list("document__key", "event__key", "role")

    assert sorted(stored) == sorted(
        (row["key"], event.rpartition(": ")[2], event.rpartition(": ")[0])
        for row in rows_of("documents")
        for event in row["events"].split("|")
        if event
    )


def test_every_date_of_a_document_is_kept():
    stored = {document.key: document.issued for document in Document.objects.all()}

    assert {key: issued.as_typed if issued else "" for key, issued in stored.items()} == {
        row["key"]: row["issued"] for row in rows_of("documents")
    }


def test_every_former_address_leads_to_its_document():
    assert {former.address: former.record.key for former in FormerAddress.objects.all()} == {
        FormerAddress.path_of(row["former_addresses"]): row["key"]
        for row in rows_of("documents")
        if row["former_addresses"]
    }


def test_a_date_that_a_source_says_wrongly_is_kept_and_flagged():
    alert = Document.objects.get(title="Crisis alert: The Responsibility to Protect in Libya")

    assert str(alert.issued) == "23 February 2010"
    assert alert.issued_as_stated == "23 February 2010"
    assert "a slip for 23 February 2011" in alert.staff_notes


def test_a_title_made_of_an_address_is_flagged():
    article = Document.objects.get(title="Odinga urges peacekeepers for Kenya")

    assert article.staff_notes.startswith("The page states no title")
