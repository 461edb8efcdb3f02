"""Entries of the audit log. Code calls `note` in the transaction of the event it records."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from r2p.desk.models import AuditEntry, AuditEvent


def note(act, by, about=None, words=""):
    """Add an entry to the audit log.

    `by` is a user, or None for scheduled jobs and commands; `about` is an object, or a name if
    there is no object.
    """
    name = AuditEntry._meta.get_field("about_name").max_length
    return AuditEntry.objects.create(
        act=act,
        by=by,
        by_name=str(by or ""),
        about_name=str(about or "")[:name],
        words=words,
        **object_fields(about),
    )


def object_fields(about):
    if about is None or isinstance(about, str):
        return {}
    return {
        "about_type": ContentType.objects.get_for_model(about),
        "about_id": str(about.pk),
    }


def acting_user():
    """Return the user of the current request; None outside a request or for a visitor."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return user if user and user.is_authenticated else None


def note_rights(about, gained=(), lost=()):
    """Record which permissions a user or group has gained and lost, if any."""
    now, no_longer = ", ".join(map(str, gained)), ", ".join(map(str, lost))
    parts = [_("Added: %s") % now] if now else []
    parts += [_("Removed: %s") % no_longer] if no_longer else []
    if parts:
        note(AuditEvent.RIGHTS_CHANGED, acting_user(), about, "; ".join(parts))
