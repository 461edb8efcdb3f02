from django.db import models
from django.db.models import Count, Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from r2p.records.models import Record, RecordQuerySet

from .organization import Organization


class EventSeriesQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """The series with at least one event that is visible."""
        events = self.model._meta.get_field("events").related_model.objects.visible_to(user)
        return super().visible_to(user).filter(Exists(events.filter(series=OuterRef("pk"))))

    def at_events(self, events, user):
        """The series to which such events belong."""
        return self.filter(Exists(events.filter(series=OuterRef("pk"))))

    def with_event_counts(self, user):
        """With the number of events that somebody may see, as `event_count`."""
        events = self.model._meta.get_field("events").related_model.objects.visible_to(user)
        held = events.filter(series=OuterRef("pk")).order_by().values("series")
        return self.annotate(event_count=Subquery(held.annotate(n=Count("pk")).values("n")))

    def by_title(self):
        return self.order_by("title", "pk")


class EventSeries(Record):
    """Events that come back: the General Assembly's dialogues, a network's annual meetings."""

    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    organizers = models.ManyToManyField(
        Organization, blank=True, related_name="series", verbose_name=_("organizers")
    )

    history = HistoricalRecords(m2m_fields=[organizers])
    objects = EventSeriesQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["title"]
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return reverse("series-detail", args=[self.slug])
