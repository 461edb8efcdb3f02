import pytest
from django.db import IntegrityError
from django.urls import reverse
from pytest_django.asserts import assertInHTML

from r2p.pages.models import Page
from tests.case_tables import cases
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
    assert [site.pk for site in PageFactory().sites.all()] == [1]


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
    for title, order, is_shown in (("2", 30, True), ("1", 10, True), ("Not there", 20, False)):
        PageFactory(title=title, order=order, is_in_menu=is_shown)

    assert titles(client.get("/events/")) == ["1", "2"]


def test_masthead_leads_to_the_first_page_of_the_menu_if_there_is_one(client):
    assert client.get("/events/").content.decode().count("About") == 0
    for slug, order in (("", 20), ("welcome", 10)):
        PageFactory(slug=slug, order=order)

    content = client.get("/events/").content.decode()

    assertInHTML('<a href="/about/welcome/">About</a>', content, count=1)


@cases("pages/cleaned_texts.csv")
def test_text_is_cleaned_whoever_saves_it(written, kept):
    page = PageFactory(content=written)

    page.refresh_from_db()
    assert page.content == kept


@cases("pages/shown_texts.csv")
def test_text_of_the_editor_is_kept(client, written):
    assert client.get(PageFactory(content=written).url).content.decode().count(written) == 1


def test_history_keeps_the_text_that_stood_before():
    texts = ["<p>Before</p>", "<p>After</p>"]
    page = PageFactory(content=texts[0])

    page.content = texts[1]
    page.save()

    assert list(page.history.order_by("history_id").values_list("content", flat=True)) == texts


def test_unknown_page_is_not_there(client):
    assert client.get(reverse("about")).status_code == 404
