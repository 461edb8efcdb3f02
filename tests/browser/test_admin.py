import pytest

from tests.browser.visits import listen

pytestmark = pytest.mark.xdist_group("browser")

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


@pytest.mark.parametrize("address", PAGES)
def test_browser_complains_of_no_page_of_the_admin(opened, address):
    with opened("administrator") as page:
        complaints = listen(page, "/favicon.ico")["complaints"]  # the admin has no icon
        answer = page.goto(address, wait_until="networkidle")

    assert (answer.status, answer.url.endswith(address)) == (200, True)
    assert complaints == []


def test_browser_complains_of_no_history_of_a_record(opened, catalogue):
    with opened("administrator") as page:
        complaints = listen(page, "/favicon.ico")["complaints"]
        page.goto(f"/admin/documents/document/{catalogue.document.pk}/history/")
        changes = page.locator("table tbody tr").count()

    assert changes > 0
    assert complaints == []
