"""XML sitemaps of public pages, whoever requests them."""

from dataclasses import dataclass

from django.contrib.auth.models import AnonymousUser
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import x_robots_tag
from django.contrib.sites.requests import RequestSite
from django.core.paginator import EmptyPage
from django.db.models import Max
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant
from r2p.pages.models import Page
from r2p.regions.models import Region

XML = "application/xml"


@dataclass
class RecordSitemap(Sitemap):
    model: type

    def items(self):
        records = self.model.objects.visible_to(AnonymousUser())
        return records.only("slug", "updated_at").order_by("pk")

    def lastmod(self, record):
        return record.updated_at

    def get_latest_lastmod(self):
        return self.items().aggregate(at=Max("updated_at"))["at"]


class RegionSitemap(Sitemap):
    """Regions with public records, and the regions above them."""

    def items(self):
        visitor = AnonymousUser()
        counted = [model.objects.counts_by_region(visitor) for model in (Document, Event)]
        return Region.objects.filter(pk__in=set().union(*counted)).only("slug").order_by("path")


class PageSitemap(Sitemap):
    def items(self):
        return Page.objects.visible_to(AnonymousUser()).only("slug").order_by("pk")


SITEMAPS = {
    "documents": RecordSitemap(Document),
    "events": RecordSitemap(Event),
    "series": RecordSitemap(EventSeries),
    "organizations": RecordSitemap(Organization),
    "participants": RecordSitemap(Participant),
    "regions": RegionSitemap(),
    "pages": PageSitemap(),
}


@require_safe
@cache_control(public=True, max_age=3600)
@x_robots_tag
def sitemap_index(request):
    sitemaps = [
        {"location": request.build_absolute_uri(address), "last_mod": last_changed_at}
        for address, last_changed_at in pages()
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": sitemaps}, content_type=XML)


def pages():
    """Yield the path of every page of every sitemap: robots.txt refuses URLs with a query."""
    for section, sitemap in SITEMAPS.items():
        last_changed_at = sitemap.get_latest_lastmod()
        for page in sitemap.paginator.page_range:
            yield reverse("sitemap", args=[section, page]), last_changed_at


@require_safe
@cache_control(public=True, max_age=3600)
@x_robots_tag
def sitemap(request, section, page):
    if section not in SITEMAPS:
        raise Http404
    try:
        addresses = SITEMAPS[section].get_urls(page, RequestSite(request), request.scheme)
    except EmptyPage as error:
        raise Http404 from error
    return render(request, "sitemap.xml", {"urlset": addresses}, content_type=XML)
