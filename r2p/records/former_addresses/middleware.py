"""Redirects former addresses, and answers 410 for withdrawn records."""

from django.http import HttpResponsePermanentRedirect
from django.shortcuts import render

from .model import FormerAddress, records_at
from .withdrawn import withdrawn_record, withdrawn_response


def is_list(match):
    """Tell whether an address is one of ours without a slug: it is known, whatever it lacks."""
    return match is not None and not match.kwargs


class FormerAddressMiddleware:
    """Redirects a former address to its record, if the user may see it.

    It acts only on a 404, so that a current address always wins; and what the user may not see
    remains the same 404. A withdrawn record is told of, at its own address and at former ones, to
    those who could see it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if response.status_code != 404 or request.method not in ("GET", "HEAD"):
            return response
        if is_list(request.resolver_match):
            return response
        return self.redirect_or_gone(request) or response

    def redirect_or_gone(self, request):
        if gone := withdrawn_record(request):
            return withdrawn_response(request, gone)
        rows = list(FormerAddress.objects.at(request.path))
        records = records_at(rows, lambda records: records.visible_to(request.user))
        if not records:
            gone = records_at(rows, lambda records: records.withdrawn_for(request.user))
            return withdrawn_response(request, gone[0]) if gone else None
        if len(records) == 1:
            response = HttpResponsePermanentRedirect(records[0].get_absolute_url())
        else:
            response = render(request, "records/former_address.html", {"records": records})
        # Not cached: who may see a record changes.
        response["Cache-Control"] = "private, no-cache"
        return response
