"""Page (410) for withdrawn records, shown to those who could see the record until then.

For everybody else the addresses stay unknown, in every representation: page, share image, PDF,
brief, file.
"""

from django.apps import apps
from django.shortcuts import render

from .model import FormerAddress


def withdrawn_record(request):
    """The withdrawn record of the requested address (its page, PDF, picture or part), or None."""
    slug = request.resolver_match and request.resolver_match.kwargs.get("slug")
    kind = model_at(request.path, slug) if slug else None
    return kind and kind._default_manager.withdrawn_for(request.user).filter(slug=slug).first()


def model_at(path, slug):
    """The model whose records have addresses like this path with this slug, or None."""
    kinds = (kind for kind in apps.get_models() if hasattr(kind, "former_addresses"))
    for kind in kinds:
        if path.startswith(kind(slug=slug).get_absolute_url().rstrip("/")):
            return kind
    return None


def withdrawn_response(request, record):
    """Render when and why it was withdrawn, and what a former address leads to instead."""
    own = record.get_absolute_url()
    context = {"record": record, "instead": FormerAddress.lookup(own, request.user)}
    response = render(request, "records/withdrawn.html", context, status=410)
    # Not cached: who may be told changes.
    response["Cache-Control"] = "private, no-cache"
    return response
