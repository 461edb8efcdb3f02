"""Periodic jobs of documents: checking links."""

from django.utils.translation import gettext as _

from documents.links.due import enqueue_link_check
from r2p.desk.scheduled.registry import periodic


@periodic
def start_link_check():
    return (
        [_("Links to full texts are being checked in the background.")]
        if enqueue_link_check()
        else []
    )
