import hashlib
import secrets
from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience


def hash_of(token):
    return hashlib.sha256(token.encode()).hexdigest()


class PreviewQuerySet(models.QuerySet):
    def of(self, record):
        kind = ContentType.objects.get_for_model(record)
        return self.filter(record_type=kind, record_id=record.pk)

    def open(self):
        return self.filter(revoked_at=None, expires_at__gt=timezone.now())

    def under(self, token):
        """Return the open preview with a token, or None."""
        return self.open().filter(token_hash=hash_of(token)).first()

    def share(self, record, rung, days, by):
        """Create a link to a record. Returns its token, which is not stored."""
        token = secrets.token_urlsafe(32)
        expires_at = timezone.now() + timedelta(days=days)
        self.create(
            token_hash=hash_of(token), record=record, rung=rung, made_by=by, expires_at=expires_at
        )
        return token


class Preview(models.Model):
    """A link that shows an unpublished record to somebody without an account.

    It shows the one record as it would be seen from its rung. Only a hash of its token is stored.
    """

    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    rung = models.PositiveSmallIntegerField(_("seen by"), choices=Audience.choices)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("created by"),
    )
    made_at = models.DateTimeField(_("created"), default=timezone.now, editable=False)
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, editable=False)
    seen_count = models.PositiveIntegerField(_("views"), default=0, editable=False)
    last_seen_at = models.DateTimeField(_("last viewed"), null=True, editable=False)

    objects = PreviewQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("preview")
        default_permissions = []
        indexes = [models.Index(fields=["record_type", "record_id"], name="preview_of_a_record")]
        constraints = [
            models.CheckConstraint(
                condition=Q(expires_at__gt=F("made_at")),
                name="preview_expires_after_it_is_made",
                violation_error_message=_("A link must expire after it is created."),
            ),
            models.CheckConstraint(
                condition=Q(rung__lt=Audience.STAFF),
                name="preview_is_not_for_staff",
                violation_error_message=_("A record for staff only cannot be shared by link."),
            ),
        ]

    def __str__(self):
        return str(self.get_rung_display())

    def note_seen(self):
        now = timezone.now()
        rows = type(self).objects.filter(pk=self.pk)
        rows.update(seen_count=F("seen_count") + 1, last_seen_at=now)
