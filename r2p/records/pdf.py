"""Pages on paper: what a page's view shows, printed as PDF by WeasyPrint."""

import logging
import os
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from ctypes.util import find_library
from functools import cache, wraps
from io import BytesIO
from mimetypes import guess_type
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from threading import BoundedSemaphore, Lock, Thread
from urllib.parse import unquote, urljoin

import django
from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.checks import Warning
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)

PAPERS = {"a4": "A4", "letter": "letter"}

# What a PDF has beside the print stylesheet: the size of its paper, and the address of the page
# with the day in every foot. It draws no map: its colours come from rules that WeasyPrint ignores.
SHEET = """
@page {
  size: %(paper)s !important;
  @bottom-left { content: %(foot)s !important; white-space: pre-line; width: 85%% }
}
.retrieved, .world { display: none !important }
"""

# One sheet at a time for a process, and one more that waits: the other threads answer pages.
ROOM = BoundedSemaphore(2)
LIMIT = 40  # seconds; a page takes one or two, the first one some more
# PDFium is not made for threads: whoever uses it in this process holds this.
PDFIUM = Lock()


class PressBusyError(Exception):
    """Too many ask for paper at the same time, or a page takes far too long."""


@cache
def is_available():
    """Whether this machine can print. It only looks: WeasyPrint is imported when it is needed."""
    return bool(find_library("pango-1.0") and find_library("pangoft2-1.0"))


def check_press(app_configs, **kwargs):
    """Say at start that pages cannot be printed, and what to do about it."""
    if is_available():
        return []
    return [
        Warning(
            "Pages cannot be printed as PDF: Pango is missing.",
            hint="Install it: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            id="r2p.W001",
        )
    ]


def as_pdf(view, ending=""):
    """A view that prints what the view of a page shows, so that neither tells more."""

    @wraps(view)
    def print_page(request, slug):
        if not is_available():
            raise Http404
        paper = PAPERS.get(request.GET.get("paper", "a4"))
        if not paper:
            raise BadRequest(_("The paper is a4 or letter."))
        page = view(request, slug=slug)
        if page.status_code != 200:
            return page
        address = request.build_absolute_uri(request.path.rpartition("/")[0] + "/")
        content = make_pdf(page.content.decode(), address, paper)
        return pdf_response(content, f"{slug}{ending}.pdf")

    return answering_when_busy(print_page)


def answering_when_busy(view):
    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except PressBusyError:
            message = _("Many are printing just now. Please try again in a few seconds.")
            return HttpResponse(
                message, "text/plain; charset=utf-8", status=503, headers={"Retry-After": "3"}
            )

    return answer


def pdf_response(content, name):
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}"'
    response["Cache-Control"] = "private, no-cache"
    response["X-Content-Type-Options"] = "nosniff"
    response["X-Robots-Tag"] = "noindex"
    return response


def make_pdf(html, address, paper="A4"):
    """Print a page whose address stands in its foot."""
    foot = "\n".join(
        [
            _("International Coalition for the Responsibility to Protect"),
            _("%(address)s, retrieved on %(date)s")
            % {"address": address, "date": date_format(timezone.localdate(), "j F Y")},
        ]
    )
    sheet = SHEET % {"paper": paper, "foot": css_string(foot)}
    return press(html, address, sheet, pdf_variant="pdf/ua-1")


def css_string(text):
    """A text as a string of CSS, in which nothing of it is anything else."""
    return '"' + "".join(f"\\{ord(letter):x} " for letter in text) + '"'


def press(html, address, sheet="", **options):
    """The PDF of some HTML with one more sheet of style. Nothing but our static files is fetched.

    It is made in a process of its own, which is stopped when it does not come to an end: there are
    pages in whose breaks WeasyPrint goes round for ever. PressBusyError then, and where too many
    ask at once.
    """
    if not ROOM.acquire(blocking=False):
        raise PressBusyError
    try:
        return PRESS.write(html, address, sheet, options)
    finally:
        ROOM.release()


class Press:
    """The process that prints. It is started with the first page, and again after a failure."""

    def __init__(self):
        self.lock, self.pool = Lock(), None

    def write(self, *page):
        with self.lock:
            self.pool = self.pool or ProcessPoolExecutor(
                1, mp_context=get_context("spawn"), initializer=set_up
            )
            try:
                return self.pool.submit(write_pdf, *page).result(timeout=LIMIT)
            except (TimeoutError, BrokenProcessPool) as error:
                logger.exception("The press was stopped at %s", page[1])
                self.stop()
                raise PressBusyError from error

    def stop(self):
        for process in (self.pool._processes or {}).values():
            process.kill()
        self.pool.shutdown(wait=False, cancel_futures=True)
        self.pool = None


PRESS = Press()


def set_up():
    """Begin the process that prints: it knows where static files lie, and ends with its parent."""
    django.setup()
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent():
    wait([parent_process().sentinel])
    os._exit(0)


def write_pdf(html, address, sheet, options):
    from weasyprint import CSS, HTML

    # It warns of every rule of the stylesheet that it does not know, on every page.
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    page = HTML(string=html, base_url=address, url_fetcher=own_static_files(address))
    return page.write_pdf(stylesheets=[CSS(string=sheet)], **options)


def own_static_files(address):
    """What WeasyPrint may fetch: our own static files, nothing else of this machine or the net."""
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    root = urljoin(address, settings.STATIC_URL)

    class OwnStaticFiles(URLFetcher):
        def fetch(self, url, headers=None):
            if not url.startswith(root):
                raise ValueError(f"{url} is none of our static files.")
            name = unquote(url.removeprefix(root))
            content = unpacked_font(name) if name.endswith(".woff2") else content_of(name)
            return URLFetcherResponse(url, content, {"Content-Type": guess_type(name)[0] or ""})

    return OwnStaticFiles()


def content_of(name):
    """A static file by the name in its address, which need not be that in the source."""
    if path := finders.find(name):
        return Path(path).read_bytes()
    with staticfiles_storage.open(name) as file:
        return file.read()


@cache
def unpacked_font(name):
    """A WOFF2 font as TrueType: to unpack ours takes longer than to set most pages."""
    from fontTools.ttLib import woff2

    font = BytesIO()
    woff2.decompress(BytesIO(content_of(name)), font)
    return font.getvalue()
