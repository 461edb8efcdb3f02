import hashlib
import re

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.http import HttpResponse
from django.urls import path

from documents.models import DocumentFile
from events.models import Standing
from tests.case_tables import cases
from tests.factories import PDF, DocumentFactory, DocumentFileFactory, UserFactory

pytestmark = pytest.mark.django_db

# The address of a file alone: what is tested here depends on nothing else of the site.
urlpatterns = [
    path(
        "documents/<slug:slug>/files/<int:number>-<slug:name>.pdf",
        lambda request, slug, number, name: HttpResponse(),
        name="document-file",
    )
]


def upload(content=PDF, name="report.pdf"):
    return ContentFile(content, name=name)


def refusal_of(file):
    with pytest.raises(ValidationError) as refusal:
        file.full_clean(exclude=["size", "sha256"])
    return refusal.value.message_dict


def test_file_is_measured_and_stored_as_it_came():
    file = DocumentFileFactory(file=upload(PDF * 3))

    file.refresh_from_db()

    digest = hashlib.sha256(PDF * 3).hexdigest()
    assert (file.size, file.sha256, file.media_type) == (len(PDF * 3), digest, "application/pdf")
    with file.file.open() as stored:
        assert stored.read() == PDF * 3


@pytest.mark.parametrize(
    ("name", "kept"),
    [("List of participants.pdf",) * 2, (f"{'a' * 300}.pdf", f"{'a' * 251}.pdf")],
    ids=["short", "long"],
)
def test_file_is_stored_under_a_name_that_tells_nothing(name, kept):
    file = DocumentFileFactory(file=upload(name=name))

    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", file.file.name)
    assert file.original_name == kept


def test_replaced_file_is_measured_anew():
    file = DocumentFileFactory()
    before = file.file.name

    file.file = upload(PDF * 2, name="corrected.pdf")
    file.save()

    file.refresh_from_db()
    measures = (file.size, file.sha256, file.original_name)
    assert measures == (len(PDF * 2), hashlib.sha256(PDF * 2).hexdigest(), "corrected.pdf")
    assert file.file.name != before


def test_file_that_is_not_replaced_keeps_its_measures():
    file = DocumentFileFactory()
    before = (file.file.name, file.size, file.sha256, file.original_name)

    again = DocumentFile.objects.get(pk=file.pk)
    again.label = "Annex"
    again.save()

    assert (again.file.name, again.size, again.sha256, again.original_name) == before


@pytest.mark.parametrize(
    "content", [b"<html>", b"PK\x03\x04", b"", b" %PDF-1.4", b"%pdf-1.4", b"%PDF"]
)
def test_file_that_is_no_pdf_is_refused_whatever_its_name(content):
    file = DocumentFile(document=DocumentFactory(), file=upload(content, name="report.pdf"))

    assert refusal_of(file) == {"file": ["The file is not a PDF. Only PDF files are accepted."]}


@pytest.mark.parametrize("file", [upload(name="report.exe"), upload(PDF.ljust(1024))])
def test_pdf_up_to_the_limit_is_taken_whatever_its_name(settings, file):
    settings.FILE_SIZE_LIMIT = 1024
    stored = DocumentFile(document=DocumentFactory(), file=file)

    stored.full_clean(exclude=["size", "sha256"])
    stored.save()

    assert (stored.file.name[-4:], stored.size) == (".pdf", file.size)


def test_file_over_the_limit_is_refused(settings):
    settings.FILE_SIZE_LIMIT = 1024
    file = DocumentFile(document=DocumentFactory(), file=upload(PDF.ljust(1025)))

    [reason] = refusal_of(file)["file"]

    assert reason.replace("\xa0", " ") == "The file is too large (1.0 KB). The limit is 1.0 KB."


def test_stored_file_is_not_read_again_when_the_limit_falls(settings):
    file = DocumentFile.objects.get(pk=DocumentFileFactory().pk)
    settings.FILE_SIZE_LIMIT = 1

    file.full_clean()

    assert file.size == len(PDF)


def test_annex_for_members_is_hidden_beside_the_public_text():
    text = DocumentFileFactory()
    annex = DocumentFileFactory(document=text.document, audience=20)
    member = UserFactory(standing=Standing.Kind.MEMBER)

    assert list(text.document.files.told_to(AnonymousUser())) == [text]
    assert list(text.document.files.told_to(member)) == [text, annex]


def test_public_file_of_a_draft_is_seen_by_nobody():
    DocumentFileFactory(document=DocumentFactory())

    assert DocumentFile.objects.count() == 1
    assert list(DocumentFile.objects.told_to(UserFactory(staff=True))) == []


@cases("documents/file_labels.csv")
def test_address_of_a_file_ends_with_its_label(label, name):
    assert DocumentFile(label=label).address_name == name


@pytest.mark.urls(__name__)
def test_file_has_its_address_below_its_document():
    file = DocumentFileFactory(document__slug="a-report", number=2, label="Annex II")

    assert file.get_absolute_url() == "/documents/a-report/files/2-annex-ii.pdf"


@pytest.mark.parametrize(("label", "called"), [("Annex II", "Annex II"), ("", "full text")])
def test_file_is_called_by_its_label(label, called):
    assert str(DocumentFile(label=label)) == called


def test_files_come_in_the_order_of_their_numbers_and_go_with_their_document():
    second = DocumentFileFactory(number=2)
    document = second.document
    first = DocumentFileFactory(document=document, number=1)

    assert list(document.files.all()) == [first, second]
    document.delete()
    assert DocumentFile.objects.count() == 0
