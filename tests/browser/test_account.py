"""States of the account pages that no address gives by itself, as a browser sees them."""

from tests.browser.visits import DAY, NIGHT, violations
from tests.factories import PASSWORD

WINDOWS = (DAY, NIGHT)


def send(page, **values):
    """Fill in the form of the page, press its last button and wait for the next page."""
    for name, value in values.items():
        page.locator(f"[name={name}]:visible").fill(value)
    with page.expect_navigation():
        page.locator("main form").last.locator("button").click()


def test_states_of_the_account_pages_have_nothing_that_axe_finds(opened, users):
    found = {}
    with opened() as page:
        page.goto("/accounts/login/?next=/accounts/reauthenticate/")
        send(page, login=users["member"].email, password="wrong")
        found["error of the form"] = violations(page, WINDOWS)
        send(page, login=users["member"].email, password=PASSWORD)
        found["message"] = violations(page, WINDOWS)
        send(page, password="wrong")
        found["error of a field"] = violations(page, WINDOWS)
        send(page, password=PASSWORD)
        page.goto("/accounts/email/")
        send(page, email="new@example.org")
        found["change under way"] = violations(page, WINDOWS)
        page.get_by_role("button", name="Cancel this change").click()
        cancelled = page.locator(".messages").inner_text()

    assert not any(found.values()), found
    assert cancelled == "The address new@example.org was removed from your account."
