"""Share images (og:image) of events, series, organizations and participants."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.records.share_images import ShareImage, share_image_view
from r2p.records.structured_data import join_with_commas

from .models import Event, EventSeries, Organization, Participant


@share_image_view
def event_share_image(user, slug):
    event = get_object_or_404(Event.objects.visible_to(user).for_cards(), slug=slug)
    worlds = [region.world_slug for region in event.regions.all()]
    return ShareImage(
        label=event.get_kind_display().capitalize(),
        title=event.title,
        imprint=join_with_commas(event.dates, event.place),
        world=worlds[0] if worlds else "",
    )


@share_image_view
def series_share_image(user, slug):
    series = EventSeries.objects.visible_to(user).with_event_counts(user)
    series = get_object_or_404(series, slug=slug)
    count = ngettext("%(n)s event", "%(n)s events", series.event_count) % {"n": series.event_count}
    return ShareImage(label=_("Series of events"), title=series.title, imprint=count)


@share_image_view
def organization_share_image(user, slug):
    organizations = Organization.objects.visible_to(user).for_cards()
    organization = get_object_or_404(organizations, slug=slug)
    country = organization.country
    return ShareImage(
        label=organization.get_kind_display().capitalize(),
        title=organization.name,
        imprint=join_with_commas(organization.short_name, country),
        world=country.world_slug if country else "",
    )


@share_image_view
def participant_share_image(user, slug):
    participants = Participant.objects.visible_to(user).for_cards(user)
    participant = get_object_or_404(participants, slug=slug)
    positions = [
        join_with_commas(line.position, line.organization) for line in participant.told_affiliations
    ]
    return ShareImage(
        label=_("Participant"), title=participant.name, imprint=join_with_commas(*positions[:1])
    )
