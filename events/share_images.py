"""The pictures of events, series, organizations and people for those who share their pages."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.records.share_images import Card, as_card
from r2p.records.structured_data import sentence

from .models import Event, EventSeries, Organization, Participant


@as_card
def event_card(user, slug):
    event = get_object_or_404(Event.objects.visible_to(user).for_cards(), slug=slug)
    worlds = [region.world_slug for region in event.regions.all()]
    return Card(
        label=event.get_kind_display().capitalize(),
        title=event.title,
        imprint=sentence(event.dates, event.place),
        world=worlds[0] if worlds else "",
    )


@as_card
def series_card(user, slug):
    series = EventSeries.objects.visible_to(user).with_event_counts(user)
    series = get_object_or_404(series, slug=slug)
    count = ngettext("%(n)s event", "%(n)s events", series.event_count) % {"n": series.event_count}
    return Card(label=_("Series of events"), title=series.title, imprint=count)


@as_card
def organization_card(user, slug):
    organizations = Organization.objects.visible_to(user).for_cards()
    organization = get_object_or_404(organizations, slug=slug)
    country = organization.country
    return Card(
        label=organization.get_kind_display().capitalize(),
        title=organization.name,
        imprint=sentence(organization.short_name, country),
        world=country.world_slug if country else "",
    )


@as_card
def participant_card(user, slug):
    participants = Participant.objects.visible_to(user).for_cards(user)
    participant = get_object_or_404(participants, slug=slug)
    positions = [
        sentence(line.position, line.organization) for line in participant.told_affiliations
    ]
    return Card(label=_("Participant"), title=participant.name, imprint=sentence(*positions[:1]))
