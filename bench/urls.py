from django.http import HttpResponse
from django.template import engines
from django.urls import include, path

BARE = engines["django"].from_string("{{ text }}")


def bare(request, size):
    """What Django takes for so many bytes without asking the database."""
    return HttpResponse(BARE.render({"text": "x" * size}))


urlpatterns = [path("bare/<int:size>/", bare), path("", include("r2p.urls"))]
