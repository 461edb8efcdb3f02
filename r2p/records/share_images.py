"""Share images (og:image): 1200 × 630 pixels as PNG, drawn from what a record is."""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import wraps
from io import BytesIO
from threading import Lock

from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpResponse
from django.template.loader import render_to_string
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe
from PIL import Image
from pypdfium2 import PdfDocument

from .pdf import is_available, retry_when_busy
from .renderer import render_pdf
from .structured_data import clip

# PDFium is not safe for threads: whoever uses it in this process holds this lock.
PDFIUM = Lock()
LONGEST, ONE_LINE = 230, 78
SIZES = [(45, "large"), (90, "middle"), (150, "small")]  # the longest title for each size


@dataclass
class ShareImage:
    """The texts of a share image, cut to fit."""

    label: str
    title: str
    imprint: str = ""
    world: str = ""  # the slug of the world region whose colour it bears
    language: str = "en"

    @property
    def shown_title(self):
        return clip(self.title, LONGEST * len(self.title) // self.width) if self.title else ""

    @property
    def width(self):
        """The length of the title in Latin letters: Chinese ones are twice as wide."""
        return sum(1 + (unicodedata.east_asian_width(letter) in "WF") for letter in self.title)

    @property
    def shown_imprint(self):
        return clip(self.imprint, ONE_LINE)

    @property
    def size(self):
        return next((size for longest, size in SIZES if self.width <= longest), "smallest")

    @property
    def direction(self):
        return direction(self.title)


def direction(text):
    """The direction of a text, "ltr" or "rtl", by its first letter that has one."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def share_image_view(draw):
    """Make a view of the ShareImage that `draw(user, slug)` returns for what a user may see.

    A public record is drawn as the public sees it, whoever asks, and may be cached by anybody;
    any other is cached by the reader's browser alone.
    """

    @wraps(draw)
    def view(request, **kwargs):
        if not is_available():
            raise Http404
        try:
            image, is_public = draw(AnonymousUser(), **kwargs), True
        except Http404:
            image, is_public = draw(request.user, **kwargs), False
        response = share_image_response(request, image)
        # Who may see it changes: caches revalidate by the ETag, which renders nothing again.
        response["Cache-Control"] = f"{'public' if is_public else 'private'}, no-cache"
        if is_public:
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return require_safe(retry_when_busy(view))


def share_image_response(request, image):
    """Answer with the image, or with 304 where the ETag says that the reader has it."""
    html = render_to_string("records/share_image.html", {"image": image})
    etag = quote_etag(hashlib.sha256(html.encode()).hexdigest()[:32])
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    content = render_png(html, request.build_absolute_uri("/"))
    return HttpResponse(content, content_type="image/png", headers={"ETag": etag})


def render_png(html, address):
    """Render one page of HTML, 1200 × 630 pixels, as PNG (bytes) with 48 colours."""
    page = render_pdf(html, address)
    with PDFIUM:
        document = PdfDocument(page)
        image = document[0].render(scale=4 / 3).to_pil().convert("RGB")
        document.close()
    content = BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()
