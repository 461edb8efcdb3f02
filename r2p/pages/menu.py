"""Context processor for the menu of pages that staff write."""

from django.utils.functional import SimpleLazyObject

from .models import Page


def menu(request):
    """Return {"menu": pages}: a lazy query, made only by templates that show it.

    There is no menu for a request that was refused before its user was known.
    """
    if not hasattr(request, "user"):
        return {}
    return {"menu": SimpleLazyObject(lambda: list(Page.objects.visible_to(request.user).in_menu()))}
