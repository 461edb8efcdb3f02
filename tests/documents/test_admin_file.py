"""The files on the page of a document."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from documents.models import DocumentFile
from tests.admin_pages import line_errors, save_form, sign_in
from tests.factories import PDF, DocumentFactory, DocumentFileFactory

pytestmark = pytest.mark.django_db

REPEATED = {2: {"__all__": ["This repeats line 1."]}}


@pytest.fixture
def document(client):
    """A document in the hands of an Editor."""
    sign_in(client, "Editor")
    return DocumentFactory()


def upload(content=PDF, name="report.pdf"):
    return SimpleUploadedFile(name, content, "application/pdf")


def test_file_is_kept_with_the_next_free_number(client, document):
    DocumentFileFactory(document=document, number=4)

    line = {"file": upload(), "number": "", "language": "en", "audience": 0}
    save_form(client, document, "files", line)

    files = document.files.order_by("number").values_list("number", "original_name", "size")
    assert list(files) == [(4, "report.pdf", len(PDF)), (5, "report.pdf", len(PDF))]


def test_files_without_numbers_are_numbered_in_order(client, document):
    line = {"number": "", "language": "en", "audience": 0}

    save_form(
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
    response = save_form(client, document, "files", line)

    assert line_errors(response, "files") == REPEATED


def test_number_given_twice_at_once_is_refused(client, document):
    line = {"number": 1, "language": "en", "audience": 0}

    response = save_form(
        client, document, "files", line | {"file": upload()}, line | {"file": upload()}
    )

    assert line_errors(response, "files") == REPEATED
    assert DocumentFile.objects.count() == 0


def test_number_nought_is_refused_at_the_number(client, document):
    line = {"file": upload(), "number": 0, "language": "en", "audience": 0}

    response = save_form(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["number"]


def test_files_that_trade_their_numbers_are_told_to_do_so_one_by_one(client, document):
    DocumentFileFactory(document=document, number=1)
    DocumentFileFactory(document=document, number=2)

    response = save_form(client, document, **{"files-0-number": 2, "files-1-number": 1})

    assert line_errors(response, "files") == {
        1: {"__all__": ["Line 2 still contains this. Change that line and save it first."]}
    }


def test_file_is_replaced(client, document):
    stored = DocumentFileFactory(document=document)

    save_form(client, document, **{"files-0-file": upload(PDF + b"more", "new.pdf")})

    stored.refresh_from_db()
    assert (stored.original_name, stored.size) == ("new.pdf", len(PDF) + 4)


def test_file_stays_where_its_label_is_changed(client, document):
    stored = DocumentFileFactory(document=document)
    name = stored.file.name

    save_form(client, document, **{"files-0-label": "Annex"})

    stored.refresh_from_db()
    assert (stored.label, stored.file.name) == ("Annex", name)


def test_file_that_is_no_pdf_is_refused_at_the_file(client, document):
    line = {"file": upload(b"<html>"), "number": 1, "language": "en", "audience": 0}

    response = save_form(client, document, "files", line)

    assert line_errors(response, "files") == {
        1: {"file": ["The file is not a PDF. Only PDF files are accepted."]}
    }
    assert DocumentFile.objects.count() == 0


def test_file_that_is_too_large_is_refused_at_the_file(client, document, settings):
    settings.FILE_SIZE_LIMIT = 10
    line = {"file": upload(), "number": 1, "language": "en", "audience": 0}

    response = save_form(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["file"]
    assert DocumentFile.objects.count() == 0


def test_file_that_is_missing_is_refused_at_the_file(client, document):
    line = {"number": 1, "label": "Annex", "language": "en", "audience": 0}

    response = save_form(client, document, "files", line)

    assert list(line_errors(response, "files")[1]) == ["file"]


def test_file_of_a_published_document_is_stored_once_and_whole(client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)

    line = {"file": upload(), "number": "", "language": "en", "audience": 0}
    save_form(client, document, "files", line, title="Another")

    stored = [path.read_bytes() for path in tmp_path.rglob("*.pdf")]
    assert (stored, document.files.get().size) == ([PDF], len(PDF))
