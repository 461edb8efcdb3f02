"""Pasting a citation: the form that it fills, its slug, what is refused, and who may."""

import pytest
from django.urls import reverse

from documents.models import Document
from tests.admin_pages import as_shown, page, sign_in
from tests.documents.cited import paste, save
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
    response = as_cataloguer.get(paste(as_cataloguer, CITATION).url)

    form = response.context["adminform"].form
    names = ("title", "kind", "language", "issued", "source_url")
    assert {name: str(form[name].value()) for name in names} == {
        "title": "Report on R2P",
        "kind": "report",
        "language": "en",
        "issued": "2011-06-27",
        "source_url": "https://example.org/report",
    }
    said = [str(message) for message in response.context["messages"]]
    assert said == ["No single matching record was found for: “Nobody New”."]
    assert Document.objects.count() == 0


def test_filled_form_is_saved_with_its_lines(client, on_record):
    user = sign_in(client, "Cataloguer")
    address = paste(client, CITATION).url

    response = client.post(address, as_shown(client.get(address), regions=[], themes=[]))

    document = Document.objects.get()
    assert response.status_code == 302
    assert (document.status, document.made_by, str(document.issued)) == (
        "draft",
        user,
        "27 June 2011",
    )
    assert [symbol.symbol for symbol in document.symbols.all()] == ["A/65/877", "S/2011/393"]
    assert [(line.role, line.contributor.name) for line in document.contributions.all()] == [
        ("author", "Alex J. Bellamy"),
        ("publisher", "The UN"),
    ]


# -- The slug ----------------------------------------------------------------------------------


def test_slug_is_left_empty_by_a_citation(as_cataloguer):
    response = as_cataloguer.get(paste(as_cataloguer, CITATION).url)

    assert response.context["adminform"].form["slug"].value() is None


@pytest.mark.parametrize("citation", [CITATION, "https://a.org/b 5 November 2014"])
def test_slug_is_made_of_the_title_that_is_saved(as_cataloguer, citation):
    save(as_cataloguer, citation, title="What it is called: a report")

    assert Document.objects.get().slug == "what-it-is-called-a-report"


def test_slug_that_is_typed_is_kept(as_cataloguer):
    save(as_cataloguer, CITATION, slug="of-my-own")

    assert Document.objects.get().slug == "of-my-own"


def test_slug_of_a_title_that_is_there_already_has_a_number(as_cataloguer):
    DocumentFactory(slug="report-on-r2p")

    save(as_cataloguer, CITATION)

    assert Document.objects.latest("pk").slug == "report-on-r2p-2"


def test_slug_is_asked_for_where_the_title_has_no_letters_for_one(as_cataloguer):
    response = save(as_cataloguer, "保护的责任, 2009")

    sentence = "Enter a slug: none can be generated from this name."
    assert response.context["adminform"].form.errors == {"slug": [sentence]}


def test_slug_of_a_record_that_is_saved_is_never_empty(as_cataloguer):
    document = DocumentFactory(slug="kept", made_by=None)

    shown = as_shown(as_cataloguer.get(page(document)), regions=[], themes=[])
    response = as_cataloguer.post(page(document), shown | {"slug": "", "title": "Another"})

    assert response.context["adminform"].form.errors == {"slug": ["This field is required."]}


# -- What is refused ---------------------------------------------------------------------------


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

    response = as_cataloguer.get(paste(as_cataloguer, "Bellamy, Alex J. “Report on R2P.” 2011").url)

    formset = response.context["inline_admin_formsets"][0].formset
    assert [form.initial.get("participant") for form in formset.forms] == []


def test_citation_is_pasted_only_by_those_who_may_add_documents(client):
    sign_in(client)
    DocumentSymbolFactory(symbol="A/63/677")

    assert paste(client, "A/63/677").status_code == 403
    assert client.get(page(Document()), {"citation": "A/63/677"}).status_code == 403


def test_names_on_record_are_not_told_to_those_who_may_not_see_them(client):
    sign_in(client, rights=["add_document"])
    OrganizationFactory(name="United Nations Security Council")
    DocumentSymbolFactory(symbol="S/RES/1973")

    response = client.get(paste(client, "S/RES/1973").url)

    formset = response.context["inline_admin_formsets"][0].formset
    assert (formset.prefix, formset.forms) == ("contributions", [])


def test_list_of_documents_leads_to_the_page_for_those_who_may_add(client):
    link = ("Paste a citation", reverse("admin:documents_document_paste"))
    sign_in(client, "Cataloguer")
    shown = client.get(page(Document(), "changelist")).context["tools"]

    assert link in shown
