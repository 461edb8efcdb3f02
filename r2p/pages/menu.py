"""The menu of the pages that staff write, on every page of the site."""

from django.utils.functional import SimpleLazyObject

from .models import Page


def menu(request):
    """The menu as `menu`: one query, on pages that show it alone.

    A request that is refused before anybody asked whose it is has none.
    """
    if not hasattr(request, "user"):
        return {}
    return {"menu": SimpleLazyObject(lambda: list(Page.objects.visible_to(request.user).in_menu()))}
