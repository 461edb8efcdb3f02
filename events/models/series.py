"""Series of events."""

from django.db import models
from django.db.models import Count, Exists, Max, Min, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from r2p.records.addresses import cached_reverse
from r2p.records.dates import UNDATED
from r2p.records.history import RevisionHistory
from r2p.records.models import Record, RecordQuerySet, visible
from r2p.records.names import SortedByName

from .organization import Organization


class EventSeriesQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Series with at least one visible event."""
        events = self.rows("events").visible_to(user)
        return super().visible_to(user).filter(Exists(events.filter(series=OuterRef("pk"))))

    def withdrawn_for(self, user):
        events = self.rows("events").visible_to(user)
        return super().withdrawn_for(user).filter(Exists(events.filter(series=OuterRef("pk"))))

    def named(self):
        return [Organization.objects.filter(series__in=self.order_by().values("pk")).distinct()]

    def at_events(self, events, user):
        """Series of some events; named as the same method of participants and organizations."""
        return self.filter(Exists(events.filter(series=OuterRef("pk"))))

    def with_event_counts(self, user):
        """Annotate the visible events: `event_count`, `first_on` and `latest_on`.

        `first_on` is null and `latest_on` UNDATED where no date is known.
        """
        seen = visible(user, of="events__")
        return self.annotate(
            event_count=Count("events", filter=seen),
            first_on=Min("events__order_on", filter=seen & Q(events__order_on__gt=UNDATED)),
            latest_on=Max("events__order_on", filter=seen),
        )

    def by_title(self):
        return self.order_by("sorted_as", "pk")

    def latest_first(self):
        """Order by the latest visible event; for series `with_event_counts`."""
        return self.order_by("-latest_on", "sorted_as", "pk")


class EventSeries(SortedByName, Record):
    """Recurring events: the General Assembly's dialogues, a network's annual meetings."""

    title = models.CharField(_("title"), max_length=300)
    description = models.TextField(_("description"), blank=True)
    organizers = models.ManyToManyField(
        Organization, blank=True, related_name="series", verbose_name=_("organizers")
    )

    derived_fields = (*Record.derived_fields, "sorted_as")

    named_by = "title"  # the field that lists and forms call it by

    history = RevisionHistory(m2m_fields=[organizers])
    objects = EventSeriesQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["sorted_as"]
        verbose_name = _("series of events")
        verbose_name_plural = _("series of events")

    def __str__(self):
        return self.title

    @property
    def name_to_sort_by(self):
        return self.title

    def get_absolute_url(self):
        return cached_reverse("series-detail", self.slug)
