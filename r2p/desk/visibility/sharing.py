"""Creating and revoking preview links, with entries in the audit log."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import Preview
from r2p.records.audience import Audience


@transaction.atomic
def share(record, by, rung, days):
    """Create a link. Returns its token, which is shown only once."""
    token = Preview.objects.share(record, rung, days, by)
    words = ngettext(
        "audience: %(audience)s; valid for %(days)d day",
        "audience: %(audience)s; valid for %(days)d days",
        days,
    )
    told = {"audience": Audience(rung).label, "days": days}
    note(AuditEvent.SHARED, by, record, words % told)
    return token


@transaction.atomic
def take_back(link, by):
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    note(AuditEvent.SHARED, by, link.record, _("revoked the link"))
