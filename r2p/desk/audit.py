"""What is written into the audit log. Whoever does such an act calls `note`, in its transaction."""

from django.contrib.contenttypes.models import ContentType

from .models import AuditEntry

Act = AuditEntry.Act


def note(act, by, about=None, words=""):
    """Write that somebody did something: `by` a user or None (the clock), `about` any object."""
    place = {}
    if about is not None:
        place = {
            "about_type": ContentType.objects.get_for_model(about),
            "about_id": str(about.pk),
            "about_name": str(about)[:400],
        }
    return AuditEntry.objects.create(act=act, by=by, by_name=str(by or ""), words=words, **place)
