"""The manual: two pages for new cataloguers."""

from django.contrib import admin
from django.http import Http404
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

# In reading order.
PAGES = {"cataloguing": _("Cataloguing"), "keeping-order": _("Maintaining the catalogue")}


def first_page(request):
    return redirect("admin:manual-page", next(iter(PAGES)))


def page(request, page):
    if page not in PAGES:
        raise Http404
    context = {
        **admin.site.each_context(request),
        "title": PAGES[page],
        "subtitle": _("Manual"),
        "pages": [(reverse("admin:manual-page", args=[name]), PAGES[name]) for name in PAGES],
    }
    request.current_app = admin.site.name
    return TemplateResponse(request, f"admin/manual/{page}.html", context)
