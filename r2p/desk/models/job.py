from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

KEPT = timedelta(days=7)
LOST = timedelta(hours=1)


def upload_path(job, name):
    return f"imports/{timezone.now():%Y%m%d%H%M%S%f}-{job.kind}.{name.rpartition('.')[2].lower()}"


class ImportJobQuerySet(models.QuerySet):
    def for_user(self, user):
        """Return the user's own jobs."""
        return self.filter(by=user)

    def failed(self):
        return self.filter(state=ImportJob.State.FAILED)

    def forgotten(self):
        return self.filter(made_at__lt=timezone.now() - KEPT)

    def lost(self):
        """Return jobs whose worker has stopped without a result."""
        at_work = (ImportJob.State.CHECKING, ImportJob.State.IMPORTING)
        return self.filter(state__in=at_work, moved_at__lt=timezone.now() - LOST)


class ImportJob(models.Model):
    """An uploaded table: checked, then imported, in the background if it is long."""

    class State(models.TextChoices):
        CHECKING = "checking", _("being checked")
        CHECKED = "checked", _("checked")
        REFUSED = "refused", _("has errors")
        IMPORTING = "importing", _("being imported")
        DONE = "done", _("imported")
        FAILED = "failed", _("failed")

    kind = models.CharField(_("table"), max_length=60)
    file = models.FileField(_("file"), upload_to=upload_path)
    file_name = models.CharField(_("file name"), max_length=200)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("user")
    )
    state = models.CharField(
        _("state"), max_length=9, choices=State.choices, default=State.CHECKING
    )
    rows = models.PositiveIntegerField(_("rows"), default=0)
    outcome = models.JSONField(default=dict)
    made_at = models.DateTimeField(_("time"), auto_now_add=True)
    moved_at = models.DateTimeField(auto_now=True)

    objects = ImportJobQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at", "-pk"]
        verbose_name = _("import")
        verbose_name_plural = _("imports")
        default_permissions = []

    def __str__(self):
        return self.file_name

    @property
    def is_at_work(self):
        return self.state in (self.State.CHECKING, self.State.IMPORTING)
