from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.records.names import fold


class WrittenOnceError(Exception):
    """Raised when code changes or deletes an entry of the audit log."""


class AuditQuerySet(models.QuerySet):
    def update(self, **changes):
        raise WrittenOnceError

    update.alters_data = True

    def delete(self):
        raise WrittenOnceError

    delete.alters_data = True
    delete.queryset_only = True


class AuditEvent(models.TextChoices):
    """Events of the audit log."""

    SIGNED_IN = "signed_in", _("signed in")
    SIGN_IN_FAILED = "sign_in_failed", _("failed to sign in")
    RIGHTS_CHANGED = "rights_changed", _("changed permissions")
    PUBLISHED = "published", _("published")
    WITHDRAWN = "withdrawn", _("withdrew")
    AUDIENCE_CHANGED = "audience_changed", _("changed the audience")
    DISCLOSURE_CHANGED = "disclosure_changed", _("changed the disclosure")
    IMPORTED = "imported", _("imported")
    EXPORTED = "exported", _("exported")
    MERGED = "merged", _("merged")
    UNMERGED = "unmerged", _("undid a merge")
    TRASHED = "trashed", _("moved to the trash")
    RESTORED = "restored", _("restored")
    SHARED = "shared", _("shared a preview")


class AuditEntry(models.Model):
    """An entry of the audit log, which cannot be changed or deleted.

    Only its foreign keys are emptied when a user or a content type is deleted. Database triggers
    enforce this: `r2p.desk.audit.triggers`.
    """

    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        db_index=False,  # the index below serves
        verbose_name=_("user"),
    )
    by_name = models.CharField(_("name of the user"), max_length=254, blank=True)
    act = models.CharField(_("action"), max_length=20, choices=AuditEvent.choices)
    about_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, related_name="+")
    about_id = models.CharField(max_length=40, blank=True)
    about_name = models.CharField(_("object"), max_length=400, blank=True)
    words = models.TextField(_("details"), blank=True)
    folded = models.TextField(default="", editable=False)  # all its texts, to be searched

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("audit log entry")
        verbose_name_plural = _("audit log")
        default_permissions = ["view"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_newest_first"),
            models.Index(fields=["act", "-at", "-id"], name="audit_of_act"),
            models.Index(fields=["by", "-at", "-id"], name="audit_of_somebody"),
        ]

    def __str__(self):
        return f"{self.by_name} {self.get_act_display()} {self.about_name}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise WrittenOnceError
        self.folded = fold(f"{self.by_name} {self.about_name} {self.words}")
        super().save(*args, force_insert=True, using=kwargs.get("using"))

    def delete(self, *args, **kwargs):
        raise WrittenOnceError
