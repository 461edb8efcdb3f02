"""Links between documents and events."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from events.models import Event
from r2p.records.history import RevisionHistory
from r2p.records.models import visible

from .document import Document


class DocumentEventQuerySet(models.QuerySet):
    def told_to(self, user):
        """Links whose document and event are both visible to the user."""
        return self.filter(visible(user, of="document__"), visible(user, of="event__"))

    def with_documents(self):
        return self.select_related("document").order_by("document__order_on", "document__pk")


class DocumentEvent(models.Model):
    """The role of a document at an event: its agenda, its report, its outcome."""

    class Role(models.TextChoices):
        ANNOUNCEMENT = "announcement", _("announcement")
        CONCEPT_NOTE = "concept_note", _("concept note")
        AGENDA = "agenda", _("agenda")
        STATEMENT = "statement", _("statement")
        REPORT = "report", _("report")
        OUTCOME = "outcome", _("outcome")

    LEADING = (Role.ANNOUNCEMENT, Role.CONCEPT_NOTE, Role.AGENDA)

    document = models.ForeignKey(Document, models.CASCADE, related_name="document_events")
    event = models.ForeignKey(
        Event, models.CASCADE, related_name="document_events", verbose_name=_("event")
    )
    role = models.CharField(_("role"), max_length=12, choices=Role.choices, blank=True)

    history = RevisionHistory()
    objects = DocumentEventQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("event of the document")
        verbose_name_plural = _("events of the document")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "event"],
                name="document_belongs_to_an_event_once",
                violation_error_message=_("This document already belongs to this event."),
            )
        ]

    def __str__(self):
        return self.get_role_display() or str(_("document"))

    @property
    def line_key(self):
        return self.event_id
