import os
import time
from importlib import import_module

import pytest

from r2p.records.renderer import Renderer, RendererBusyError

PAGE = ("<p>Text</p>", "http://testserver/documents/report/", "", {})


def hang(html, address, sheet, options):
    while html == "hang":
        time.sleep(0.1)
    return b"%PDF of " + str(os.getpid()).encode()


def fail(html, address, sheet, options):
    raise ValueError("no such font")


@pytest.mark.long
def test_renderer_that_hangs_is_ended_and_started_anew():
    renderer = Renderer("tests.records.test_renderer.hang", time_limit=5)
    first = renderer.render(*PAGE)

    with pytest.raises(RendererBusyError):
        renderer.render("hang", *PAGE[1:])

    second = renderer.render(*PAGE)
    assert first != second


def test_renderer_passes_on_what_went_wrong_with_a_page():
    renderer = Renderer("tests.records.test_renderer.fail", time_limit=5)

    with pytest.raises(RuntimeError, match="ValueError: no such font"):
        renderer.render(*PAGE)


@pytest.fixture
def fetch():
    """The fetcher of a page. Its module imports WeasyPrint, which imports nowhere without Pango."""
    pages = import_module("r2p.records.weasyprint_pages")
    return pages.StaticFilesFetcher("http://testserver/documents/report/").fetch


@pytest.mark.needs_pango
@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/picture.png",
        "http://testserver/documents/",
        "file:///etc/hostname",
        "http://testserver/static/../../../etc/hostname",
        "http://testserver/static/%2e%2e/%2e%2e/manage.py",
        "data:text/css,p{}",
    ],
)
def test_renderer_fetches_nothing_but_static_files(fetch, address):
    with pytest.raises(Exception, match=r"static|outside|not exist|No such"):
        fetch(address)


@pytest.mark.needs_pango
def test_renderer_fetches_the_stylesheet_of_the_site(fetch):
    found = fetch("http://testserver/static/reading-room.css")

    assert found.content_type == "text/css"
    assert b"@layer print" in found.read()
