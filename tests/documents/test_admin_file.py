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


def save_files(client, document, *lines, **changes):
    """Save the form with some more files, each with the fields in which it differs."""
    new = (
        {"file": upload(), "number": "", "language": "en", "audience": 0} | line for line in lines
    )
    return save_form(client, document, "files", *new, **changes)


def test_file_is_kept_with_the_next_free_number(client, document):
    DocumentFileFactory(document=document, number=4)

    save_files(client, document, {})

    files = document.files.order_by("number").values_list("number", "original_name", "size")
    assert list(files) == [(4, "report.pdf", len(PDF)), (5, "report.pdf", len(PDF))]


def test_files_without_numbers_are_numbered_in_order(client, document):
    save_files(client, document, *({"file": upload(name=name)} for name in ("a.pdf", "b.pdf")))

    files = document.files.order_by("number").values_list("number", "original_name")
    assert list(files) == [(1, "a.pdf"), (2, "b.pdf")]


def test_number_of_another_file_is_refused(client, document):
    DocumentFileFactory(document=document, number=1)

    assert line_errors(save_files(client, document, {"number": 1}), "files") == REPEATED


def test_number_given_twice_at_once_is_refused(client, document):
    response = save_files(client, document, {"number": 1}, {"number": 1, "file": upload()})

    assert line_errors(response, "files") == REPEATED
    assert DocumentFile.objects.count() == 0


@pytest.mark.parametrize(
    ("line", "field", "sentence"),
    [
        ({"number": 0}, "number", "Ensure this value is greater than or equal to 1."),
        (
            {"file": upload(b"<html>")},
            "file",
            "The file is not a PDF. Only PDF files are accepted.",
        ),
        (
            {"file": upload(PDF.ljust(1025))},
            "file",
            "The file is too large (1.0\xa0KB). The limit is 1.0\xa0KB.",
        ),
        ({"file": "", "label": "Annex"}, "file", "This field is required."),
    ],
    ids=["number nought", "no PDF", "too large", "missing"],
)
def test_wrong_file_is_refused_at_its_field(client, document, settings, line, field, sentence):
    settings.FILE_SIZE_LIMIT = 1024

    response = save_files(client, document, {"number": 1} | line)

    assert line_errors(response, "files") == {1: {field: [sentence]}}
    assert DocumentFile.objects.count() == 0


def test_files_that_trade_their_numbers_are_told_to_do_so_one_by_one(client, document):
    for number in (1, 2):
        DocumentFileFactory(document=document, number=number)

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


def test_file_of_a_published_document_is_stored_once_and_whole(client, settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": str(tmp_path)},
        }
    }
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)

    save_files(client, document, {}, title="Another")

    stored = [path.read_bytes() for path in tmp_path.rglob("*.pdf")]
    assert (stored, document.files.get().size) == ([PDF], len(PDF))
