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


# -- What is noted of a file -------------------------------------------------------------------


def test_file_is_measured_when_it_is_stored():
    file = DocumentFileFactory(file=upload(PDF * 3))

    file.refresh_from_db()

    digest = hashlib.sha256(PDF * 3).hexdigest()
    assert (file.size, file.sha256, file.media_type) == (len(PDF * 3), digest, "application/pdf")


def test_file_is_stored_as_it_came():
    file = DocumentFileFactory()

    with file.file.open() as stored:
        assert stored.read() == PDF


def test_file_is_stored_under_a_name_that_tells_nothing():
    file = DocumentFileFactory(file=upload(name="List of participants.pdf"))

    assert re.fullmatch(r"documents/[0-9a-f]{32}\.pdf", file.file.name)
    assert file.original_name == "List of participants.pdf"


def test_long_name_of_a_file_is_cut():
    file = DocumentFileFactory(file=upload(name=f"{'a' * 300}.pdf"))

    assert file.original_name == f"{'a' * 251}.pdf"


def test_replaced_file_is_measured_anew():
    file = DocumentFileFactory()
    before = file.file.name

    file.file = upload(PDF * 2, name="corrected.pdf")
    file.save()

    file.refresh_from_db()
    digest = hashlib.sha256(PDF * 2).hexdigest()
    assert (file.size, file.sha256) == (len(PDF * 2), digest)
    assert file.original_name == "corrected.pdf"
    assert file.file.name != before


def test_file_that_is_not_replaced_keeps_its_measures():
    file = DocumentFileFactory()
    before = (file.file.name, file.size, file.sha256, file.original_name)

    again = DocumentFile.objects.get(pk=file.pk)
    again.label = "Annex"
    again.save()

    assert (again.file.name, again.size, again.sha256, again.original_name) == before


# -- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "content", [b"<html>", b"PK\x03\x04", b"", b" %PDF-1.4", b"%pdf-1.4", b"%PDF"]
)
def test_file_that_is_no_pdf_is_refused_whatever_its_name(content):
    file = DocumentFile(document=DocumentFactory(), file=upload(content, name="report.pdf"))

    assert refusal_of(file) == {"file": ["The file is not a PDF. Only PDF files are accepted."]}


def test_pdf_is_taken_whatever_its_name():
    file = DocumentFile(document=DocumentFactory(), file=upload(name="report.exe"))

    file.full_clean(exclude=["size", "sha256"])
    file.save()

    assert file.file.name.endswith(".pdf")
    assert file.size == len(PDF)


def test_file_over_the_limit_is_refused(settings):
    settings.FILE_SIZE_LIMIT = 1024
    file = DocumentFile(document=DocumentFactory(), file=upload(PDF.ljust(1025)))

    [reason] = refusal_of(file)["file"]

    assert reason.replace("\xa0", " ") == "The file is too large (1.0 KB). The limit is 1.0 KB."


def test_file_of_the_limit_is_taken(settings):
    settings.FILE_SIZE_LIMIT = 1024
    file = DocumentFile(document=DocumentFactory(), file=upload(PDF.ljust(1024)))

    file.full_clean(exclude=["size", "sha256"])
    file.save()

    assert file.size == 1024


def test_stored_file_is_not_read_again_when_the_limit_falls(settings):
    file = DocumentFileFactory()
    settings.FILE_SIZE_LIMIT = 1

    again = DocumentFile.objects.get(pk=file.pk)
    again.full_clean()

    assert again.size == len(PDF)


# -- Who may see it ----------------------------------------------------------------------------


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


# -- What it is called -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("", "text"),
        ("Annex II: participants", "annex-ii-participants"),
        ("附件", "text"),
        ("…", "text"),
        ("a" * 59 + " b" * 20, "a" * 59),
        ("a" * 120, "a" * 60),
    ],
)
def test_address_of_a_file_ends_with_its_label(label, name):
    assert DocumentFile(label=label).address_name == name


@pytest.mark.urls(__name__)
def test_file_has_its_address_below_its_document():
    file = DocumentFileFactory(document__slug="a-report", number=2, label="Annex II")

    assert file.get_absolute_url() == "/documents/a-report/files/2-annex-ii.pdf"


@pytest.mark.parametrize(("label", "called"), [("Annex II", "Annex II"), ("", "full text")])
def test_file_is_called_by_its_label(label, called):
    assert str(DocumentFile(label=label)) == called


def test_files_come_in_the_order_of_their_numbers():
    second = DocumentFileFactory(number=2)
    first = DocumentFileFactory(document=second.document, number=1)

    assert list(second.document.files.all()) == [first, second]


def test_files_go_with_their_document():
    file = DocumentFileFactory()

    file.document.delete()

    assert list(DocumentFile.objects.all()) == []
