"""Pasting in a browser: few clicks, everybody can use it, and it needs no script."""

import pytest

from tests.browser.accessibility import DESK, found_by_axe

NAMES = ("role", "organization")
CITE = "/admin/documents/document/paste/"
LIST = """Hosts:
Shown Institute, Berkeley
Participants:
Prof. Alex Bellamy, Director, A New Institute
S. Teitt
???
"""


@pytest.fixture
def pages(catalogue):
    """The steps that lead to each page of pasting."""
    paste = f"/admin/events/event/{catalogue.event.pk}/paste/"

    def read(page):
        page.goto(paste)
        page.fill("#id_text", LIST)
        page.click("[name=read]")

    def refused(page):
        read(page)
        for way in page.locator("[name$=leave_out]").all():
            way.uncheck()
        page.locator("[name=lines-0-person][value=other]").check()
        page.locator("[name=lines-0-organization][value=other]").check()
        page.click("[name=save]")

    return {
        "text": lambda page: page.goto(paste),
        "lines": read,
        "refused": refused,
        "citation": lambda page: page.goto(f"{CITE}?citation=A/65/877"),
        "no citation": lambda page: page.goto(f"{CITE}?citation=-"),
    }


@pytest.mark.parametrize(("width", "scheme"), DESK)
def test_pages_of_pasting_are_for_everybody(opened, pages, width, scheme):
    found, wide = {}, {}

    with opened(
        "administrator", viewport={"width": width, "height": 900}, color_scheme=scheme
    ) as page:
        for name, visit in pages.items():
            visit(page)
            page.wait_for_load_state()
            found[name] = found_by_axe(page)
            wide[name] = page.evaluate("document.documentElement.scrollWidth")

    assert {name: one for name, one in found.items() if one} == {}
    assert wide == dict.fromkeys(wide, width)


@pytest.mark.parametrize("has_script", [True, False])
def test_list_of_a_new_event_is_pasted_in_few_clicks(opened, catalogue, has_script):
    slug = f"pasted-{has_script}".lower()

    with opened("administrator", java_script_enabled=has_script) as page:
        page.goto("/admin/events/event/add/")
        page.fill("[name=title]", "A pasted event")
        page.fill("[name=slug]", slug)
        page.select_option("[name=kind]", "dialogue")
        page.click("[name=_save_and_paste]")
        page.fill("#id_text", "Hosts:\nHost University\nRepresented:\nSecond University")
        page.click("[name=read]")
        page.click("[name=save]")
        page.wait_for_selector(".messagelist")
        lines = [
            [
                page.locator(f"#id_participations-{n}-{name} option:checked").inner_text()
                for name in NAMES
            ]
            for n in (0, 1)
        ]

    assert lines == [["host", "Host University"], ["represented", "Second University"]]
