import pypdfium2
import pytest
from django.urls import reverse

from events.models import Standing
from r2p.records import pdf as pages_as_pdf
from r2p.records import renderer
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    OrganizationFactory,
    UserFactory,
)
from tests.records.shown import SHOWN

pytestmark = pytest.mark.django_db

A4, LETTER = (595, 842), (612, 792)


@pytest.fixture
def without_pango(monkeypatch):
    """A machine on which Pango is not installed."""
    monkeypatch.setattr(pages_as_pdf, "find_library", lambda name: None)
    pages_as_pdf.is_available.cache_clear()
    yield
    pages_as_pdf.is_available.cache_clear()


@pytest.fixture
def document():
    return DocumentFactory(published=True)


def pdf_of(client, address, **query):
    response = client.get(address, query)
    assert response["Content-Type"] == "application/pdf"
    return pypdfium2.PdfDocument(response.content)


def text_of(pdf):
    return " ".join(" ".join(page.get_textpage().get_text_bounded() for page in pdf).split())


def printed(record, name):
    return reverse(f"{name}-pdf", args=[record.slug])


@pytest.mark.needs_pango
@pytest.mark.parametrize("name", SHOWN)
def test_page_of_every_kind_of_record_is_printed(client, name):
    record = SHOWN[name]()

    pdf = pdf_of(client, printed(record, name))

    assert str(record) in text_of(pdf)
    assert str(record) in pdf.get_metadata_value("Title")


@pytest.mark.needs_pango
@pytest.mark.parametrize(("paper_name", "size"), [("a4", A4), ("letter", LETTER)])
def test_pdf_has_the_paper_that_was_asked_for(client, paper_name, size, document):
    pdf = pdf_of(client, printed(document, "document"), paper=paper_name)

    assert tuple(map(round, pdf[0].get_size())) == size


@pytest.mark.needs_pango
def test_unknown_paper_is_a_mistake_in_the_address(client, document):
    assert client.get(printed(document, "document"), {"paper": "a3"}).status_code == 400


@pytest.mark.needs_pango
def test_foot_of_every_page_says_where_it_was_read(client):
    document = DocumentFactory(published=True, slug="report", body="A paragraph.\n\n" * 200)

    pdf = pdf_of(client, printed(document, "document"))

    pages = [page.get_textpage().get_text_bounded() for page in pdf]
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        assert "http://testserver/documents/report/, retrieved on" in page
        assert f"{number} / {len(pages)}" in page


@pytest.mark.needs_pango
def test_pdf_is_tagged_for_those_who_hear_it(client, document):
    pdf = pdf_of(client, printed(document, "document"))

    assert pypdfium2.raw.FPDFCatalog_IsTagged(pdf)
    assert pdf.get_metadata_value("Author") == (
        "International Coalition for the Responsibility to Protect"
    )


@pytest.mark.needs_pango
def test_pdf_is_called_after_its_record_and_kept_by_nobody(client):
    document = DocumentFactory(published=True, slug="report")

    response = client.get(printed(document, "document"))

    assert response["Content-Disposition"] == 'inline; filename="report.pdf"'
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.needs_pango
def test_address_of_the_full_text_is_printed(client):
    document = DocumentFactory(published=True, source_url="https://example.org/full-text")

    assert "https://example.org/full-text" in text_of(pdf_of(client, printed(document, "document")))


@pytest.mark.needs_pango
def test_pdf_tells_what_its_reader_may_be_told(client, document):
    body = OrganizationFactory(status="published", audience=20, name="Hidden body")
    ContributionFactory(document=document, organization=body)

    visitors = text_of(pdf_of(client, printed(document, "document")))
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))
    members = text_of(pdf_of(client, printed(document, "document")))

    assert ("Hidden body" in visitors, "Hidden body" in members) == (False, True)


def test_hidden_record_is_not_printed(client):
    document = DocumentFactory(published=True, audience=20)

    assert client.get(printed(document, "document")).status_code == 404


def test_page_without_pango_has_no_link_to_a_pdf_and_no_picture(client, without_pango, document):
    content = client.get(document.get_absolute_url()).content.decode()

    assert content.count("print.pdf") == content.count("og:image") == 0
    assert content.count("mailto:") == 1


@pytest.mark.parametrize("name", ["document-pdf", "document-share-image"])
def test_nothing_is_printed_without_pango(client, without_pango, name, document):
    answers = [client.get(reverse(name, args=[slug])) for slug in (document.slug, "unknown")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_start_without_pango_names_the_packages(without_pango):
    [warning] = pages_as_pdf.check_renderer(None)

    assert "libpango-1.0-0 libpangoft2-1.0-0" in warning.hint


@pytest.mark.needs_pango
def test_start_with_pango_warns_of_nothing():
    assert pages_as_pdf.check_renderer(None) == []


@pytest.mark.needs_pango
def test_crowd_before_the_renderer_is_asked_to_come_again(client, document):
    for _place in range(2):
        renderer.QUEUE.acquire()

    try:
        response = client.get(printed(document, "document"))
    finally:
        renderer.QUEUE.release(2)

    assert (response.status_code, response["Retry-After"]) == (503, "3")
