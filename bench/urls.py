"""The project's addresses and a bare view, for comparison."""

from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

BARE = engines["django"].from_string("{{ text }}")


def bare(request, size):
    """Answer with so many bytes without a query: the time that Django takes by itself."""
    return HttpResponse(BARE.render({"text": "x" * size}))


urlpatterns = [path("bare/<int:size>/", bare), path("", include("r2p.urls"))]
