"""Desk brief (PDF) of a region, two pages at most, to take into a meeting."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from documents.models import Document
from documents.page_sections import reports_and_others
from events.activity import active_organizations
from events.briefs import BODIES
from events.models import Event
from r2p.records.paging import Section
from r2p.records.year_chart import YearChart
from r2p.regions.models import Region

from .structured_data import describe_region

REPORTS, OTHERS, EVENTS = 5, 5, 6


@require_safe
def region_brief(request, slug):
    """Show a region: records by year, the latest of them, and the most active organizations."""
    region = get_object_or_404(Region, slug=slug)
    user = request.user
    documents = Document.objects.visible_to(user).in_region(region)
    events = Event.objects.visible_to(user).in_region(region)
    shown = documents.for_cards(user).newest_first()
    census = Document.objects.census(user, [region])
    meetings = Section.of(events.for_cards().with_hosts(user).newest_first(), EVENTS)
    ancestors, tongues = region.ancestors(), region.names.in_other_languages()
    context = {
        "region": region,
        "ancestors": ancestors,
        "tongues": tongues,
        "years_of_documents": YearChart.of_one_kind(census.years_of(region)),
        "years_of_events": YearChart.of_one_kind(Event.objects.counts_by_year(user, region)),
        "years_query": f"region={region.slug}&",
        **reports_and_others(shown, census.counts[region.pk], REPORTS, OTHERS),
        "meetings": meetings,
        "active": active_organizations(events, user, documents, BODIES),
        "structured_data": describe_region(request, region, ancestors, tongues),
    }
    return render(request, "briefs/region_brief.html", context)
