"""Share images (og:image) of regions and of the site."""

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from documents.models import Document
from r2p.records.share_images import ShareImage, share_image_view
from r2p.regions.models import Region


@share_image_view
def region_share_image(user, slug):
    region = get_object_or_404(Region, slug=slug)
    count = Document.objects.visible_to(user).in_region(region).fast_count()
    return ShareImage(
        label=region.get_kind_display().capitalize(),
        title=region.name,
        imprint=ngettext("%(n)s document", "%(n)s documents", count) % {"n": count},
        world=region.world_slug,
    )


@share_image_view
def site_share_image(user):
    return ShareImage(
        label=_("The record of a field"),
        title=_(
            "Dialogues on the responsibility to protect, who took part, and the "
            "documents that resulted"
        ),
    )
