"""The first view of a page, with nothing in the browser's cache: light, and it does not shift."""

import gzip

import pytest

pytestmark = pytest.mark.long

WEIGHED = ["/", "/regions/", "/regions/shown-china/", "/documents/", "/documents/shown-document/"]
WEIGHED += ["/events/", "/events/shown-forty/", "/series/shown-series/", "/accounts/login/"]
WEIGHED += ["/organizations/shown-institute/", "/participants/shown-person/"]

PAGE, SCRIPT = 250_000, 30_000
PICTURES = ("image/",)
LOADED = "[...document.fonts].filter(font => font.status == 'loaded').length"
SHIFT = """
window.shift = 0;
new PerformanceObserver(list => {
  for (const entry of list.getEntries()) window.shift += entry.value;
}).observe({type: 'layout-shift', buffered: true});
"""


def weight(response):
    """The bytes of an answer as they are sent: static files compressed, pages as they are."""
    body = response.body()
    is_text = response.headers["content-type"].startswith(("text/css", "text/javascript"))
    return len(gzip.compress(body)) if is_text else len(body)


@pytest.mark.parametrize("address", WEIGHED)
def test_first_view_is_light(opened, address):
    responses = []
    with opened() as page:
        page.on("response", lambda response: responses.append(response))
        page.goto(address, wait_until="networkidle")
        weights = {
            response.url: (weight(response), response.headers["content-type"])
            for response in responses
        }

    sent = sum(size for size, kind in weights.values() if not kind.startswith(PICTURES))
    scripts = sum(size for size, kind in weights.values() if "javascript" in kind)
    assert len(weights) > 4
    assert sent < PAGE, weights
    assert scripts < SCRIPT, weights


class Held:
    """The fonts of a page, kept from it until they are let through."""

    def __init__(self, page):
        self.waiting, self.is_open = [], False
        page.route("**/*.woff2", lambda route: self.ask(route))

    def ask(self, route):
        if self.is_open:
            route.continue_()
        else:
            self.waiting.append(route)

    def let_through(self):
        self.is_open = True
        for route in self.waiting:
            route.continue_()


@pytest.mark.long
@pytest.mark.parametrize("width", [360, 1440])
def test_first_view_does_not_shift_when_the_fonts_come_late(opened, width):
    shifts = {}
    for address in WEIGHED:
        with opened(viewport={"width": width, "height": 900}) as page:
            page.add_init_script(SHIFT)
            fonts = Held(page)
            page.goto(address, wait_until="domcontentloaded")
            page.wait_for_timeout(300)  # the text stands in the reader's own fonts
            fonts.let_through()
            page.evaluate("document.fonts.ready.then(() => 1)")
            page.wait_for_timeout(200)
            assert page.evaluate(LOADED) > 0
            shifts[address] = page.evaluate("window.shift")

    assert {address: shift for address, shift in shifts.items() if shift >= 0.02} == {}
