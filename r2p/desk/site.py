from django.contrib import admin
from django.db import models
from django.urls import path
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .addresses import admin_url
from .lists.lookups import refusing_impossible
from .start import manual
from .start.recent import recent_steps
from .start.work_lists import waiting


class Shelf(models.TextChoices):
    """Groups of the navigation; a `ModelAdmin` names its group as `shelf`."""

    CATALOGUE = "catalogue", _("Catalogue")
    SUBJECTS = "subjects", _("Subjects")
    PAGES = "pages", _("Pages")
    UPKEEP = "upkeep", _("Maintenance")
    PEOPLE = "people", _("Accounts")


class Desk(admin.AdminSite):
    """The admin site, in the look of the public site.

    Each admin says what it adds to the navigation and the start page: its `shelf` and its `work`.
    """

    enable_nav_sidebar = False

    def get_urls(self):
        return [
            path("manual/", self.admin_view(manual.first_page), name="manual"),
            path("manual/<slug:page>/", self.admin_view(manual.page), name="manual-page"),
            *super().get_urls(),
        ]

    def admin_view(self, view, cacheable=False):
        return super().admin_view(refusing_impossible(view), cacheable)

    def each_context(self, request):
        context = super().each_context(request)
        if context["has_permission"]:
            context["navigation"] = self.navigation(request)
        return context

    def navigation(self, request):
        """Return [(label, [item, …]), …] of the lists that a user may open. No query of its own."""
        items = [self.navigation_item(request, one) for one in self.open_to(request)]
        shelves = ((shelf, [item for item in items if item["shelf"] == shelf]) for shelf in Shelf)
        return [(shelf.label, items) for shelf, items in shelves if items]

    def open_to(self, request):
        """Return the admins in the navigation that a user may view."""
        shelved = (one for one in self._registry.values() if hasattr(one, "shelf"))
        return [one for one in shelved if one.has_view_or_change_permission(request)]

    def navigation_item(self, request, model_admin):
        address = admin_url(model_admin.opts, "changelist")
        return {
            "shelf": model_admin.shelf,
            "name": capfirst(model_admin.opts.verbose_name_plural),
            "address": address,
            "is_here": request.path.startswith(address),
        }

    def index(self, request, extra_context=None):
        lists = [
            one
            for model_admin in self.open_to(request)
            if hasattr(model_admin, "work")
            for one in waiting(request, model_admin)
        ]
        places = list(dict.fromkeys(one.name for one in lists))
        lists.sort(key=lambda one: places.index(one.name))
        context = {
            "lists": [one for one in lists if one.count],
            "done": nothing_waits_in(lists),
            "beginnings": self.beginnings(request),
            "recent_steps": recent_steps(self.open_to(request)),
        }
        for panel in self.panels_open_to(request):
            context |= panel.start_context(request)
        return super().index(request, {**context, **(extra_context or {})})

    def panels_open_to(self, request):
        return [panel for one in self.open_to(request) for panel in getattr(one, "panels", ())]

    def beginnings(self, request):
        """Return [(model name, URL)] of the records that a user may add."""
        return [
            (one.opts.verbose_name, admin_url(one.opts, "add"))
            for one in self.open_to(request)
            if one.shelf == Shelf.CATALOGUE and one.has_add_permission(request)
        ]


def nothing_waits_in(lists):
    """Return the sentences about work lists that are empty in every model."""
    busy = {one.name for one in lists if one.count}
    return list(dict.fromkeys(one.done for one in lists if one.name not in busy))
