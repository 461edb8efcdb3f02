"""Every page works in a browser that runs no script."""

import pytest

from tests.factories import PASSWORD


@pytest.fixture
def page(opened):
    with opened(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as page:
        yield page


def titles(page):
    return page.locator(".entry-title").all_inner_texts()


def test_filters_work_without_script(page):
    page.goto("/documents/")

    page.get_by_label("Kind").select_option("dialogue_report")
    page.get_by_role("button", name="Apply").click()

    assert titles(page) == ["The responsibility to protect: report of the first dialogue"]


def test_filter_is_taken_away_without_script(page):
    page.goto("/documents/?kind=dialogue_report&year=2014")

    page.get_by_role("link", name="Year").click()

    assert page.url.endswith("/documents/?kind=dialogue_report")


def test_paging_works_without_script(page):
    page.goto("/documents/")
    first = titles(page)

    page.get_by_role("navigation", name="Pages").get_by_role("link", name="Next").click()

    assert (
        page.get_by_role("navigation", name="Pages").locator("[aria-current]").inner_text() == "2"
    )
    assert set(titles(page)).isdisjoint(first)


def test_filters_open_without_script_on_a_phone(page):
    page.set_viewport_size({"width": 360, "height": 800})
    page.goto("/documents/")

    page.locator("summary", has_text="Filters").click()
    page.get_by_label("Kind").select_option("dialogue_report")
    page.get_by_role("button", name="Apply").click()

    assert titles(page) == ["The responsibility to protect: report of the first dialogue"]


def test_member_signs_in_and_out_without_script(page, users):
    page.goto("/accounts/login/")
    page.locator("[name=login]").fill(users["member"].email)
    page.locator("[name=password]").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.get_by_role("link", name="Sign out").click()
    page.get_by_role("button", name="Sign out").click()

    assert page.get_by_role("link", name="Member sign-in").count() == 1
