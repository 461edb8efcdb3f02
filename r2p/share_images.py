"""The pictures of regions, and of the site as a whole, for those who share their pages."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document
from r2p.records.share_images import Card, as_card
from r2p.regions.models import Region


@as_card
def region_card(user, slug):
    region = get_object_or_404(Region, slug=slug)
    count = Document.objects.visible_to(user).in_region(region).count()
    return Card(
        label=region.get_kind_display().capitalize(),
        title=region.name,
        imprint=ngettext("%(n)s document", "%(n)s documents", count) % {"n": count},
        world=region.world_slug,
    )


@as_card
def site_card(user):
    return Card(
        label=_("The record of a field"),
        title=_("Dialogues on the responsibility to protect, who took part, and what came of them"),
    )
