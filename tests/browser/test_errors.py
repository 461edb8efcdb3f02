"""The pages of errors that no address gives by itself, as a browser sees them."""

import pytest

from tests.browser.visits import visit


@pytest.mark.parametrize("status", [400, 403, 500])
def test_page_of_an_error_has_nothing_that_axe_finds(opened, settings, status):
    settings.ROOT_URLCONF = "tests.test_policy"

    with opened() as page:
        seen = visit(page, f"/{status}/")

    assert seen.status == status
    assert seen.violations == []
    assert (seen.complaints, seen.cut, seen.unmarked, seen.headings) == ([], {}, [], [1])
