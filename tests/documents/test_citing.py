"""Pasting a citation: the form that it fills, its slug, what is refused, and who may."""

import pytest
from django.urls import reverse

from documents.models import Document
from tests.admin_pages import as_shown, form_errors, page, save_form, sign_in
from tests.documents.cited import filled, lines_on, paste, said_on, save, values_on
from tests.factories import (
    DocumentFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
)

pytestmark = pytest.mark.django_db

CITATION = (
    "Bellamy, Alex J., and Nobody New. “Report on R2P.” A/65/877-S/2011/393. New York: "
    "United Nations, 27 June 2011. https://example.org/report"
)


@pytest.fixture
def on_record():
    ParticipantFactory(name="Alex J. Bellamy", sort_name="Bellamy, Alex J.")
    return OrganizationNameFactory(name="United Nations", organization__name="The UN").organization


def test_citation_leads_to_a_form_that_is_filled(as_cataloguer, on_record):
    response = filled(as_cataloguer, CITATION)

    assert values_on(response, "title", "kind", "language", "source_url", "slug") == (
        "Report on R2P",
        "report",
        "en",
        "https://example.org/report",
        None,
    )
    assert [str(value) for value in values_on(response, "issued")] == ["2011-06-27"]
    assert said_on(response) == ["No single matching record was found for: “Nobody New”."]
    assert Document.objects.count() == 0


def test_filled_form_is_saved_with_its_lines(client, on_record):
    user = sign_in(client, "Cataloguer")
    address = paste(client, CITATION).url

    response = client.post(address, as_shown(client.get(address), regions=[], themes=[]))

    assert response.status_code == 302
    document = Document.objects.get()
    assert (document.status, document.made_by) == ("draft", user)
    assert str(document.issued) == "27 June 2011"
    assert [symbol.symbol for symbol in document.symbols.all()] == ["A/65/877", "S/2011/393"]
    lines = [(line.role, line.contributor.name) for line in document.contributions.all()]
    assert lines == [("author", "Alex J. Bellamy"), ("publisher", "The UN")]


@pytest.mark.parametrize(
    ("citation", "changes", "slug"),
    [
        (CITATION, {"title": "What it is called: a report"}, "what-it-is-called-a-report"),
        ("https://a.org/b 5 November 2014", {"title": "A report"}, "a-report"),
        (CITATION, {"slug": "of-my-own"}, "of-my-own"),
        (CITATION, {}, "report-on-r2p-2"),
    ],
    ids=["title", "title of an address", "typed", "title that is there already"],
)
def test_slug_is_typed_or_made_of_the_title_that_is_saved(as_cataloguer, citation, changes, slug):
    DocumentFactory(slug="report-on-r2p")

    save(as_cataloguer, citation, **changes)

    assert Document.objects.latest("pk").slug == slug


def test_slug_is_asked_for_where_the_title_has_no_letters_for_one(as_cataloguer):
    response = save(as_cataloguer, "保护的责任, 2009")

    sentence = "Enter a slug: none can be generated from this name."
    assert form_errors(response) == {"slug": [sentence]}


def test_slug_of_a_record_that_is_saved_is_never_empty(as_cataloguer):
    document = DocumentFactory(slug="kept", made_by=None)

    response = save_form(as_cataloguer, document, regions=[], themes=[], slug="", title="Another")

    assert form_errors(response) == {"slug": ["This field is required."]}


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        ("", "This field is required."),
        ("???", "Nothing in this text was recognized."),
        ("x" * 4001, "Ensure this value has at most 4000 characters (it has 4001)."),
    ],
)
def test_text_that_is_no_citation_is_refused_and_kept(as_cataloguer, citation, sentence):
    response = paste(as_cataloguer, citation)

    assert response.context["form"].errors == {"citation": [sentence]}
    assert response.context["form"]["citation"].value() == citation


def test_name_that_several_bear_is_left_to_whoever_saves(as_cataloguer):
    ParticipantFactory.create_batch(2, name="Alex J. Bellamy", sort_name="Bellamy, Alex J.")

    assert lines_on(filled(as_cataloguer, "Bellamy, Alex J. “Report on R2P.” 2011")) == []


def test_citation_is_pasted_only_by_those_who_may_add_documents(client):
    sign_in(client)
    DocumentSymbolFactory(symbol="A/63/677")

    assert paste(client, "A/63/677").status_code == 403
    assert client.get(page(Document()), {"citation": "A/63/677"}).status_code == 403


def test_names_on_record_are_not_told_to_those_who_may_not_see_them(client):
    sign_in(client, rights=["add_document"])
    OrganizationFactory(name="United Nations Security Council")
    DocumentSymbolFactory(symbol="S/RES/1973")

    assert lines_on(filled(client, "S/RES/1973")) == []


def test_list_of_documents_leads_to_the_page_for_those_who_may_add(as_cataloguer):
    shown = as_cataloguer.get(page(Document(), "changelist")).context["tools"]

    assert ("Paste a citation", reverse("admin:documents_document_paste")) in shown
