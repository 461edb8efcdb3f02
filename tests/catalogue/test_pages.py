import pytest

from r2p.pages.models import Page

pytestmark = pytest.mark.django_db

ABOUT = "about,About,What it is.,,<p>Text</p>"
MEMBERS = "members,Members,,yes,<p>Text</p>"


@pytest.fixture
def small(directory):
    return lambda: ["--data", str(directory(pages=[ABOUT, MEMBERS]))]


def test_pages_are_loaded_in_the_order_of_the_menu(load, small):
    load(*small())

    about, members = Page.objects.all()
    assert (about.url, about.description, about.content) == (
        "/about/",
        "What it is.",
        "<p>Text</p>",
    )
    assert (members.url, members.has_directory) == ("/about/members/", True)


@pytest.mark.parametrize("arguments", [[], ["--update"]])
def test_what_staff_wrote_is_never_overwritten(load, small, arguments):
    load(*small())
    for page in Page.objects.all():
        page.title, page.content, page.order = "Ours", "<p>Ours</p>", 7
        page.save()

    load(*small(), *arguments)

    written = Page.objects.values_list("title", "content", "order")
    assert list(written) == [("Ours", "<p>Ours</p>", 7)] * 2


def test_page_that_staff_made_at_the_address_stays(load, small):
    Page(slug="members", title="Ours").save()

    load(*small())

    assert Page.objects.get(slug="members").title == "Ours"


def test_page_that_staff_renamed_or_deleted_does_not_come_back(load, small):
    load(*small())
    Page.objects.get(slug="").delete()
    renamed = Page.objects.get()
    renamed.slug = "who-belongs"
    renamed.save()

    load(*small())

    assert list(Page.objects.all()) == [renamed]
