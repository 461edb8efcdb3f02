"""Error pages: the HTML of 404, 405, 410 and 429.

A response without a body of its own gets the template of its status, such as `404.html`, and keeps
its headers. So former addresses are looked up before the page of an unknown address is rendered.
"""

import re

from django.http import HttpResponseGone, HttpResponseNotFound
from django.template.loader import render_to_string

from .suggestions import suggest

# Addresses of the old site's software other than articles: forms, searches, its admin.
MACHINERY = re.compile(
    r"/administrator(/|$)"
    r"|(/index\.php)?/component/(?!content(/|$))[\w-]+(/|$)",
)
OPTION = re.compile(r"com_(?!content$)\w+")


def not_found(request, exception):
    return HttpResponseNotFound()


def is_technical_address(request):
    """Tell whether an address of the old site never was that of a record."""
    if request.path == "/index.php":
        return bool(OPTION.fullmatch(request.GET.get("option", "")))
    return bool(MACHINERY.match(request.path))


class ErrorPageMiddleware:
    """Renders the error page of responses without a body of their own."""

    PAGES = (404, 405, 410, 429)

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code == 404 and is_technical_address(request):
            response = HttpResponseGone()
        if response.status_code in self.PAGES and is_bare(response):
            self.add_error_page(request, response)
        return response

    def add_error_page(self, request, response):
        context = {"suggestions": suggest(request) if response.status_code == 404 else []}
        body = render_to_string(f"{response.status_code}.html", context, request)
        response["Content-Type"] = "text/html; charset=utf-8"
        response.content = body


def is_bare(response):
    """Tell whether a response has no body, or only a line of plain text."""
    if response.streaming:
        return False
    return not response.content or response.get("Content-Type", "").startswith("text/plain")
