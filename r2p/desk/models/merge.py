from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from .likeness import OfKindQuerySet


class MergeQuerySet(OfKindQuerySet):
    def undoable(self):
        """Return recent merges that have not been undone."""
        since = timezone.now() - Merge.TIME_TO_UNDO
        return self.filter(undone_at__isnull=True, at__gte=since)

    def forget(self):
        """Empty the journals of merges that can no longer be undone: they hold whole records."""
        past = self.filter(at__lt=timezone.now() - Merge.TIME_TO_UNDO).exclude(journal=[])
        return past.update(journal=[])


class Merge(models.Model):
    """A merge: which record was kept, which was merged, and the journal of all changes."""

    TIME_TO_UNDO = timedelta(minutes=10)

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    kept_id = models.PositiveBigIntegerField()
    kept_name = models.CharField(_("kept record"), max_length=400)
    given_up_id = models.PositiveBigIntegerField()
    given_up_name = models.CharField(_("merged record"), max_length=400)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("user"),
    )
    at = models.DateTimeField(_("time"), auto_now_add=True)
    undone_at = models.DateTimeField(_("undone"), null=True)
    journal = models.JSONField(default=list)

    objects = MergeQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("merge")
        verbose_name_plural = _("merges")
        default_permissions = []
        indexes = [models.Index(fields=["-at", "-id"], name="merge_newest_first")]

    def __str__(self):
        return f"{self.given_up_name} → {self.kept_name}"

    @property
    def undoable_until(self):
        return self.at + self.TIME_TO_UNDO

    @property
    def is_undoable(self):
        return self.undone_at is None and timezone.now() <= self.undoable_until
