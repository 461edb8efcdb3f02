"""Every page of the public and of members, as a browser sees it."""

from itertools import pairwise

import pytest

from tests.browser.pages import MAIN, MEMBERS
from tests.browser.visits import ALL_WINDOWS, DAY, NIGHT, visit

# Who looks at what, in which windows. The short look is at the pages that matter most; all
# pages, in all windows, are for `make test-all`.
LOOKS = {
    "visitor": ("visitor", MAIN, (DAY, NIGHT)),
    "visitor, all pages": ("visitor", None, ALL_WINDOWS),
    "member, all pages": ("member", None, ALL_WINDOWS),
}


def looks():
    """All of them; those at all pages are long."""
    for look in LOOKS:
        yield pytest.param(look, marks=[pytest.mark.long] if "all" in look else [])


@pytest.fixture(scope="module", params=looks())
def visits(request, opened, addresses):
    """{address: what is seen there}."""
    reader, asked, windows = LOOKS[request.param]
    asked = asked or [*addresses, *MEMBERS]
    with opened(reader) as page:
        found = {address: visit(page, address, windows) for address in asked}
    return {address: seen for address, seen in found.items() if seen}


def found(visits, name):
    """{address: what is seen there of one kind}, where there is any."""
    seen = {address: getattr(visit, name) for address, visit in visits.items()}
    return {address: value for address, value in seen.items() if value}


def test_pages_have_nothing_that_axe_finds(visits):
    assert found(visits, "violations") == {}


def test_browser_complains_of_no_page(visits):
    assert found(visits, "complaints") == {}


def test_pages_ask_no_other_host_for_anything(visits, site):
    elsewhere = {
        url
        for requests in found(visits, "requests").values()
        for url in requests
        if not url.startswith((f"{site}/", "data:"))
    }

    assert elsewhere == set()


def test_pages_fit_into_every_window_and_at_twice_their_size(visits):
    assert found(visits, "cut") == {}


def test_pages_have_one_heading_above_all_and_skip_no_level(visits):
    wrong = {
        address: headings
        for address, headings in found(visits, "headings").items()
        if headings.count(1) != 1 or any(after > before + 1 for before, after in pairwise(headings))
    }

    assert wrong == {}


def test_pages_have_a_masthead_a_main_part_and_a_colophon(visits):
    assert found(visits, "landmarks") == {address: [1, 1, 1] for address in visits}


def test_pages_show_what_has_the_focus(visits):
    assert found(visits, "unmarked") == {}


def test_pages_hold_still_for_those_who_wish_so(visits):
    assert found(visits, "moving") == {}
