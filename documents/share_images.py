"""Share images (og:image) of documents."""

from django.shortcuts import get_object_or_404

from r2p.records.share_images import ShareImage, share_image_view
from r2p.records.structured_data import join_with_commas

from .models import Document


@share_image_view
def document_share_image(user, slug):
    documents = Document.objects.visible_to(user).for_cards(user)
    document = get_object_or_404(documents, slug=slug)
    publishers = (line.name for line in document.told_publishers)
    worlds = [region.world_slug for region in document.regions.all()]
    return ShareImage(
        label=document.get_kind_display().capitalize(),
        title=document.title,
        imprint=join_with_commas(document.issued, *publishers),
        world=worlds[0] if worlds else "",
        language=document.language,
    )
