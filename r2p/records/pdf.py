"""PDF versions of pages, and the checks that the machine can make them.

`as_pdf` prints the very page that a view renders; `renderer` turns it into a PDF.
"""

from ctypes.util import find_library
from functools import cache, wraps

from django.core.checks import Warning
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from .renderer import RendererBusyError, render_pdf

PAPERS = {"a4": "A4", "letter": "letter"}

# Rules beside the print stylesheet: the paper size, and the page's address with the day in every
# foot. The map is left out: its colours come from rules that WeasyPrint ignores.
SHEET = """
@page {
  size: %(paper)s !important;
  @bottom-left { content: %(foot)s !important; white-space: pre-line; width: 85%% }
}
.retrieved, .world { display: none !important }
"""


@cache
def is_available():
    """Tell whether Pango is installed, without importing WeasyPrint, which needs it."""
    return bool(find_library("pango-1.0") and find_library("pangoft2-1.0"))


def check_renderer(app_configs, **kwargs):
    """Warn at start when pages cannot be printed as PDF, with the packages to install."""
    if is_available():
        return []
    return [
        Warning(
            "PDF files cannot be created because Pango is not installed.",
            hint="Install it with: apt-get install libpango-1.0-0 libpangoft2-1.0-0",
            id="r2p.W001",
        )
    ]


def as_pdf(view, ending=""):
    """Make a view that prints what the view of a page shows, so that neither tells more."""

    @wraps(view)
    def print_page(request, slug):
        if not is_available():
            raise Http404
        paper = PAPERS.get(request.GET.get("paper", "a4"))
        if not paper:
            raise BadRequest(_("The paper size must be a4 or letter."))
        page = view(request, slug=slug)
        if page.status_code != 200:
            return page
        address = request.build_absolute_uri(request.path.rpartition("/")[0] + "/")
        content = make_pdf(page.content.decode(), address, paper)
        return pdf_response(content, f"{slug}{ending}.pdf")

    return retry_when_busy(print_page)


def retry_when_busy(view):
    """Answer with 503 and Retry-After where the view finds the renderer busy."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            return view(request, *args, **kwargs)
        except RendererBusyError:
            message = _(
                "Too many PDF files are being created at the moment. Please try again in "
                "a few seconds."
            )
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
    """Render a page as PDF (bytes), with its address in the foot of each sheet."""
    foot = "\n".join(
        [
            _("International Coalition for the Responsibility to Protect"),
            _("%(address)s, retrieved on %(date)s")
            % {"address": address, "date": date_format(timezone.localdate(), "DATE_FORMAT")},
        ]
    )
    sheet = SHEET % {"paper": paper, "foot": css_string(foot)}
    return render_pdf(html, address, sheet, pdf_variant="pdf/ua-1")


def css_string(text):
    """Quote a text as a CSS string, with every character escaped."""
    return '"' + "".join(f"\\{ord(letter):x} " for letter in text) + '"'
