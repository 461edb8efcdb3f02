"""The former addresses on the page of a record."""

import pytest
from django.contrib.messages import get_messages

from r2p.records.models import FormerAddress
from tests.admin_pages import line_errors, save_form, sign_in
from tests.factories import DocumentFactory, EventFactory, FormerAddressFactory

pytestmark = pytest.mark.django_db

PREFIX = "records-formeraddress-record_type-record_id"


def post_addresses(client, record, *addresses, **changes):
    lines = ({"address": address, "order": 1} for address in addresses)
    return save_form(client, record, PREFIX, *lines, **changes)


def test_former_address_is_kept_as_its_path(as_editor):
    document = DocumentFactory()

    post_addresses(as_editor, document, "https://old.org/index.php/old/?a=1")

    assert document.former_addresses.get().address == "/index.php/old"


RECORDED = "This address is recorded automatically when the slug changes."


@pytest.mark.parametrize(
    ("addresses", "errors"),
    [
        (["/new", "https://old.org/new/"], {3: {"__all__": ["This repeats line 2."]}}),
        (["/index.php/old/"], {2: {"__all__": ["This repeats line 1."]}}),
        (["http://[old/"], {2: {"address": ["This is not an address."]}}),
        (["/documents/old/"], {2: {"address": [RECORDED]}}),
    ],
    ids=["given twice at once", "there already", "no address", "about to be left"],
)
def test_wrong_former_address_is_refused(as_editor, addresses, errors):
    document = DocumentFactory(published=True, slug="old")
    FormerAddressFactory(record=document, address="/index.php/old")

    response = post_addresses(as_editor, document, *addresses, slug="new")

    document.refresh_from_db()
    assert line_errors(response, PREFIX) == errors
    assert (document.slug, FormerAddress.objects.count()) == ("old", 1)


def test_former_address_may_lead_to_several_records(as_editor):
    document = DocumentFactory()
    FormerAddressFactory(address="/index.php/old")

    post_addresses(as_editor, document, "/index.php/old")

    assert FormerAddress.objects.filter(address="/index.php/old").count() == 2


def said_of_others(response):
    said = [str(message) for message in get_messages(response.wsgi_request)]
    return [sentence for sentence in said if "also leads to" in sentence]


def test_record_to_which_a_former_address_leads_already_is_named(as_editor):
    document = DocumentFactory(title="This one")
    FormerAddressFactory(record=EventFactory(title="The other"), address="/index.php/old")

    assert said_of_others(post_addresses(as_editor, document, "/index.php/old")) == [
        "“/index.php/old” also leads to “The other” (event). Visitors will be asked to choose."
    ]


def test_record_that_one_may_not_see_is_not_named_beside_a_former_address(client):
    sign_in(client, rights=["view_document", "change_document"])
    document = DocumentFactory(title="This one")
    FormerAddressFactory(record=EventFactory(title="The other"), address="/index.php/old")

    assert said_of_others(post_addresses(client, document, "/index.php/old")) == [
        "“/index.php/old” also leads to another record. Visitors will be asked to choose."
    ]


def test_former_address_of_one_record_is_saved_without_a_word(as_editor):
    document = DocumentFactory()
    FormerAddressFactory(address="/index.php/old")
    FormerAddressFactory(address="/index.php/shared", record=document)
    FormerAddressFactory(address="/index.php/shared")

    response = post_addresses(as_editor, document, "/index.php/another", title="Another")

    assert said_of_others(response) == []


def test_changed_slug_of_a_published_record_leaves_a_former_address(as_editor):
    document = DocumentFactory(published=True, slug="old")

    post_addresses(as_editor, document, slug="new")

    assert document.former_addresses.get().address == "/documents/old"
