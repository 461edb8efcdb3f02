"""Views of the home page and of regions."""

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.models import Document
from documents.page_sections import reports_and_others
from events.activity import active_organizations
from events.models import Event
from r2p.records.paging import Section, rows_between
from r2p.records.structured_data import describe_list
from r2p.records.year_chart import YearChart
from r2p.regions.models import Region

from .structured_data import describe_home, describe_region

DOCUMENTS, EVENTS = 10, 8  # of each kind, on a region's page


def admin_shortcut_not_found(request, **kwargs):
    raise Http404


@require_safe
def home(request):
    documents = Document.objects.visible_to(request.user).for_cards(request.user).newest_first()
    events = Event.objects.visible_to(request.user).for_cards()
    spotlight = documents.spotlight().first()
    regions = Region.objects.world()
    census = Document.objects.census(request.user, regions)
    context = {
        "spotlight": spotlight,
        "meeting": events.of_document(spotlight).with_hosts(request.user).first(),
        "regions": regions.tree(census.counts),
        "years": YearChart(census.years_by_region(regions)),
        "documents": rows_between(documents, 0, 7),
        "events": {"coming": events.coming()[:4], "recent": events.recent()[:4]},
        "structured_data": describe_home(request),
    }
    return render(request, "home.html", context)


@require_safe
def region_list(request):
    regions = Region.objects.all().tree(Document.objects.counts_by_region(request.user))
    count_events(regions, Event.objects.counts_by_region(request.user))
    context = {"regions": regions, "structured_data": describe_list(request, Region.objects)}
    return render(request, "regions/region_list.html", context)


def count_events(tree, counts):
    """Set the number of events on the regions of a tree, from {region's pk: number}."""
    regions = list(tree)
    for region in regions:
        region.event_count = counts.get(region.pk, 0)
        regions += region.below


@require_safe
def region_detail(request, slug):
    region = get_object_or_404(Region, slug=slug)
    parts = Region.objects.within(region)
    [tree] = parts.tree(Document.objects.counts_by_region(request.user, parts))
    count_events([tree], Event.objects.counts_by_region(request.user, parts))
    context = {
        "region": region,
        "ancestors": region.ancestors(),
        "tongues": region.names.in_other_languages(),
        "tree": tree,
        "years": YearChart.of_one_kind(Document.objects.counts_by_year(request.user, region)),
        "years_query": f"region={region.slug}&",
        **region_context(tree, request.user),
    }
    context["structured_data"] = describe_region(
        request, region, context["ancestors"], context["tongues"]
    )
    return render(request, "regions/region_detail.html", context)


def region_context(region, user):
    """Template context of a region with numbers: latest records and most active organizations."""
    documents = Document.objects.visible_to(user).in_region(region).for_cards(user).newest_first()
    events = Event.objects.visible_to(user).in_region(region).for_cards().newest_first()
    return {
        **reports_and_others(documents, region.count, DOCUMENTS, DOCUMENTS),
        "events": Section(rows_between(events, 0, EVENTS), region.event_count),
        "active": active_organizations(events, user, documents),
    }
