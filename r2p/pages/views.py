"""View of the pages that staff write."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from .directory import directory
from .models import Page


@require_safe
def page_detail(request, slug=""):
    page = get_object_or_404(Page.objects.visible_to(request.user), slug=slug)
    context = {"page": page, "ranks": directory(request.user) if page.has_directory else []}
    return render(request, "pages/page_detail.html", context)
