import pytest
from django.urls import reverse

from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    RegionFactory,
    ThemeFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


def test_documents_are_filtered_by_region_kind_year_theme_language_and_publisher(client):
    country = RegionFactory(country=True)
    theme = ThemeFactory()
    wanted = DocumentFactory(published=True, dated=True, regions=[country])
    wanted.themes.add(theme)
    TranslationFactory(document=wanted, language="fr")
    publisher = ContributionFactory(document=wanted).organization
    other = DocumentFactory(published=True)
    ContributionFactory(document=other, organization=publisher)
    query = {
        "region": country.parent.slug,
        "kind": "report",
        "year": "2014",
        "theme": theme.slug,
        "language": "fr",
        "publisher": publisher.slug,
    }

    found = [
        list(client.get(reverse("document-list"), {name: value}).context["page"])
        for name, value in query.items()
    ]

    assert found == [[wanted], [wanted, other], [wanted], [wanted], [wanted], [wanted, other]]
    assert list(client.get(reverse("document-list"), query).context["page"]) == [wanted]


def test_filters_at_work_are_chips_that_lead_to_the_list_without_them(client):
    query = {"kind": "report", "year": "2014", "page": "1"}

    chips = client.get(reverse("document-list"), query).context["filter"].active_filters

    assert [(chip["label"], str(chip["value"]), chip["without"]) for chip in chips] == [
        ("Kind", "report", "?year=2014"),
        ("Year", "2014", "?kind=report"),
    ]


def test_document_of_two_countries_of_a_region_is_listed_once(client):
    first = RegionFactory(country=True)
    second = RegionFactory(country=True, parent=first.parent)
    document = DocumentFactory(published=True, regions=[first, second])

    page = client.get(reverse("document-list"), {"region": first.parent.slug}).context["page"]

    assert list(page) == [document]


def test_undated_documents_come_last(client):
    undated = DocumentFactory(published=True)
    dated = DocumentFactory(published=True, dated=True)

    assert list(client.get(reverse("document-list")).context["page"]) == [dated, undated]


@pytest.mark.parametrize(
    ("source_url", "shown"),
    [
        ("", "its address is not recorded."),
        ("https://example.org/text", 'href="https://example.org/text"'),
    ],
)
def test_document_page_leads_to_the_full_text_or_says_that_it_cannot(client, source_url, shown):
    document = DocumentFactory(published=True, source_url=source_url)

    assert client.get(document.get_absolute_url()).content.decode().count(shown) == 1


def test_document_page_leads_to_the_full_text(client):
    document = DocumentFactory(published=True, source_url="https://example.org/text")

    content = client.get(document.get_absolute_url()).content.decode()

    assert content.count('href="https://example.org/text"') == 1


def test_hostile_text_is_shown_as_text(client):
    hostile = "<script>alert(1)</script>"
    document = DocumentFactory(published=True, title=hostile, summary=hostile, body=hostile)

    assert client.get(document.get_absolute_url()).content.decode().count("<script>alert") == 0


@pytest.mark.parametrize("fields", [{"language": "ko"}, {"document__language": "ko"}])
def test_any_language_on_record_is_offered(client, fields):
    document = TranslationFactory(**fields).document

    page = client.get(reverse("document-list"), {"language": "ko"}).context["page"]

    assert list(page) == [document]


def test_documents_of_an_organization_are_those_of_any_of_its_parts_in_them(client):
    written = ContributionFactory(role="author")
    query = {"organization": written.organization.slug}

    page = client.get(reverse("document-list"), query).context["page"]

    assert list(page) == [written.document]


def test_event_page_says_what_a_document_is_to_it(client):
    link = DocumentEventFactory(role="concept_note")
    DocumentEventFactory(event=link.event, role="report")

    context = client.get(link.event.get_absolute_url()).context

    roles = [[one.role_at_event for one in context[name]] for name in ("led_to", "came_of")]
    assert roles == [["concept note"], [""]]
