"""Links in the admin: which are dead and since when, and who may look at them."""

import pytest
from pytest_django.asserts import assertContains, assertNotContains

from tests.admin_pages import page, sign_in
from tests.documents.links import START, only
from tests.factories import DocumentFactory, LinkCheckFactory

pytestmark = pytest.mark.django_db

LINKS = "/admin/documents/linkcheck/"


def test_dead_links_are_listed_with_since_when_and_a_web_archive(as_cataloguer):
    document = DocumentFactory(title="A report")
    LinkCheckFactory(document=document, url="https://example.org/report", dead=True, since=START)
    LinkCheckFactory(state="good")

    response = as_cataloguer.get(LINKS, {"work": "dead"})

    assert [link.document for link in response.context["cl"].result_list] == [document]
    assertContains(response, f'<a href="{page(document)}">A report</a>', html=True)
    assertContains(response, "1 March 2036")
    assertContains(response, "404")
    archive = "https://web.archive.org/web/*/https://example.org/report"
    assertContains(response, f'href="{archive}" rel="noopener noreferrer"')


@pytest.mark.parametrize(
    "query", [{"q": "/one"}, {"q": "report"}, {"state__exact": "moved"}], ids=str
)
def test_links_are_filtered_by_state_and_searched_by_address_and_document(as_cataloguer, query):
    moved = {"state": "moved", "moved_to": "https://example.org/new"}
    found = LinkCheckFactory(url="https://example.org/one", document__title="A report", **moved)
    LinkCheckFactory(url="https://example.org/two", state="good")

    response = as_cataloguer.get(LINKS, query)

    assert list(response.context["cl"].result_list) == [found]
    assertContains(response, "https://example.org/new")


def test_dead_links_wait_on_the_start_page(as_cataloguer):
    LinkCheckFactory(url="https://example.org/report", dead=True)

    response = as_cataloguer.get("/admin/")

    assertContains(response, "Broken links")
    assertContains(response, "https://example.org/report")


def test_links_are_not_for_staff_without_a_right_to_documents(client):
    sign_in(client)

    addresses = (LINKS, page(LinkCheckFactory()))

    assert [client.get(address).status_code for address in addresses] == [403, 403]


@pytest.mark.parametrize("act", ["change", "delete"])
def test_nobody_changes_what_was_found(client, act):
    sign_in(client, is_superuser=True)
    link = LinkCheckFactory(dead=True)

    assert client.post(page(link, act), {"post": "yes", "state": "good"}).status_code == 403
    assert only().state == "dead"


def test_what_is_no_address_is_no_link_in_the_list(as_cataloguer):
    LinkCheckFactory(url="javascript:alert(1)", dead=True)

    assertNotContains(as_cataloguer.get(LINKS), 'href="javascript:')


def test_form_of_a_document_says_whether_its_full_text_is_there(as_cataloguer):
    document = DocumentFactory(source_url="https://example.org/report")
    LinkCheckFactory(document=document, url=document.source_url, dead=True, since=START)

    response = as_cataloguer.get(page(document))

    assertContains(response, "dead since 1 March 2036")
