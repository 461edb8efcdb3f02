"""HTML to PDF with WeasyPrint. Only the process of the renderer imports this module."""

import logging
from functools import cache
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import unquote, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from fontTools.ttLib import woff2
from weasyprint import CSS, HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse


def write_pdf(html, address, sheet, options):
    """Return the PDF (bytes) of an HTML page at an address."""
    # WeasyPrint warns about every CSS rule that it does not support, on every page.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = HTML(string=html, base_url=address, url_fetcher=StaticFilesFetcher(address))
    return page.write_pdf(stylesheets=[CSS(string=sheet)], **options)


class StaticFilesFetcher(URLFetcher):
    """Fetches our own static files, and nothing else of this machine or the network."""

    def __init__(self, address):
        super().__init__()
        self.root = urljoin(address, settings.STATIC_URL)

    def fetch(self, url, headers=None):
        if not url.startswith(self.root):
            raise ValueError(f"{url} is not a static file of this site.")
        name = unquote(url.removeprefix(self.root))
        content = unpacked_font(name) if name.endswith(".woff2") else content_of(name)
        return URLFetcherResponse(url, content, {"Content-Type": guess_type(name)[0] or ""})


def content_of(name):
    """Read a static file by the name in its address, which need not be that in the source."""
    if path := finders.find(name):
        return Path(path).read_bytes()
    with staticfiles_storage.open(name) as file:
        return file.read()


@cache
def unpacked_font(name):
    """Unpack a WOFF2 font to TrueType: to unpack ours takes longer than to set most pages."""
    font = BytesIO()
    woff2.decompress(BytesIO(content_of(name)), font)
    return font.getvalue()
