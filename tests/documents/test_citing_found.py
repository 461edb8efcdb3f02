"""Pasting a citation or an address of what is on record already, and what an address fills in."""

import pytest

from documents.models import Document
from r2p.records.models import FormerAddress
from tests.admin_pages import page, sign_in
from tests.case_tables import cases
from tests.documents.cited import filled, paste, said_on, save, values_on
from tests.factories import (
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    FormerAddressFactory,
)

pytestmark = pytest.mark.django_db

OLD_PATH = "/index.php/crises/353-when-the-town-fails"
OLD = f"responsibilitytoprotect.org{OLD_PATH}"


@cases("documents/same_documents.csv")
def test_document_that_is_here_already_is_named_instead(as_cataloguer, citation, why):
    document = DocumentFactory(title="On Libya", doi="10.1080/abc", dated=True)
    DocumentSymbolFactory(document=document, symbol="S/RES/1973 (2011)")
    DocumentFactory(title="On Libya", doi="10.1080/other")

    response = paste(as_cataloguer, citation)

    assert response.context["found"] == [(document, why)]
    assert response.context["address"].startswith(page(Document()))


@cases("documents/same_addresses.csv")
def test_document_of_the_same_address_is_named(as_cataloguer, written):
    document = DocumentFactory(source_url="https://www.example.org/report")
    DocumentFactory(source_url="https://www.example.org/report/2")

    assert paste(as_cataloguer, written).context["found"] == [(document, "the same address")]


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

    assert (paste(client, OLD).status_code == 200) == ("view_document" in rights)


def former_of(response):
    inlines = response.context["inline_admin_formsets"]
    formset = next(one.formset for one in inlines if one.opts.model is FormerAddress)
    return [form["address"].value() for form in formset.forms]


def test_title_is_guessed_from_the_words_of_an_address(as_cataloguer):
    response = filled(as_cataloguer, "https://example.org/353-report-on-the-town.html")

    assert values_on(response, "title", "kind") == ("Report on the town", "")
    assert said_on(response) == ["The title was guessed from the address."]


@pytest.mark.parametrize(
    ("address", "former", "sentence"),
    [
        (
            f"http://www.{OLD}?print=1",
            [OLD_PATH],
            "The address belongs to the old site and was added to the former addresses.",
        ),
        (
            "http://www.responsibilitytoprotect.org/index.php?option=com_content&id=353",
            [],
            "The address of the old site was left out. This page is identified only by the part "
            "after “?”, which is not stored.",
        ),
    ],
)
def test_address_of_the_old_site_is_filled_in_as_a_former_one_or_left_out(
    as_cataloguer, address, former, sentence
):
    response = filled(as_cataloguer, f"“On Libya”, 2014. {address}")

    assert values_on(response, "source_url") == (None,)
    assert (former_of(response), said_on(response)) == (former, [sentence])


def test_former_address_of_a_citation_is_saved_with_the_document(as_cataloguer):
    save(as_cataloguer, f"“On Libya”, 2014. {OLD}")

    document = Document.objects.get()
    assert [former.address for former in document.former_addresses.all()] == [OLD_PATH]


def test_day_that_there_is_not_is_said_and_kept_as_stated(as_cataloguer):
    response = filled(as_cataloguer, "“On Libya”, 0 June 2016")

    assert values_on(response, "issued", "issued_as_stated") == (None, "0 June 2016")
    assert said_on(response) == ["“0 June 2016” is not a valid date. It was kept as stated."]
