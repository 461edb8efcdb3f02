"""What is written into the audit log. Whoever does such an act calls `note`, in its transaction."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _
from simple_history.models import HistoricalRecords

from r2p.desk.models import AuditEntry, AuditEvent


def note(act, by, about=None, words=""):
    """Write that somebody did something.

    `by` is a user, or None for the clock and the command line; `about` is any object, or the name
    of what is none.
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
    """Who sent the request that is being answered; None outside of one, and for a visitor."""
    request = getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    return user if user and user.is_authenticated else None


def note_rights(about, gained=(), lost=()):
    """Write that somebody or a group may do more or less than before, if that is so."""
    now, no_longer = ", ".join(map(str, gained)), ", ".join(map(str, lost))
    parts = [_("Added: %s") % now] if now else []
    parts += [_("Removed: %s") % no_longer] if no_longer else []
    if parts:
        note(AuditEvent.RIGHTS_CHANGED, acting_user(), about, "; ".join(parts))
