"""The robots.txt and security.txt of the site."""

from datetime import timedelta

from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

PLAIN = "text/plain; charset=utf-8"


@require_safe
@cache_control(public=True, max_age=3600)
def robots_txt(request):
    context = {"sitemap": request.build_absolute_uri(reverse("sitemap-index"))}
    return render(request, "robots.txt", context, content_type=PLAIN)


@require_safe
@cache_control(public=True, max_age=3600)
def security_txt(request):
    """Contact for security reports (RFC 9116). It must expire, so it is generated daily."""
    if not settings.SECURITY_CONTACT:
        raise Http404
    today = timezone.now().replace(hour=0, minute=0, second=0, microsecond=0)
    context = {
        "contact": settings.SECURITY_CONTACT,
        "expires": (today + timedelta(days=364)).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "address": request.build_absolute_uri(),
    }
    return render(request, "security.txt", context, content_type=PLAIN)
