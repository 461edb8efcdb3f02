import pytest

from tests.browser.visits import listening

PAGES = [
    "/admin/",
    "/admin/documents/document/",
    "/admin/documents/document/add/",
    "/admin/events/event/",
    "/admin/events/event/add/",
    "/admin/events/organization/add/",
    "/admin/events/participant/add/",
    "/admin/regions/region/",
    "/admin/accounts/user/",
    "/admin/password_change/",
]


# The start page and the form with the most fields each time, the others by `make test-all`.
OFTEN = ("/admin/", "/admin/documents/document/add/")


@pytest.mark.parametrize(
    "address",
    [pytest.param(one, marks=[] if one in OFTEN else [pytest.mark.long]) for one in PAGES],
)
def test_browser_complains_of_no_page_of_the_admin(opened, address):
    # The admin has no icon.
    with opened("administrator") as page, listening(page, "/favicon.ico") as heard:
        answer = page.goto(address)

    assert (answer.status, answer.url.endswith(address)) == (200, True)
    assert heard["complaints"] == []


def test_browser_complains_of_no_history_of_a_record(opened, catalogue):
    with opened("administrator") as page, listening(page, "/favicon.ico") as heard:
        page.goto(f"/admin/documents/document/{catalogue.document.pk}/history/")
        changes = page.locator(".history > li").count()

    assert changes > 0
    assert heard["complaints"] == []


def test_page_is_written_with_the_editor(opened, catalogue):
    address = f"/admin/pages/page/{catalogue.about.pk}/change/"
    with opened("administrator") as page, listening(page, "/favicon.ico") as heard:
        page.goto(address)
        page.locator(".ProseMirror:visible").first.click()
        page.keyboard.type("Typed by hand. ")
        page.locator("[name=_continue]").first.click()
        page.wait_for_selector(".messagelist")

        shown = page.locator(".ProseMirror:visible").first.inner_text()

    assert "Typed by hand." in shown
    assert heard["complaints"] == []
