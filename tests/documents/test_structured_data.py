import pytest

from events.models import Standing
from r2p.records.dates import KnownDate
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    ParticipantFactory,
    RegionFactory,
    TranslationFactory,
    UserFactory,
)
from tests.structured_data import head_in, head_of

pytestmark = pytest.mark.django_db

SITE = "http://testserver"
TITLES = {
    "quotes": "He said “no”, and \"yes\" & 'perhaps'",
    "an end of a script": "</script><script>alert(1)</script><!-- ",
    "Arabic": "مسؤولية الحماية",
}


@pytest.fixture
def report():
    region = RegionFactory(country=True, name="China")
    document = DocumentFactory(
        published=True,
        slug="report",
        title="A report",
        kind="dialogue_report",
        summary="What was said.",
        issued=KnownDate.parse("2014-11"),
        doi="10.1000/1",
        regions=[region],
    )
    author = ParticipantFactory(published=True, name="Alex Bellamy", sort_name="Bellamy, Alex")
    publisher = OrganizationFactory(published=True, name="The Centre")
    ContributionFactory(document=document, by_person=True, participant=author)
    ContributionFactory(document=document, organization=publisher)
    for symbol in ("A/65/877", "S/2011/393"):
        DocumentSymbolFactory(document=document, symbol=symbol)
    return document


def test_document_tells_libraries_how_it_is_cited(client, report):
    file = DocumentFileFactory(document=report, label="Full text")

    assert head_of(client, report).all("citation_") == [
        ("citation_title", "A report"),
        ("citation_author", "Bellamy, Alex"),
        ("citation_publication_date", "2014/11"),
        ("citation_publisher", "The Centre"),
        ("citation_technical_report_number", "A/65/877"),
        ("citation_technical_report_number", "S/2011/393"),
        ("citation_technical_report_institution", "The Centre"),
        ("citation_doi", "10.1000/1"),
        ("citation_language", "en"),
        ("citation_abstract_html_url", f"{SITE}/documents/report/"),
        ("citation_pdf_url", f"{SITE}{file.get_absolute_url()}"),
    ]


def test_members_file_is_no_address_for_libraries(client, report):
    DocumentFileFactory(document=report, audience=20)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert head_of(client, report).all("citation_pdf_url") == []


def test_document_is_a_report_in_the_words_of_schema_org(client, report):
    meeting = DocumentEventFactory(document=report).event
    TranslationFactory(document=report, language="fr", title="Un rapport")

    record = head_of(client, report).record

    about = [record[key] for key in ("@type", "@id", "name", "datePublished", "inLanguage")]
    assert about == ["Report", f"{SITE}/documents/report/", "A report", "2014-11", "en"]
    assert record["identifier"] == ["A/65/877", "S/2011/393", "doi:10.1000/1"]
    assert [(one["@type"], one["name"]) for one in record["author"]] == [("Person", "Alex Bellamy")]
    assert [(one["@type"], one["name"]) for one in record["about"]] == [("Country", "China")]
    for part, name in (
        ("publisher", "The Centre"),
        ("isBasedOn", meeting.title),
        ("workTranslation", "Un rapport"),
    ):
        assert [one["name"] for one in record[part]] == [name]


def test_document_tells_those_who_share_it_what_it_is(client, report):
    head = head_in(client.get(report.get_absolute_url(), {"from": "mail"}))

    shared = dict(head.all("og:"))
    assert head.links["canonical"] == shared["og:url"] == f"{SITE}/documents/report/"
    assert (shared["og:title"], shared["og:type"]) == ("A report", "article")
    assert shared["og:description"] == dict(head.metas)["description"] == "What was said."
    assert head.crumbs == ["Documents", "China", "A report"]


@pytest.mark.needs_pango
def test_document_shows_those_who_share_it_its_picture(client, report):
    shared = dict(head_of(client, report).all("og:"))

    assert shared["og:image"] == f"{SITE}/documents/report/card.png"
    assert shared["og:image:alt"] == "Dialogue report: A report"


@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_any_title_is_read_back_as_it_is(client, title):
    document = DocumentFactory(published=True, title=title)

    head = head_of(client, document)

    assert len(head.scripts) == 1
    assert head.record["name"] == dict(head.all("og:"))["og:title"] == title
    assert dict(head.metas)["citation_title"] == title


def test_undated_document_has_no_date_anywhere(client):
    head = head_of(client, DocumentFactory(published=True))

    assert "datePublished" not in head.record
    assert head.all("citation_publication_date") == []


def test_hidden_contributor_is_in_no_face_of_the_page(client, report):
    hidden = OrganizationFactory(name="Hidden body", published=True, audience=20)
    for role in ("publisher", "author"):
        ContributionFactory(document=report, organization=hidden, role=role)

    visitors = client.get(report.get_absolute_url()).content.decode()
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))
    members = client.get(report.get_absolute_url()).content.decode()

    assert visitors.count("Hidden body") == 0
    assert members.count("Hidden body") > 5
