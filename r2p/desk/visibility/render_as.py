"""Renders the public page of a record as another reader sees it."""

from contextlib import contextmanager
from copy import copy
from dataclasses import dataclass

from csp.decorators import csp
from django.conf import settings
from django.db import transaction
from django.http import Http404, QueryDict
from django.shortcuts import render
from django.urls import get_script_prefix, resolve
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from r2p.records.former_addresses.withdrawn import withdrawn_record, withdrawn_response
from r2p.records.models import Record

PREVIEWED = _("Preview: not published yet")
ONCE_PUBLISHED = _(
    "Links lead to the site as it is now. The files and the other formats of this page will be "
    "available once it is published."
)


@dataclass(frozen=True)
class Band:
    """The notice above a page that is shown as another reader sees it."""

    title: str
    notes: list
    ways: tuple = ()  # [(label, URL, is this page)]
    back: str = ""  # the admin URL of the record


@csp(
    settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
)  # the public policy, also below the admin's URLs
def page_as(request, record, reader, band):
    """Return the response of a reader at the URL of a record, which may be a 404 or "withdrawn"."""
    reading = request_as(request, reader, record.get_absolute_url(), band)
    view, args, kwargs = reading.resolver_match
    try:
        response = view(reading, *args, **kwargs)
    except Http404:
        withdrawn = withdrawn_record(reading)
        if withdrawn:
            response = withdrawn_response(reading, withdrawn)
        else:
            response = render(reading, "404.html", status=404)
    return uncached(response)


def request_as(request, reader, address, band):
    """Return a copy of a request, made by a reader for another URL."""
    reading = copy(request)
    reading.user = reader
    reading.path = address
    reading.path_info = "/" + address.removeprefix(get_script_prefix())
    reading.resolver_match = resolve(reading.path_info)
    reading.GET = QueryDict()
    reading.META = {**request.META, "QUERY_STRING": "", "PATH_INFO": reading.path_info}
    reading._messages = []  # they belong to the user, not the reader
    reading.band = band
    return reading


def uncached(response):
    """Mark a response as private: not stored, not indexed, no referrer."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@contextmanager
def published(record):
    """Publishes the record inside a transaction that is always rolled back.

    So the rules of the public site decide what the page shows. Nobody else sees these changes,
    since they are never committed.
    """
    with transaction.atomic():
        type(record)._base_manager.filter(pk=record.pk).update(
            status=Record.Status.PUBLISHED, publish_at=timezone.now(), withdrawn_at=None
        )
        try:
            yield
        finally:
            transaction.set_rollback(True)
