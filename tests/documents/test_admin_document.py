"""What the form of a document takes and what it refuses, and where it says so."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import Document, DocumentFile
from tests.factories import (
    PDF,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    ParticipantFactory,
    TranslationFactory,
)
from tests.records.test_admin import as_shown, line_errors, page, sign_in, with_line

pytestmark = pytest.mark.django_db

REPEATED = {2: {"__all__": ["This repeats line 1."]}}
OWN_LANGUAGE = {"language": ["This is the language of the document itself."]}


@pytest.fixture
def document(client):
    """A document in the hands of an Editor."""
    sign_in(client, "Editor")
    return DocumentFactory()


def post(client, document, prefix="", *lines, **changes):
    data = as_shown(client.get(page(document)), **changes)
    for line in lines:
        data = with_line(data, prefix, **line)
    return client.post(page(document), data)


def upload(content=PDF, name="report.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5 November 2014", (date(2014, 11, 5), date(2014, 11, 5), "day")),
        ("2014-11", (date(2014, 11, 1), date(2014, 11, 30), "month")),
        ("2014", (date(2014, 1, 1), date(2014, 12, 31), "year")),
        ("", (None, None, "")),
    ],
)
def test_date_of_issue_is_written_as_typed(client, document, typed, expected):
    post(client, document, issued=typed)

    document.refresh_from_db()
    columns = (document.issued_from, document.issued_until, document.issued_precision)
    assert columns == expected


def test_malformed_date_of_issue_is_refused_at_its_field(client, document):
    response = post(client, document, issued="30 February 2014", title="New")

    assert response.context["adminform"].form.errors == {
        "issued": [
            "“30 February 2014” is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
        ]
    }
    assert Document.objects.filter(title="New").count() == 0


def test_contribution_of_nobody_is_refused(client, document):
    line = {"order": 1, "role": "author", "name_as_published": "A. Bellamy"}

    response = post(client, document, "contributions", line)

    assert line_errors(response, "contributions") == {
        1: {"organization": ["A contribution names either a person or an organization."]}
    }


def test_contribution_of_a_person_and_an_organization_is_refused(client, document):
    line = {"order": 1, "role": "author"}
    line |= {"organization": OrganizationFactory().pk, "participant": ParticipantFactory().pk}

    response = post(client, document, "contributions", line)

    assert line_errors(response, "contributions") == {
        1: {"organization": ["A contribution names either a person or an organization."]}
    }
    assert document.contributions.count() == 0


def test_contribution_that_is_there_already_is_refused(client, document):
    given = ContributionFactory(document=document, role="publisher")

    line = {"order": 2, "role": "publisher", "organization": given.organization_id}
    response = post(client, document, "contributions", line)

    assert line_errors(response, "contributions") == REPEATED


def test_contribution_given_twice_at_once_is_refused(client, document):
    line = {"order": 1, "role": "author", "participant": ParticipantFactory().pk}

    response = post(client, document, "contributions", line, line)

    assert line_errors(response, "contributions") == REPEATED
    assert document.contributions.count() == 0


def test_event_of_a_document_given_twice_is_refused(client, document):
    link = DocumentEventFactory(document=document)

    response = post(client, document, "document_events", {"event": link.event_id, "role": "agenda"})

    assert line_errors(response, "document_events") == REPEATED


def test_symbol_given_twice_at_once_is_refused_however_written(client, document):
    response = post(
        client, document, "symbols", {"symbol": "S/RES/1973 (2011)"}, {"symbol": "s/res/1973"}
    )

    assert line_errors(response, "symbols") == REPEATED
    assert document.symbols.count() == 0


def test_symbol_that_is_there_already_names_the_line(client, document):
    DocumentSymbolFactory(document=document, symbol="S/RES/1973 (2011)")

    response = post(client, document, "symbols", {"symbol": "SC resolution 1973"})

    assert line_errors(response, "symbols")[2]["__all__"] == ["This repeats line 1."]


def test_symbol_of_another_document_is_refused_at_the_symbol(client, document):
    other = DocumentFactory(title="Early warning")
    DocumentSymbolFactory(document=other, symbol="A/64/864")

    response = post(client, document, "symbols", {"symbol": "a/64/864"})

    assert line_errors(response, "symbols") == {
        1: {"symbol": ["This is the symbol of another document: “Early warning”."]}
    }


def test_joint_symbol_is_refused_at_the_symbol(client, document):
    response = post(client, document, "symbols", {"symbol": "A/65/877-S/2011/393"})

    assert line_errors(response, "symbols") == {
        1: {"symbol": ["These are two symbols: give each its own row."]}
    }


def test_symbols_that_trade_places_are_refused(client, document):
    DocumentSymbolFactory(document=document, symbol="A/1/1")
    DocumentSymbolFactory(document=document, symbol="A/1/2")

    trade = {"symbols-0-symbol": "A/1/2", "symbols-1-symbol": "A/1/1"}
    post(client, document, **trade)

    symbols = document.symbols.order_by("pk").values_list("symbol", flat=True)
    assert list(symbols) == ["A/1/1", "A/1/2"]


def test_translation_that_is_there_already_is_refused(client, document):
    TranslationFactory(document=document, language="fr")

    response = post(client, document, "translations", {"language": "fr", "title": "Rapport"})

    assert line_errors(response, "translations") == REPEATED


def test_translation_given_twice_at_once_is_refused(client, document):
    response = post(client, document, "translations", {"language": "fr"}, {"language": "fr"})

    assert line_errors(response, "translations") == REPEATED
    assert document.translations.count() == 0


def test_translation_into_the_documents_own_language_is_refused(client, document):
    response = post(client, document, "translations", {"language": "en"})

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}


def test_translation_of_a_new_document_into_its_own_language_is_refused(client):
    sign_in(client, "Editor")
    new = {"title": "New", "slug": "new", "kind": "report", "language": "fr"}

    response = post(client, Document(), "translations", {"language": "fr"}, **new)

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}
    assert Document.objects.count() == 0


def test_document_cannot_take_the_language_of_its_translation(client, document):
    TranslationFactory(document=document, language="fr")

    response = post(client, document, language="fr")

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}
    document.refresh_from_db()
    assert document.language == "en"


def test_document_and_translation_change_their_languages_in_one_go(client, document):
    TranslationFactory(document=document, language="fr")

    post(client, document, language="fr", **{"translations-0-language": "en"})

    document.refresh_from_db()
    assert (document.language, document.translations.get().language) == ("fr", "en")


def test_file_is_kept_with_the_next_free_number(client, document):
    DocumentFileFactory(document=document, number=4)

    line = {"file": upload(), "number": "", "language": "en", "audience": 0}
    post(client, document, "files", line)

    files = document.files.order_by("number").values_list("number", "original_name", "size")
    assert list(files) == [(4, "report.pdf", len(PDF)), (5, "report.pdf", len(PDF))]


def test_files_without_numbers_are_numbered_in_order(client, document):
    line = {"number": "", "language": "en", "audience": 0}

    post(
        client,
        document,
        "files",
        line | {"file": upload(name="a.pdf")},
        line | {"file": upload(name="b.pdf")},
    )

    files = document.files.order_by("number").values_list("number", "original_name")
    assert list(files) == [(1, "a.pdf"), (2, "b.pdf")]


def test_number_of_another_file_is_refused(client, document):
    DocumentFileFactory(document=document, number=1)

    line = {"file": upload(), "number": 1, "language": "en", "audience": 0}
    response = post(client, document, "files", line)

    assert line_errors(response, "files") == REPEATED


def test_number_given_twice_at_once_is_refused(client, document):
    line = {"number": 1, "language": "en", "audience": 0}

    response = post(client, document, "files", line | {"file": upload()}, line | {"file": upload()})

    assert line_errors(response, "files") == REPEATED
    assert DocumentFile.objects.count() == 0


def test_number_nought_is_refused_at_the_number(client, document):
    line = {"file": upload(), "number": 0, "language": "en", "audience": 0}

    response = post(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["number"]


def test_files_that_trade_their_numbers_are_told_to_do_so_one_by_one(client, document):
    DocumentFileFactory(document=document, number=1)
    DocumentFileFactory(document=document, number=2)

    response = post(client, document, **{"files-0-number": 2, "files-1-number": 1})

    assert line_errors(response, "files") == {
        1: {"__all__": ["Line 2 holds this until it is saved: change that first."]}
    }


def test_file_is_replaced(client, document):
    stored = DocumentFileFactory(document=document)

    post(client, document, **{"files-0-file": upload(PDF + b"more", "new.pdf")})

    stored.refresh_from_db()
    assert (stored.original_name, stored.size) == ("new.pdf", len(PDF) + 4)


def test_file_stays_where_its_label_is_changed(client, document):
    stored = DocumentFileFactory(document=document)
    name = stored.file.name

    post(client, document, **{"files-0-label": "Annex"})

    stored.refresh_from_db()
    assert (stored.label, stored.file.name) == ("Annex", name)


def test_file_that_is_no_pdf_is_refused_at_the_file(client, document):
    line = {"file": upload(b"<html>"), "number": 1, "language": "en", "audience": 0}

    response = post(client, document, "files", line)

    assert line_errors(response, "files") == {
        1: {"file": ["The file is no PDF. Other types are not taken."]}
    }
    assert DocumentFile.objects.count() == 0


def test_file_that_is_too_large_is_refused_at_the_file(client, document, settings):
    settings.FILE_SIZE_LIMIT = 10
    line = {"file": upload(), "number": 1, "language": "en", "audience": 0}

    response = post(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["file"]
    assert DocumentFile.objects.count() == 0


def test_file_that_is_missing_is_refused_at_the_file(client, document):
    line = {"number": 1, "label": "Annex", "language": "en", "audience": 0}

    response = post(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["file"]
