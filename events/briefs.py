"""Desk briefs (PDF) of an event or a series, two pages at most, to take into a meeting.

Everything shown is limited in number and length, so that the fullest record stays within two pages.
"""

from operator import attrgetter

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from r2p.records.paging import Section

from .activity import active_organizations
from .models import Event, EventSeries
from .seating import Seating
from .structured_data import describe_event, describe_series
from .views import neighbours

SEATS, DOCUMENTS, MEETINGS, BODIES = 20, 6, 20, 8


@require_safe
def event_brief(request, slug):
    """Show an event in short, and its place in its series."""
    user = request.user
    event = get_object_or_404(Event.objects.visible_to(user).for_page(), slug=slug)
    series = EventSeries.objects.visible_to(user).filter(events=event).first()
    seating = Seating(event.participations.told_to(user).with_records())
    documents = Section.of(event.documents.visible_to(user).of_event(event, user), DOCUMENTS)
    context = {
        "event": event,
        "series": series,
        "seating": seating,
        "seats": sorted(seating.seats[:SEATS], key=attrgetter("side")),
        "seats_left": max(len(seating.seats) - SEATS, 0),
        "documents": documents,
        "neighbours": neighbours(event, series, user),
        "structured_data": describe_event(request, event, series, seating, documents.rows),
    }
    return render(request, "briefs/event_brief.html", context)


@require_safe
def series_brief(request, slug):
    """Show the events of a series with their hosts, and the latest documents."""
    user = request.user
    series = get_object_or_404(EventSeries.objects.visible_to(user), slug=slug)
    organizers = series.organizers.visible_to(user).by_name()
    events = series.events.visible_to(user)
    meetings = Section.of(events.for_cards().with_hosts(user).newest_first(), MEETINGS)
    documents = Event.objects.rows("documents").visible_to(user).of_events(events)
    context = {
        "series": series,
        "organizers": organizers,
        "meetings": meetings,
        "documents": Section.of(documents.for_cards(user).newest_first(), DOCUMENTS),
        "active": active_organizations(events, user, shown=BODIES),
        "structured_data": describe_series(request, series, organizers, meetings.rows),
    }
    return render(request, "briefs/series_brief.html", context)
