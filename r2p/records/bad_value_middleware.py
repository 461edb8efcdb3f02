"""Answers with 400 where a URL holds a value that no database column can."""

import logging

from django.db import DataError
from django.http import HttpResponseBadRequest
from django.template.loader import render_to_string

logger = logging.getLogger(__name__)


class BadValueMiddleware:
    """Turns database errors about impossible values into 400.

    Forms and filters refuse such values with a message; this is for URLs that somebody wrote by
    hand: a NUL, or a number beyond every column.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, DataError | OverflowError):
            return None
        logger.warning("Bad value in %s", request.path, exc_info=exception)
        # Rendered without the request, so that it makes no query: the transaction may be broken.
        return HttpResponseBadRequest(render_to_string("400.html"))
