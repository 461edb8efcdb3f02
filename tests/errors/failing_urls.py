"""The site's addresses, and some that answer with what no address of the site does by itself."""

from django.http import HttpResponse, HttpResponseGone, JsonResponse
from django.urls import include, path


def fails(request):
    raise RuntimeError("It fails.")


def overflows(request):
    raise OverflowError("The number is too large.")


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
    path("machine/", machine),
    path("gone/", lambda request: HttpResponseGone(headers={"X-Was": "here"})),
    path("", include("r2p.urls")),
]
