"""The page of a record, made by the view that makes it for everybody, as somebody else reads it."""

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
    """What is said above a page that is shown as another than the reader would see it."""

    title: str
    notes: list
    ways: tuple = ()  # [(name, address, whether it is this page)]
    back: str = ""  # the address of the record on the desk


@csp(settings.CONTENT_SECURITY_POLICY["DIRECTIVES"])  # on the desk, too: it is no page of it
def page_as(request, record, reader, band):
    """What a reader finds at the address of a record: its page, or that there is none any more."""
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
    """The request of a reader for an address. The one that it is made from stays as it is."""
    reading = copy(request)
    reading.user = reader
    reading.path = address
    reading.path_info = "/" + address.removeprefix(get_script_prefix())
    reading.resolver_match = resolve(reading.path_info)
    reading.GET = QueryDict()
    reading.META = {**request.META, "QUERY_STRING": "", "PATH_INFO": reading.path_info}
    reading._messages = []  # they are for somebody else
    reading.band = band
    return reading


def uncached(response):
    """An answer that nobody stores, lists, or names to the next site."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response["Referrer-Policy"] = "no-referrer"
    return response


@contextmanager
def published(record):
    """Within, a record counts as published, to whom it is for; afterwards all is as it was.

    So the very rules of the site say what its page will tell. Nobody else reads what is written
    here, since the transaction is always undone.
    """
    with transaction.atomic():
        type(record)._base_manager.filter(pk=record.pk).update(
            status=Record.Status.PUBLISHED, publish_at=timezone.now(), withdrawn_at=None
        )
        try:
            yield
        finally:
            transaction.set_rollback(True)
