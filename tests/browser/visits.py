"""Visits to pages, and all that is seen on one: loading a page is the dear part."""

from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.base import AXE_SCRIPT

# The window of somebody at a desk by day, and of somebody on a phone at night.
DAY, NIGHT = (1280, "light"), (360, "dark")
ALL_WINDOWS = (DAY, (1280, "dark"), (360, "light"), NIGHT)
# 640 is also what a window of 1280 shows at 200 %.
WIDTHS = (320, 360, 640, 820, 1440, 1920)
AXE_OPTIONS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "rules": {"color-contrast-enhanced": {"enabled": True}},  # AAA, for text
    "resultTypes": ["violations"],
}
TWO_FRAMES = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
MISSING = "Failed to load resource: the server responded with a status of "
HEADINGS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(h => Number(h.tagName[1]))"
LANDMARKS = """
['header', 'main', 'footer'].map(name =>
  document.querySelectorAll(`body > ${name}, body > .page > ${name}`).length)
"""
# What reaches beyond the window, and what is cut off within a box.
CUT = """
[...document.body.querySelectorAll('*')].filter(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  if (!box.width || element.matches('.visually-hidden, .visually-hidden *, .skip, svg *')) return;
  return box.right > innerWidth + 1 || box.left < -1
    || (style.overflowX != 'visible' && element.scrollWidth > element.clientWidth + 1);
}).map(element => element.outerHTML.slice(0, 80))
"""
# What can be reached with the keyboard and does not show that it has been.
UNMARKED = """
[...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')]
.filter(element => {
  element.focus();
  if (element.tabIndex < 0 || document.activeElement != element) return;
  const style = getComputedStyle(element);
  return !element.matches(':focus-visible') || style.outlineStyle == 'none'
    || parseFloat(style.outlineWidth) < 2;
}).map(element => element.outerHTML.slice(0, 80))
"""
MOVING = """
[...document.querySelectorAll('*')].filter(element => {
  const style = getComputedStyle(element);
  return style.animationName != 'none' || style.transitionDuration.split(', ').some(parseFloat)
    || style.scrollBehavior == 'smooth';
}).map(element => element.outerHTML.slice(0, 80))
"""


@dataclass
class Visit:
    status: int
    violations: list = field(default_factory=list)  # what axe-core finds, in each window
    complaints: list = field(default_factory=list)  # what the browser says on its console
    requests: list = field(default_factory=list)
    cut: dict = field(default_factory=dict)  # by width
    headings: list = field(default_factory=list)
    landmarks: list = field(default_factory=list)
    unmarked: list = field(default_factory=list)
    moving: list = field(default_factory=list)


def visit(page, address, windows=(DAY, NIGHT), plant=None):
    """The page at an address; None if it redirects to a page that is visited itself.

    `plant` is a script that spoils the page first.
    """
    with listening(page, address) as heard:
        answer = page.goto(address)
        if urlsplit(page.url).path != urlsplit(address).path:
            return None
        if plant:
            page.evaluate(plant)
        seen = look(page, windows)
        page.evaluate(f"{TWO_FRAMES}.then(() => 1)")  # the browser complains between them
    return Visit(status=answer.status, **seen, **heard)


def look(page, windows):
    return {
        "headings": page.evaluate(HEADINGS),
        "landmarks": page.evaluate(LANDMARKS),
        "unmarked": page.evaluate(UNMARKED),
        "cut": cut_by_width(page),
        "moving": moving(page),
        "violations": violations(page, windows),
    }


@contextmanager
def listening(page, address):
    """Lists that fill with what the browser asks for and complains of meanwhile."""
    complaints, requests = [], []

    def note(message):
        # That there is nothing at the address that was asked for is no fault of its page.
        own = message.text.startswith(MISSING) and message.location["url"].endswith(address)
        if message.type in ("error", "warning") and not own:
            complaints.append(message.text)

    handlers = {
        "console": note,
        "pageerror": lambda error: complaints.append(str(error)),
        "request": lambda request: requests.append(request.url),
    }
    for event, handler in handlers.items():
        page.on(event, handler)
    yield {"complaints": complaints, "requests": requests}
    for event, handler in handlers.items():
        page.remove_listener(event, handler)


def cut_by_width(page):
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = page.evaluate(CUT)
    return {width: elements for width, elements in found.items() if elements}


def moving(page):
    page.emulate_media(reduced_motion="reduce")
    return page.evaluate(MOVING)


def violations(page, windows):
    page.evaluate(AXE_SCRIPT)
    found = []
    for width, scheme in windows:
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        results = page.evaluate("options => axe.run(options)", AXE_OPTIONS)
        found += [
            (violation["id"], width, scheme, [node["target"][0] for node in violation["nodes"]])
            for violation in results["violations"]
        ]
    return found
