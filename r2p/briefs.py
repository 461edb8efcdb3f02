"""The desk brief of a region: what one takes into a meeting about it, on two pages at most."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.models import Document
from events.activity import active_organizations
from events.briefs import BODIES
from events.models import Event
from r2p.faces import region_face
from r2p.records.lists import Section
from r2p.regions.models import Region

REPORTS, OTHERS, EVENTS, YEARS = 5, 5, 6, 20
FULL = 32  # the height of the longest bar


@require_safe
def region_brief(request, slug):
    """What a region is, how much is on record by year, the latest of it, and who is active."""
    region = get_object_or_404(Region, slug=slug)
    user = request.user
    documents = Document.objects.visible_to(user).in_region(region)
    events = Event.objects.visible_to(user).in_region(region)
    shown = documents.for_cards(user).newest_first()
    meetings = Section(events.for_cards().with_hosts(user).newest_first(), EVENTS)
    ancestors, tongues = region.ancestors(), region.names.in_other_languages()
    context = {
        "region": region,
        "ancestors": ancestors,
        "tongues": tongues,
        "years": Years(
            Document.objects.counts_by_year(user, region),
            Event.objects.counts_by_year(user, region),
        ),
        "reports": Section(shown.dialogue_reports(), REPORTS),
        "others": Section(shown.other_documents(), OTHERS),
        "meetings": meetings,
        "active": active_organizations(events, user, documents, BODIES),
        "face": region_face(request, region, ancestors, tongues),
    }
    return render(request, "briefs/region_brief.html", context)


@dataclass
class Years:
    """The last twenty years, each with its numbers and the heights of its bars, of thirty-two."""

    documents: dict
    events: dict

    @property
    def columns(self):
        last = max([timezone.localdate().year, *self.documents, *self.events])
        most = max([1, *self.documents.values(), *self.events.values()])
        return [
            {
                "year": year,
                "short": f"{year % 100:02}",
                "documents": bar(self.documents.get(year, 0), most),
                "events": bar(self.events.get(year, 0), most),
            }
            for year in range(last - YEARS + 1, last + 1)
        ]


def bar(number, most):
    height = round(FULL * number / most, 1)
    return {"number": number, "height": height, "top": round(1 + FULL - height, 1)}
