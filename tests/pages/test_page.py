import pytest
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertInHTML

from r2p.pages.models import Page
from tests.factories import PageFactory
from tests.readers import READERS

pytestmark = pytest.mark.django_db


def titles(response):
    return [page.title for page in response.context["menu"]]


def test_first_page_stands_at_about_and_others_below(client):
    first, other = PageFactory(slug=""), PageFactory(slug="join")

    pages = [client.get(address).context["page"] for address in ("/about/", "/about/join/")]

    assert pages == [first, other]
    assert [page.url for page in Page.objects.order_by("slug")] == ["/about/", "/about/join/"]


def test_no_two_pages_stand_at_one_address():
    PageFactory(slug="")

    with pytest.raises(IntegrityError):
        PageFactory(slug="")


def test_page_belongs_to_the_site():
    page = PageFactory()

    assert [site.pk for site in page.sites.all()] == [1]


@pytest.mark.parametrize(("reader", "rung"), [(name, rung) for name, (_, rung) in READERS.items()])
def test_page_for_members_is_visible_to_every_standing_and_nobody_else(reader, rung):
    PageFactory(slug="open")
    PageFactory(slug="closed", for_members=True)
    make, _rung = READERS[reader]

    pages = Page.objects.visible_to(make()).order_by("-slug")

    assert [page.slug for page in pages] == (["open", "closed"] if rung >= 10 else ["open"])


def test_page_for_members_answers_as_an_unknown_address_and_is_in_no_menu(client):
    page = PageFactory(for_members=True, slug="closed")

    hidden, unknown = client.get(page.url), client.get("/about/unknown/")

    assert hidden.status_code == 404
    assert hidden.content == unknown.content
    assert str(hidden.headers) == str(unknown.headers)
    assert titles(client.get("/events/")) == []


def test_menu_is_as_staff_order_it(client):
    PageFactory(title="Third", order=30)
    PageFactory(title="First", order=10)
    PageFactory(title="Second", order=20)
    PageFactory(title="Not there", order=15, is_in_menu=False)

    response = client.get("/events/")

    assert titles(response) == ["First", "Second", "Third"]


def test_masthead_leads_to_the_first_page_of_the_menu(client):
    PageFactory(slug="", order=20)
    PageFactory(slug="welcome", order=10)

    content = client.get("/events/").content.decode()

    assertInHTML('<a href="/about/welcome/">About</a>', content, count=1)


def test_site_without_pages_has_no_way_to_them(client):
    content = client.get("/events/").content.decode()

    assert content.count("About") == 0


HOSTILE = {
    "<script>alert(1)</script>": "",
    '<p onclick="alert(1)">Text</p>': "<p>Text</p>",
    '<p style="position:fixed">Text</p>': "<p>Text</p>",
    '<a href="javascript:alert(1)">Text</a>': "<a>Text</a>",
    '<img src="x" onerror="alert(1)">': "",
    '<iframe src="https://example.org"></iframe>': "",
    "<h1>Text</h1>": "Text",
    "<p></p>": "",
}
MEANT = [
    "<h2>A</h2><h3>B</h3>",
    "<p><strong>A</strong> and <em>b</em><br>c</p>",
    "<ul><li><p>A</p></li></ul>",
    "<ol><li><p>A</p></li></ol>",
    "<blockquote><p>A</p></blockquote>",
    "<table><tbody><tr><th><p>A</p></th><td><p>B</p></td></tr></tbody></table>",
    '<p><a href="/events/">A</a> <a href="https://example.org">B</a></p>',
    '<p><a href="mailto:a@example.org">A</a></p>',
]


@pytest.mark.parametrize(("written", "kept"), HOSTILE.items())
def test_text_is_cleaned_whoever_saves_it(written, kept):
    page = PageFactory(content=written)

    page.refresh_from_db()
    assert page.content == kept


@pytest.mark.parametrize("written", MEANT)
def test_text_of_the_editor_is_kept(client, written):
    page = PageFactory(content=written)

    content = client.get(page.url).content.decode()

    assert content.count(written) == 1


def test_history_keeps_the_text_that_stood_before():
    page = PageFactory(content="<p>Before</p>")

    page.content = "<p>After</p>"
    page.save()

    texts = page.history.order_by("history_id").values_list("content", flat=True)
    assert list(texts) == ["<p>Before</p>", "<p>After</p>"]


def test_unknown_page_is_not_there(client):
    assert client.get(reverse("about")).status_code == 404
