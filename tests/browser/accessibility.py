"""The windows in which the desk is looked at, and what axe-core finds on a page."""

import pytest

from tests.browser.visits import AXE_OPTIONS, AXE_SCRIPT

DESK = [(1280, "light"), pytest.param(820, "dark", marks=pytest.mark.long)]


def found_by_axe(page):
    """The findings of axe-core, as (rule, the first element).

    It looks at the whole page at once: the bar at the foot lies over none of its fields then.
    """
    height = page.evaluate("document.documentElement.scrollHeight")
    page.set_viewport_size({"width": page.viewport_size["width"], "height": height})
    page.evaluate(AXE_SCRIPT)
    results = page.evaluate("options => axe.run(options)", AXE_OPTIONS)
    return [(one["id"], one["nodes"][0]["html"][:120]) for one in results["violations"]]
