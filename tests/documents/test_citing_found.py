"""Pasting a citation or an address of what is on record already, and what an address fills in."""

import pytest

from documents.models import Document
from r2p.records.models import FormerAddress
from tests.admin_pages import page, sign_in
from tests.documents.cited import paste, said_on, save
from tests.factories import (
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    FormerAddressFactory,
)

pytestmark = pytest.mark.django_db

OLD_PATH = "/index.php/crises/353-when-the-town-fails"
OLD = f"responsibilitytoprotect.org{OLD_PATH}"


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
def test_document_that_is_here_already_is_named_instead(as_cataloguer, citation, why):
    document = DocumentFactory(title="On Libya", doi="10.1080/abc", dated=True)
    DocumentSymbolFactory(document=document, symbol="S/RES/1973 (2011)")
    DocumentFactory(title="On Libya", doi="10.1080/other")

    response = paste(as_cataloguer, citation)

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
def test_document_of_the_same_address_is_named(as_cataloguer, written):
    document = DocumentFactory(source_url="https://www.example.org/report")
    DocumentFactory(source_url="https://www.example.org/report/2")

    response = paste(as_cataloguer, written)

    assert response.context["found"] == [(document, "the same address")]


@pytest.mark.parametrize("written", [f"http://www.{OLD}?print=1", f"https://{OLD}/", OLD])
def test_document_that_once_stood_at_the_address_is_named(as_cataloguer, written):
    document = DocumentFactory()
    FormerAddressFactory(record=document, address=OLD)
    FormerAddressFactory(record=EventFactory(pk=document.pk + 1), address=OLD)
    DocumentFactory(pk=document.pk + 1)

    response = paste(as_cataloguer, written)

    assert response.context["found"] == [(document, "the same former address")]


def test_former_address_is_not_taken_for_one_of_another_host(as_cataloguer):
    FormerAddressFactory(record=DocumentFactory(), address=OLD)

    response = paste(as_cataloguer, OLD.replace("responsibilitytoprotect", "example"))

    assert response.status_code == 302


@pytest.mark.parametrize("rights", [["add_document"], ["add_document", "view_document"]])
def test_document_at_an_address_is_named_to_those_who_may_see_it(client, rights):
    sign_in(client, rights=rights)
    FormerAddressFactory(record=DocumentFactory(), address=OLD)

    response = paste(client, OLD)

    assert (response.status_code == 200) == ("view_document" in rights)


# -- What an address fills in ------------------------------------------------------------------


def former_of(response):
    inlines = response.context["inline_admin_formsets"]
    formset = next(one.formset for one in inlines if one.opts.model is FormerAddress)
    return [form["address"].value() for form in formset.forms]


def test_title_is_guessed_from_the_words_of_an_address(as_cataloguer):
    response = as_cataloguer.get(
        paste(as_cataloguer, "https://example.org/353-report-on-the-town.html").url
    )

    form = response.context["adminform"].form
    assert (form["title"].value(), form["kind"].value()) == ("Report on the town", "")
    assert said_on(response) == ["The title was guessed from the address."]


def test_address_of_the_old_site_is_filled_in_as_a_former_one(as_cataloguer):
    response = as_cataloguer.get(
        paste(as_cataloguer, f"“On Libya”, 2014. http://www.{OLD}?print=1").url
    )

    form = response.context["adminform"].form
    assert (form["source_url"].value(), former_of(response)) == (None, [OLD_PATH])
    assert said_on(response) == [
        "The address belongs to the old site and was added to the former addresses."
    ]


def test_former_address_of_a_citation_is_saved_with_the_document(as_cataloguer):
    save(as_cataloguer, f"“On Libya”, 2014. {OLD}")

    document = Document.objects.get()
    assert [former.address for former in document.former_addresses.all()] == [OLD_PATH]


def test_address_of_the_old_site_that_is_no_former_one_is_left_out(as_cataloguer):
    address = "http://www.responsibilitytoprotect.org/index.php?option=com_content&id=353"

    response = as_cataloguer.get(paste(as_cataloguer, f"“On Libya”, 2014. {address}").url)

    form = response.context["adminform"].form
    assert (form["source_url"].value(), former_of(response)) == (None, [])
    assert said_on(response) == [
        "The address of the old site was left out. This page is identified only by the part "
        "after “?”, which is not stored."
    ]


def test_day_that_there_is_not_is_said_and_kept_as_stated(as_cataloguer):
    response = as_cataloguer.get(paste(as_cataloguer, "“On Libya”, 0 June 2016").url)

    form = response.context["adminform"].form
    assert (form["issued"].value(), form["issued_as_stated"].value()) == (None, "0 June 2016")
    assert said_on(response) == ["“0 June 2016” is not a valid date. It was kept as stated."]
