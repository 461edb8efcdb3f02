"""The picture of a record for those who share its page: 1200 × 630 pixels, made from the record."""

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
class Card:
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
        """The length of the title in Latin letters: those of Chinese are twice as wide."""
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
    """Whether a text runs from the right: its first letter that has a direction tells."""
    kinds = (unicodedata.bidirectional(letter) for letter in text)
    first = next((kind for kind in kinds if kind in ("L", "R", "AL")), "L")
    return "ltr" if first == "L" else "rtl"


def as_card(draw):
    """A view of the picture that `draw(user, slug)` makes of what somebody may see.

    What everybody may see is drawn as everybody may be told of it, whoever asks, and may be kept
    by anybody; anything else is for the reader alone.
    """

    @wraps(draw)
    def view(request, **kwargs):
        if not is_available():
            raise Http404
        try:
            card, is_public = draw(AnonymousUser(), **kwargs), True
        except Http404:
            card, is_public = draw(request.user, **kwargs), False
        response = picture_response(request, card)
        # Who may see it changes: what is kept is asked for again, which draws nothing anew.
        response["Cache-Control"] = f"{'public' if is_public else 'private'}, no-cache"
        if is_public:
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response

    return require_safe(retry_when_busy(view))


def picture_response(request, card):
    """The picture, or the word that what the reader has is still right."""
    html = render_to_string("records/card.html", {"card": card})
    etag = quote_etag(hashlib.sha256(html.encode()).hexdigest()[:32])
    if unchanged := get_conditional_response(request, etag=etag):
        return unchanged
    content = picture(html, request.build_absolute_uri("/"))
    return HttpResponse(content, content_type="image/png", headers={"ETag": etag})


def picture(html, address):
    """One page of HTML, 1200 × 630 pixels, as PNG in few colours."""
    page = render_pdf(html, address)
    with PDFIUM:
        document = PdfDocument(page)
        image = document[0].render(scale=4 / 3).to_pil().convert("RGB")
        document.close()
    content = BytesIO()
    image.quantize(48, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()
