"""Link checks: the state of each address at which a full text can be read."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .document import Document
from .translation import Translation


class LinkCheckQuerySet(models.QuerySet):
    def due(self):
        return self.filter(due_at__lte=timezone.now()).order_by("due_at", "pk")

    def dead(self):
        """Links that failed on so many days that they count as broken."""
        return self.filter(state=LinkCheck.State.DEAD)

    def follow_documents(self):
        """Keep one row for each address of a document or its translation.

        Addresses of withdrawn documents and of those in the trash are left out.
        """
        documents = Document.objects.filter(trashed_at=None).exclude(
            status=Document.Status.WITHDRAWN
        )
        translations = Translation.objects.filter(document__in=documents)
        self.without(documents, "pk").without(translations, "document").delete()
        self.add_missing(documents, "pk")
        self.add_missing(translations, "document")

    def without(self, rows, document):
        """Link checks whose address none of some rows has."""
        having = rows.filter(**{document: OuterRef("document"), "source_url": OuterRef("url")})
        return self.filter(~Exists(having))

    def add_missing(self, rows, document):
        checked = self.filter(document=OuterRef(document), url=OuterRef("source_url"))
        missing = rows.exclude(source_url="").filter(~Exists(checked)).order_by("pk")
        new = (
            LinkCheck(document_id=number, url=url)
            for number, url in missing.values_list(document, "source_url").iterator()
        )
        self.bulk_create(new, batch_size=1000, ignore_conflicts=True)

    def claim(self, check):
        """Claim a due link for this run; False where another run took it."""
        mine = self.filter(pk=check.pk, due_at=check.due_at)
        return mine.update(due_at=timezone.now() + timedelta(hours=1)) == 1


class LinkCheck(models.Model):
    """The state of an address at which a document can be read."""

    class State(models.TextChoices):
        NEW = "new", _("not checked yet")
        GOOD = "good", _("working")
        MOVED = "moved", _("moved")
        CLOSED = "closed", _("access denied")
        FAILING = "failing", _("failing")
        DEAD = "dead", _("dead")

    FAILED = (State.FAILING, State.DEAD)
    DAYS_TO_DIE = 3
    # Days until a link is checked again, by state.
    PAUSES = {State.FAILING: 1, State.DEAD: 7}
    PAUSE = 14

    document = models.ForeignKey(
        Document, models.CASCADE, related_name="link_checks", verbose_name=_("document")
    )
    url = models.URLField(_("address"), max_length=500)
    state = models.CharField(_("state"), max_length=7, choices=State.choices, default=State.NEW)
    since = models.DateTimeField(_("since"), default=timezone.now)
    status = models.PositiveSmallIntegerField(_("response"), null=True, blank=True)
    why = models.CharField(_("reason for the failure"), max_length=60, blank=True)
    moved_to = models.CharField(_("moved to"), max_length=2000, blank=True)
    last_checked_at = models.DateTimeField(_("last checked"), null=True, blank=True)
    last_failed_on = models.DateField(null=True, blank=True)
    failed_days = models.PositiveSmallIntegerField(_("days with failures"), default=0)
    due_at = models.DateTimeField(_("next check"), default=timezone.now, db_index=True)

    objects = LinkCheckQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        verbose_name = _("link to a full text")
        verbose_name_plural = _("links to full texts")
        default_permissions = []  # whoever may look at documents may look at these
        indexes = [
            models.Index(fields=["since", "id"], name="link_check_oldest_first"),
            models.Index(fields=["state", "since", "id"], name="link_check_of_state"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "url"],
                name="link_is_checked_once_for_a_document",
                violation_error_message=_("This address of the document is already being checked."),
            )
        ]

    def __str__(self):
        return self.url

    @property
    def answer(self):
        """The status of the response in words, or why there was none."""
        return str(self.status or (self.why and gettext(self.why)) or "")

    @property
    def archive_url(self):
        return f"https://web.archive.org/web/*/{self.url}"

    def enter(self, state):
        """Set the state, with `since` where it is a new one; failing and dead count as one."""
        if state != self.state and not {state, self.state} <= set(self.FAILED):
            self.since = timezone.now()
        self.state = state
        self.due_at = timezone.now() + timedelta(days=self.PAUSES.get(state, self.PAUSE))

    def fail(self):
        """Count a failure. The link is dead once it failed on so many days in a row."""
        today = timezone.localdate()
        if self.state not in self.FAILED:
            self.failed_days = 0
        if self.failed_days == 0 or self.last_failed_on != today:
            self.failed_days += 1
        self.last_failed_on = today
        is_dead = self.failed_days >= self.DAYS_TO_DIE
        self.enter(self.State.DEAD if is_dead else self.State.FAILING)

    def put_off(self, wait):
        self.due_at = timezone.now() + wait
