from django.shortcuts import get_object_or_404, render

from documents.models import Document
from events.models import Event
from r2p.records.lists import Section
from r2p.regions.models import Region


def home(request):
    documents = Document.objects.visible_to(request.user).for_cards(request.user).newest_first()
    events = Event.objects.visible_to(request.user).for_cards()
    spotlight = documents.spotlight().first()
    context = {
        "spotlight": spotlight,
        "meeting": events.of_document(spotlight).first(),
        "regions": Region.objects.world().tree(Document.objects, request.user),
        "documents": documents[:7],
        "coming": events.coming()[:4],
        "recent": events.recent()[:4],
    }
    return render(request, "home.html", context)


def region_list(request):
    regions = Region.objects.all().tree(Document.objects, request.user)
    return render(request, "regions/region_list.html", {"regions": regions})


def region_detail(request, slug):
    region = get_object_or_404(Region, slug=slug)
    documents = Document.objects.visible_to(request.user).in_region(region)
    documents = documents.for_cards(request.user).newest_first()
    events = Event.objects.visible_to(request.user).in_region(region).for_cards()
    [with_parts] = Region.objects.within(region).tree(Document.objects, request.user)
    context = {
        "region": region,
        "ancestors": region.ancestors(),
        "tongues": region.names.in_other_languages(),
        "count": with_parts.count,
        "parts": with_parts.below,
        "reports": Section(documents.dialogue_reports()),
        "others": Section(documents.other_documents()),
        "events": Section(events.newest_first(), shown=8),
    }
    return render(request, "regions/region_detail.html", context)
