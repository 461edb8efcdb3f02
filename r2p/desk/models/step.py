from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from r2p.records.models import Record


class StepQuerySet(models.QuerySet):
    def of(self, record):
        """Return the steps of a record."""
        kind = ContentType.objects.get_for_model(record)
        return self.filter(record_type=kind, record_id=record.pk)

    def due(self):
        """Return steps whose publication time has come and is not recorded yet."""
        return self.filter(appears_at__lte=timezone.now())


class Step(models.Model):
    """A change of a record's status: who made it, when, and a note."""

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    from_status = models.CharField(
        _("previous status"), max_length=10, choices=Record.Status.choices, blank=True
    )
    to_status = models.CharField(_("new status"), max_length=10, choices=Record.Status.choices)
    at = models.DateTimeField(_("time"), auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("user"),
    )
    word = models.TextField(_("note for colleagues"), blank=True)
    # The publication time, until `tick` has recorded that it was reached.
    appears_at = models.DateTimeField(null=True, editable=False)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        default_permissions = []
        indexes = [
            models.Index(fields=["record_type", "record_id", "-at"], name="step_of_record"),
            models.Index(
                fields=["appears_at"],
                condition=models.Q(appears_at__isnull=False),
                name="step_appears_at",
            ),
        ]

    def __str__(self):
        return self.get_to_status_display()

    @property
    def summary(self):
        """Such as "in review · Amara Okafor · 5 November 2014, 12:00 · Please check the date."."""
        status = self.get_to_status_display() if self.from_status != self.to_status else ""
        at = date_format(timezone.localtime(self.at), "DATETIME_FORMAT")
        return " · ".join(str(part) for part in (status, self.by, at, self.word) if part)
