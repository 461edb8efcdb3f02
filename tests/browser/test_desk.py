"""The desk in a browser: what is typed is kept, keys work, and everybody can use it."""

import pytest

from tests.browser.accessibility import DESK, found_by_axe


def pages_of_the_desk(catalogue):
    return [
        "/admin/",
        "/admin/documents/document/",
        "/admin/documents/document/?q=nothing+like+it",
        "/admin/documents/document/add/",
        f"/admin/documents/document/{catalogue.document.pk}/change/",
        f"/admin/events/event/{catalogue.event.pk}/change/",
        f"/admin/documents/document/act/withdraw/?records={catalogue.document.pk}",
        f"/admin/documents/document/act/audience/?records={catalogue.document.pk}",
        "/admin/documents/document/?trash=1",
        "/admin/events/organization/add/",
        "/admin/pages/page/",
        "/admin/accounts/user/",
    ]


@pytest.mark.long
@pytest.mark.parametrize(("width", "scheme"), DESK)
def test_desk_has_nothing_that_axe_finds(opened, catalogue, width, scheme):
    size = {"width": width, "height": 900}
    found = {}

    with opened("administrator", viewport=size, color_scheme=scheme) as page:
        for address in pages_of_the_desk(catalogue):
            page.goto(address)
            found[address] = found_by_axe(page)

    assert {address: one for address, one in found.items() if one} == {}


@pytest.mark.parametrize("width", [820, pytest.param(1280, marks=pytest.mark.long)])
def test_desk_does_not_scroll_sideways(opened, catalogue, width):
    wide = {}

    with opened("administrator", viewport={"width": width, "height": 900}) as page:
        for address in pages_of_the_desk(catalogue):
            page.goto(address)
            wide[address] = page.evaluate("document.documentElement.scrollWidth")

    assert wide == dict.fromkeys(wide, width)


def test_question_mark_shows_the_shortcuts(opened):
    with opened("administrator") as page:
        page.goto("/admin/")
        before = page.locator("#shortcuts").is_visible()
        page.keyboard.press("?")
        after = page.locator("#shortcuts").is_visible()

    assert (before, after) == (False, True)


def test_key_that_is_typed_into_a_field_is_no_shortcut(opened):
    with opened("administrator") as page:
        page.goto("/admin/documents/document/")
        page.keyboard.press("/")
        page.keyboard.type("n?g/")

        typed = page.locator("#searchbar").input_value()
        is_visible = page.locator("#shortcuts").is_visible()

    assert (typed, is_visible) == ("n?g/", False)


def test_leaving_what_is_not_saved_asks_first(opened, catalogue):
    with opened("administrator") as page:
        page.goto(f"/admin/events/event/{catalogue.event.pk}/change/")
        page.wait_for_timeout(100)
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
        page.fill("#id_venue", "Another hall")
        page.locator(".side-home").click()
        page.wait_for_timeout(300)

        kept = page.locator("#id_venue").input_value()

    assert (asked, kept) == (["beforeunload"], "Another hall")


def test_leaving_what_was_only_looked_at_asks_nothing(opened, catalogue):
    with opened("administrator") as page:
        page.goto(f"/admin/events/event/{catalogue.event.pk}/change/")
        page.wait_for_timeout(100)
        asked = []
        page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page.locator("#id_venue").click()
        page.locator(".side-home").click()
        page.wait_for_url("**/admin/")

    assert asked == []


def test_form_that_comes_back_is_entered_where_something_is_wrong(opened, catalogue):
    with opened("administrator") as page:
        page.goto(f"/admin/events/event/{catalogue.event.pk}/change/")
        page.fill("#id_time_zone", "Beijing")
        page.locator("[name=_save]").click()
        page.wait_for_selector(".errorlist")
        page.wait_for_function("document.activeElement.id == 'id_time_zone'")
        focused = page.evaluate("document.activeElement.id")

    assert focused == "id_time_zone"


def test_line_that_is_added_gets_the_next_number(opened, catalogue):
    with opened("administrator") as page:
        page.goto(f"/admin/events/event/{catalogue.event.pk}/change/")
        orders = page.locator("#participations-group tr:not(.empty-form) [name$=-order]")
        page.evaluate("document.getElementById('id_participations-0-order').value = 70")
        page.locator("#participations-group .add-row a").click()
        number = orders.last.input_value()

    assert number == "71"


def test_control_and_enter_saves_and_goes_on(opened):
    with opened("administrator") as page:
        page.goto("/admin/events/event/?o=1")
        page.locator("#result_list tbody th a").first.click()
        page.wait_for_url("**/change/**")
        first = page.url
        page.fill("#id_venue", "A hall")
        page.keyboard.press("Control+Enter")
        page.wait_for_selector(".messagelist")
        place = page.locator(".place b").inner_text()
        page.goto(first)
        venue = page.locator("#id_venue").input_value()

    assert (place, venue) == ("2", "A hall")
