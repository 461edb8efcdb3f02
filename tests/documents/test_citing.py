"""Pasting a citation: the form that it fills, what is here already, and who may."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from documents.models import Document
from r2p.records.models import FormerAddress
from tests.factories import (
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    FormerAddressFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
)
from tests.records.test_admin import as_shown, page, sign_in

pytestmark = pytest.mark.django_db

CITATION = (
    "Bellamy, Alex J., and Nobody New. “Report on R2P.” A/65/877-S/2011/393. New York: "
    "United Nations, 27 June 2011. https://example.org/report"
)
OLD_PATH = "/index.php/crises/353-when-the-town-fails"
OLD = f"responsibilitytoprotect.org{OLD_PATH}"


@pytest.fixture
def on_record():
    ParticipantFactory(name="Alex J. Bellamy", sort_name="Bellamy, Alex J.")
    return OrganizationNameFactory(name="United Nations", organization__name="The UN").organization


def paste(client, citation):
    return client.get(reverse("admin:documents_document_paste"), {"citation": citation})


def test_citation_leads_to_a_form_that_is_filled(client, on_record):
    sign_in(client, "Cataloguer")

    response = client.get(paste(client, CITATION).url)

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
    assert said == ["Not on record, or not clear: “Nobody New”."]
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


def save(client, citation, **changes):
    address = paste(client, citation).url
    shown = as_shown(client.get(address), regions=[], themes=[])
    return client.post(address, shown | {"kind": "report"} | changes)


def test_slug_is_left_empty_by_a_citation(client):
    sign_in(client, "Cataloguer")

    response = client.get(paste(client, CITATION).url)

    assert response.context["adminform"].form["slug"].value() is None


@pytest.mark.parametrize("citation", [CITATION, "https://a.org/b 5 November 2014"])
def test_slug_is_made_of_the_title_that_is_saved(client, citation):
    sign_in(client, "Cataloguer")

    save(client, citation, title="What it is called: a report")

    assert Document.objects.get().slug == "what-it-is-called-a-report"


def test_slug_that_is_typed_is_kept(client):
    sign_in(client, "Cataloguer")

    save(client, CITATION, slug="of-my-own")

    assert Document.objects.get().slug == "of-my-own"


def test_slug_of_a_title_that_is_there_already_has_a_number(client):
    sign_in(client, "Cataloguer")
    DocumentFactory(slug="report-on-r2p")

    save(client, CITATION)

    assert Document.objects.latest("pk").slug == "report-on-r2p-2"


def test_slug_is_asked_for_where_the_title_has_no_letters_for_one(client):
    sign_in(client, "Cataloguer")

    response = save(client, "保护的责任, 2009")

    sentence = "Type one: none can be made of this name."
    assert response.context["adminform"].form.errors == {"slug": [sentence]}


def test_slug_of_a_record_that_is_saved_is_never_empty(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(slug="kept", made_by=None)

    shown = as_shown(client.get(page(document)), regions=[], themes=[])
    response = client.post(page(document), shown | {"slug": "", "title": "Another"})

    assert response.context["adminform"].form.errors == {"slug": ["This field is required."]}


# -- What is here already ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("citation", "why"),
    [
        ("s/res/1973", "the same symbol"),
        ("S/RES/1973 (2011)", "the same symbol"),
        ("https://doi.org/10.1080/ABC", "the same DOI"),
        ("“On Libya”, November 2014", "the same title and date"),
    ],
)
def test_document_that_is_here_already_is_named_instead(client, citation, why):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(title="On Libya", doi="10.1080/abc", dated=True)
    DocumentSymbolFactory(document=document, symbol="S/RES/1973 (2011)")
    DocumentFactory(title="On Libya", doi="10.1080/other")

    response = paste(client, citation)

    assert response.context["found"] == [(document, why)]
    assert response.context["address"].startswith(page(Document()))


@pytest.mark.parametrize(
    "written",
    [
        "https://www.example.org/report",
        "http://example.org/report/",
        "example.org/report",
        "“Another title”, 2016, https://example.org/report#top",
    ],
)
def test_document_of_the_same_address_is_named(client, written):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(source_url="https://www.example.org/report")
    DocumentFactory(source_url="https://www.example.org/report/2")

    response = paste(client, written)

    assert response.context["found"] == [(document, "the same address")]


@pytest.mark.parametrize("written", [f"http://www.{OLD}?print=1", f"https://{OLD}/", OLD])
def test_document_that_once_stood_at_the_address_is_named(client, written):
    sign_in(client, "Cataloguer")
    document = DocumentFactory()
    FormerAddressFactory(record=document, address=OLD)
    FormerAddressFactory(record=EventFactory(pk=document.pk + 1), address=OLD)
    DocumentFactory(pk=document.pk + 1)

    response = paste(client, written)

    assert response.context["found"] == [(document, "it once stood at this address")]


def test_former_address_is_not_taken_for_one_of_another_host(client):
    sign_in(client, "Cataloguer")
    FormerAddressFactory(record=DocumentFactory(), address=OLD)

    response = paste(client, OLD.replace("responsibilitytoprotect", "example"))

    assert response.status_code == 302


@pytest.mark.parametrize("rights", [["add_document"], ["add_document", "view_document"]])
def test_document_at_an_address_is_named_to_those_who_may_see_it(client, rights):
    user = sign_in(client)
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    FormerAddressFactory(record=DocumentFactory(), address=OLD)

    response = paste(client, OLD)

    assert (response.status_code == 200) == ("view_document" in rights)


# -- What an address fills in ------------------------------------------------------------------


def said_on(response):
    return [str(message) for message in response.context["messages"]]


def former_of(response):
    inlines = response.context["inline_admin_formsets"]
    formset = next(one.formset for one in inlines if one.opts.model is FormerAddress)
    return [form["address"].value() for form in formset.forms]


def test_title_is_guessed_from_the_words_of_an_address(client):
    sign_in(client, "Cataloguer")

    response = client.get(paste(client, "https://example.org/353-report-on-the-town.html").url)

    form = response.context["adminform"].form
    assert (form["title"].value(), form["kind"].value()) == ("Report on the town", "")
    assert said_on(response) == ["The title is guessed from the words of the address."]


def test_address_of_the_old_site_is_filled_in_as_a_former_one(client):
    sign_in(client, "Cataloguer")

    response = client.get(paste(client, f"“On Libya”, 2014. http://www.{OLD}?print=1").url)

    form = response.context["adminform"].form
    assert (form["source_url"].value(), former_of(response)) == (None, [OLD_PATH])
    assert said_on(response) == [
        "The address is of the old site: it is among the former addresses."
    ]


def test_former_address_of_a_citation_is_saved_with_the_document(client):
    sign_in(client, "Cataloguer")

    save(client, f"“On Libya”, 2014. {OLD}")

    document = Document.objects.get()
    assert [former.address for former in document.former_addresses.all()] == [OLD_PATH]


def test_address_of_the_old_site_that_is_no_former_one_is_left_out(client):
    sign_in(client, "Cataloguer")
    address = "http://www.responsibilitytoprotect.org/index.php?option=com_content&id=353"

    response = client.get(paste(client, f"“On Libya”, 2014. {address}").url)

    form = response.context["adminform"].form
    assert (form["source_url"].value(), former_of(response)) == (None, [])
    assert said_on(response) == [
        "The address of the old site is left out. Only what follows “?” tells this page from "
        "others, and that is not kept."
    ]


def test_day_that_there_is_not_is_said_and_kept_as_stated(client):
    sign_in(client, "Cataloguer")

    response = client.get(paste(client, "“On Libya”, 0 June 2016").url)

    form = response.context["adminform"].form
    assert (form["issued"].value(), form["issued_as_stated"].value()) == (None, "0 June 2016")
    assert said_on(response) == [
        "There is no day “0 June 2016”: it is kept as stated, without a date."
    ]


# -- What is refused ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("citation", "sentence"),
    [
        ("", "This field is required."),
        ("???", "Nothing in this text is understood."),
        ("x" * 4001, "Ensure this value has at most 4000 characters (it has 4001)."),
    ],
)
def test_text_that_is_no_citation_is_refused_and_kept(client, citation, sentence):
    sign_in(client, "Cataloguer")

    response = paste(client, citation)

    assert response.context["form"].errors == {"citation": [sentence]}
    assert response.context["form"]["citation"].value() == citation


def test_name_that_several_bear_is_left_to_whoever_saves(client):
    sign_in(client, "Cataloguer")
    ParticipantFactory.create_batch(2, name="Alex J. Bellamy", sort_name="Bellamy, Alex J.")

    response = client.get(paste(client, "Bellamy, Alex J. “Report on R2P.” 2011").url)

    formset = response.context["inline_admin_formsets"][0].formset
    assert [form.initial.get("participant") for form in formset.forms] == []


def test_citation_is_pasted_only_by_those_who_may_add_documents(client):
    sign_in(client)
    DocumentSymbolFactory(symbol="A/63/677")

    assert paste(client, "A/63/677").status_code == 403
    assert client.get(page(Document()), {"citation": "A/63/677"}).status_code == 403


def test_names_on_record_are_not_told_to_those_who_may_not_see_them(client):
    user = sign_in(client)
    user.user_permissions.set(Permission.objects.filter(codename="add_document"))
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
