"""Error page 503 for a locked SQLite database, which has one writer: a long import, say."""

from django.db import OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

WAIT = 60  # seconds after which one may try again


class BusyMiddleware:
    """Answers with a page that keeps what was entered in the admin, to be sent again.

    Other forms may hold a password, which is typed again.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not (isinstance(exception, OperationalError) and "locked" in str(exception)):
            return None
        body = render_to_string("503.html", {"again": sent_fields(request)}, request)
        headers = {"Retry-After": str(WAIT), "Cache-Control": "private, no-store"}
        return HttpResponse(body, status=503, headers=headers)


def sent_fields(request):
    """[(name, value)] of a form of the admin as it was sent; [] for others, and for uploads."""
    is_form = request.method == "POST" and request.path.startswith("/admin/")
    if not is_form or request.FILES or any("password" in name for name in request.POST):
        return []
    fields = request.POST.lists()
    return [(name, value) for name, values in fields for value in values if not is_token(name)]


def is_token(name):
    return name == "csrfmiddlewaretoken"
