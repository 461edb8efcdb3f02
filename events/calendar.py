"""iCalendar (.ics) files of events. They name no people, because calendars are passed around."""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from icalendar import Calendar
from icalendar import Event as CalendarEntry

from r2p.records.dates import Precision
from r2p.records.structured_data import join_with_commas

from .models import Event


@require_safe
def event_calendar(request, slug):
    """Send an event as iCalendar. Only events with known days have one."""
    events = Event.objects.visible_to(request.user).select_related("country")
    event = get_object_or_404(events, slug=slug, dates_precision=Precision.DAY)
    response = HttpResponse(calendar_of([event], request).to_ical(), content_type="text/calendar")
    response["Content-Disposition"] = f'attachment; filename="{event.slug}.ics"'
    response["Cache-Control"] = "private, no-cache"
    return response


def calendar_of(events, request):
    calendar = Calendar()
    calendar.add("prodid", "-//International Coalition for the Responsibility to Protect//R2P//EN")
    calendar.add("version", "2.0")
    for event in events:
        calendar.add_component(entry(event, request))
    return calendar


def entry(event, request):
    """The VEVENT of an event: whole days, the end on the following day, and a permanent UID."""
    line = CalendarEntry()
    line.add("uid", f"event-{event.pk}-{event.created_at:%Y%m%d%H%M%S}@r2p")
    line.add("dtstamp", event.updated_at)
    line.add("last-modified", event.updated_at)
    line.add("dtstart", event.starts_on)
    line.add("dtend", event.ends_on + timedelta(days=1))
    line.add("summary", event.title)
    line.add("url", request.build_absolute_uri(event.get_absolute_url()))
    if event.theme_line:
        line.add("description", event.theme_line)
    country = event.country.name if event.country else ""
    city = event.city if event.city != country else ""
    if where := join_with_commas(event.venue, city, country):
        line.add("location", where)
    return line
