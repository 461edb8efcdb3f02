"""The site's addresses, and some that answer with what no address of the site does by itself."""

import sqlite3
from tempfile import TemporaryDirectory

from django.db import OperationalError
from django.http import HttpResponse, HttpResponseGone, JsonResponse
from django.urls import include, path


def fails(request):
    raise RuntimeError("It fails.")


def overflows(request):
    raise OverflowError("The number is too large.")


def locked(request):
    """As SQLite says it of a second writer."""
    with TemporaryDirectory() as place:
        first, second = (sqlite3.connect(f"{place}/db", timeout=0) for _number in range(2))
        try:
            first.execute("BEGIN IMMEDIATE")
            second.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise OperationalError(*error.args) from error
        finally:
            first.close()
            second.close()


def limited(request):
    return HttpResponse(
        "Slow down.", status=429, content_type="text/plain", headers={"Retry-After": "60"}
    )


def machine(request):
    return JsonResponse({"detail": "Not found."}, status=404)


handler404 = "r2p.errors.not_found"
urlpatterns = [
    path("fails/", fails),
    path("overflows/", overflows),
    path("limited/", limited),
    path("locked/", locked),
    path("admin/locked/", locked),
    path("machine/", machine),
    path("gone/", lambda request: HttpResponseGone(headers={"X-Was": "here"})),
    path("", include("r2p.urls")),
]
