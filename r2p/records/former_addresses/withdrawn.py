"""What is told at the addresses of a withdrawn record, to those who could see it until then.

For everybody else they stay unknown, in every representation: page, picture, print, brief, file.
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
    """The kind of record whose addresses are like that of a path with this slug, if any.

    Kinds of record are those that have former addresses.
    """
    kinds = (kind for kind in apps.get_models() if hasattr(kind, "former_addresses"))
    for kind in kinds:
        if path.startswith(kind(slug=slug).get_absolute_url().rstrip("/")):
            return kind
    return None


def withdrawn_response(request, record):
    """When and why, and what a former address of the same name leads to instead."""
    own = record.get_absolute_url()
    context = {"record": record, "instead": FormerAddress.lookup(own, request.user)}
    response = render(request, "records/withdrawn.html", context, status=410)
    # Who may be told changes: nobody keeps this answer.
    response["Cache-Control"] = "private, no-cache"
    return response
