"""Views of events, series, organizations and participants."""

from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from r2p.records.lists import render_list

from .course import Course
from .filters import EventFilter, EventSeriesFilter, OrganizationFilter, ParticipantFilter
from .models import Event, EventSeries, Organization, Participant
from .profiles import organization_profile, participant_profile
from .seating import Seating
from .structured_data import (
    describe_event,
    describe_organization,
    describe_participant,
    describe_series,
)


@require_safe
def event_list(request):
    events = Event.objects.visible_to(request.user).for_cards().newest_first()
    filterset = EventFilter(request.GET, events, request=request)
    return render_list(request, "events/event_list.html", filterset)


@require_safe
def event_detail(request, slug):
    events = Event.objects.visible_to(request.user).for_page()
    event = get_object_or_404(events, slug=slug)
    series = EventSeries.objects.visible_to(request.user).filter(events=event).first()
    documents = event.documents.visible_to(request.user).of_event(event, request.user)
    context = {
        "event": event,
        "series": series,
        "seating": Seating(event.participations.told_to(request.user).with_records()),
        "led_to": [document for document in documents if document.leads_to_event],
        "came_of": [document for document in documents if not document.leads_to_event],
        "neighbours": neighbours(event, series, request.user),
    }
    context["structured_data"] = describe_event(
        request, event, series, context["seating"], documents
    )
    return render(request, "events/event_detail.html", context)


def neighbours(event, series, user):
    """The visible events of a series before and after an event."""
    if series is None:
        return {}
    events = Event.objects.visible_to(user).filter(series=series)
    return {"before": events.before(event).first(), "after": events.after(event).first()}


@require_safe
def series_list(request):
    series = EventSeries.objects.visible_to(request.user).with_event_counts(request.user).by_title()
    filterset = EventSeriesFilter(request.GET, series, request=request)
    return render_list(request, "events/series_list.html", filterset)


@require_safe
def series_detail(request, slug):
    series = get_object_or_404(EventSeries.objects.visible_to(request.user), slug=slug)
    context = {
        "series": series,
        "organizers": series.organizers.visible_to(request.user).by_name(),
        "course": Course(
            series.events.visible_to(request.user)
            .for_cards()
            .with_hosts(request.user)
            .with_papers(request.user)
            .newest_first()
        ),
    }
    events = context["course"].events.rows
    context["structured_data"] = describe_series(request, series, context["organizers"], events)
    return render(request, "events/series_detail.html", context)


@require_safe
def organization_list(request):
    organizations = Organization.objects.visible_to(request.user).for_cards().by_name()
    filterset = OrganizationFilter(request.GET, organizations, request=request)
    return render_list(request, "events/organization_list.html", filterset)


@require_safe
def organization_detail(request, slug):
    organizations = Organization.objects.visible_to(request.user).select_related("country")
    organization = get_object_or_404(organizations, slug=slug)
    context = {"organization": organization, **organization_profile(organization, request.user)}
    context["structured_data"] = describe_organization(
        request, organization, context["names"], context["parent"], context["children"]
    )
    return render(request, "events/organization_detail.html", context)


@require_safe
def participant_list(request):
    participants = Participant.objects.visible_to(request.user).for_cards(request.user).by_name()
    filterset = ParticipantFilter(request.GET, participants, request=request)
    return render_list(request, "events/participant_list.html", filterset)


@require_safe
def participant_detail(request, slug):
    participants = Participant.objects.visible_to(request.user).prefetch_related("names")
    participant = get_object_or_404(participants, slug=slug)
    context = {"participant": participant, **participant_profile(participant, request.user)}
    context["structured_data"] = describe_participant(request, participant, context["affiliations"])
    return render(request, "events/participant_detail.html", context)
