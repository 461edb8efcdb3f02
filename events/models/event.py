"""Events."""

from django.db import models
from django.db.models import F, Min, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from r2p.records.addresses import cached_reverse
from r2p.records.audience import Audience, least_rung
from r2p.records.dates import (
    UNDATED,
    DatedQuerySet,
    Precision,
    describe,
    span_is_whole,
    undated_last,
)
from r2p.records.history import RevisionHistory
from r2p.records.models import kind_in_words, visible
from r2p.records.names import Naming
from r2p.regions.models import Region
from r2p.regions.placements import RegionalQuerySet, RegionalRecord
from r2p.themes.models import Theme

from .organization import Organization
from .participant import Participant
from .series import EventSeries
from .time_zone import time_zone_field


class EventQuerySet(DatedQuerySet, RegionalQuerySet):
    first_day, last_day = "starts_on", "ends_on"

    def with_person(self, participant, user):
        """Events for which the user may be told that a person took part."""
        lines = self.rows("participations").naming_people(user)
        return self.with_lines(lines.filter(participant=participant))

    def with_organization(self, organization, user):
        """Events for which the user may be told that an organization took part.

        That includes those where another spoke on its behalf.
        """
        lines = self.rows("participations")
        own = lines.naming_organizations(user).filter(organization=organization)
        spoken_for = lines.naming_on_behalf_of(user).filter(on_behalf_of=organization)
        return self.filter(Q(pk__in=own.values("event")) | Q(pk__in=spoken_for.values("event")))

    def with_lines(self, lines):
        """Events of any of some participations, each once."""
        return self.filter(pk__in=lines.values("event"))

    def of_document(self, document):
        """Events to which a document belongs, the newest first; none for None."""
        return self.filter(documents=document).newest_first() if document else self.none()

    def without_participations(self):
        return self.exclude(pk__in=self.rows("participations").order_by().values("event"))

    def without_documents(self):
        return self.exclude(pk__in=self.rows("document_events").order_by().values("event"))

    def seen_from(self):
        """The lowest rung from which any of these events is visible; None: to nobody."""
        return self.aggregate(least=Min(least_rung(visible)))["least"]

    def ending_from_today(self):
        return self.filter(ends_on__gte=timezone.localdate())

    def ended(self):
        return self.filter(ends_on__lt=timezone.localdate())

    def coming(self):
        """Events that have not ended yet, the next one first."""
        return self.ending_from_today().order_by("order_on", "pk")

    def recent(self):
        return self.ended().newest_first()

    def newest_first(self):
        return self.order_by("-order_on", "-pk")

    def oldest_first(self):
        return self.order_by(undated_last(), "order_on", "pk")

    def in_series_of(self, events, user):
        """Events in the series of some events, as far as these are visible to the user."""
        series = EventSeries.objects.visible_to(user).filter(events__in=events.values("pk"))
        return self.filter(series__in=series.order_by().values("pk"))

    def before(self, event):
        """Events before another one, the nearest first; none for one without a date."""
        earlier = Q(order_on__lt=event.order_on) | Q(order_on=event.order_on, pk__lt=event.pk)
        return self.filter(earlier, starts_on__isnull=False).newest_first()

    def after(self, event):
        """Events after another one, the nearest first; none for one without a date."""
        if event.starts_on is None:
            return self.none()
        later = Q(order_on__gt=event.order_on) | Q(order_on=event.order_on, pk__gt=event.pk)
        return self.filter(later).order_by("order_on", "pk")

    def named(self):
        lines = self.rows("participations").filter(event__in=self.order_by().values("pk"))
        return [
            EventSeries.objects.filter(pk__in=self.order_by().values("series")),
            Organization.objects.filter(
                Q(pk__in=lines.values("organization")) | Q(pk__in=lines.values("on_behalf_of"))
            ),
            Participant.objects.filter(pk__in=lines.values("participant")),
        ]

    def namings(self):
        lines = self.rows("participations").filter(event__in=self.order_by().values("pk"))
        return [
            Naming(line.event_id, line.participant, line.name_as_published, line.rung_of_person)
            for line in lines.with_people()
        ]

    def for_page(self):
        return self.select_related("country").prefetch_related("regions", "themes")

    def for_cards(self):
        """Load what a list shows of each. Two queries more, however many events."""
        return self.select_related("country").prefetch_related("regions")

    def with_hosts(self, user):
        """Prefetch participations that tell the user of a host, as `told_hosts`. One query more."""
        hosts = self.rows("participations").told_to(user).hosting().with_records()
        return self.prefetch_related(Prefetch("participations", hosts, to_attr="told_hosts"))

    def with_papers(self, user):
        """Prefetch the documents that the user may see, as `told_papers`. One query more."""
        papers = self.rows("document_events").told_to(user).with_documents()
        return self.prefetch_related(Prefetch("document_events", papers, to_attr="told_papers"))


class Event(RegionalRecord):
    """A dialogue, conference or debate that took place, or will."""

    class Kind(models.TextChoices):
        DIALOGUE = "dialogue", _("dialogue")
        CONFERENCE = "conference", _("conference")
        WORKSHOP = "workshop", _("workshop")
        ROUNDTABLE = "roundtable", _("roundtable")
        DEBATE = "debate", _("debate")
        BRIEFING = "briefing", _("briefing")
        LAUNCH = "launch", _("launch")
        TRAINING = "training", _("training")

    class Attendance(models.TextChoices):
        ON_SITE = "on_site", _("on site")
        ONLINE = "online", _("online")
        BOTH = "both", _("on site and online")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    title = models.CharField(_("title"), max_length=400)
    theme_line = models.CharField(
        _("theme line"),
        max_length=400,
        blank=True,
        help_text=_("The theme that the organizers gave the event."),
    )
    summary = models.TextField(_("summary"), blank=True)
    series = models.ForeignKey(
        EventSeries,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events",
        verbose_name=_("series"),
    )
    number = models.PositiveSmallIntegerField(_("number in the series"), null=True, blank=True)
    number_as_stated = models.CharField(
        _("number, as stated"),
        max_length=60,
        blank=True,
        help_text=_("For example “First annual”."),
    )
    starts_on = models.DateField(_("starts on"), null=True, blank=True)
    ends_on = models.DateField(_("ends on"), null=True, blank=True)
    dates_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision.choices, blank=True
    )
    dates_as_stated = models.CharField(
        _("dates, as stated"),
        max_length=100,
        blank=True,
        help_text=_(
            "The dates as the source gives them, if they are not valid or say more than a date can."
        ),
    )
    order_on = models.DateField(editable=False)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=100, blank=True)
    country = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="events_held",
        verbose_name=_("country"),
        help_text=_("Where it was held, not what it was about."),
    )
    time_zone = time_zone_field()
    attendance = models.CharField(
        _("attendance"), max_length=7, choices=Attendance.choices, blank=True
    )
    regions = models.ManyToManyField(
        Region,
        blank=True,
        related_name="events",
        verbose_name=_("regions"),
        help_text=_("The regions it is about: a debate in New York on Syria is about Syria."),
    )
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="events", verbose_name=_("themes")
    )
    organizations_audience = models.PositiveSmallIntegerField(
        _("organizations disclosed to"),
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Who may see which organizations took part."),
    )
    people_audience = models.PositiveSmallIntegerField(
        _("people disclosed to"),
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("Who may see which people took part."),
    )

    text_fields = ("title", "theme_line", "summary")
    disclosure_fields = ("organizations_audience", "people_audience")
    derived_fields = (*RegionalRecord.derived_fields, "order_on")

    history = RevisionHistory(m2m_fields=[regions, themes])
    objects = EventQuerySet.as_manager()

    class Meta(RegionalRecord.Meta):
        ordering = ["-order_on", "-pk"]
        indexes = [
            *RegionalRecord.Meta.indexes,
            models.Index(fields=["-order_on", "-id"], name="event_newest_first"),
        ]
        constraints = [
            *RegionalRecord.Meta.constraints,
            models.CheckConstraint(
                condition=Q(starts_on__isnull=True)
                | Q(ends_on__isnull=True)
                | Q(ends_on__gte=F("starts_on")),
                name="event_ends_after_it_starts",
                violation_error_message=_("An event cannot end before it starts."),
            ),
            models.CheckConstraint(
                condition=span_is_whole("starts_on", "ends_on", "dates_precision"),
                name="event_dates_are_whole",
                violation_error_message=_("Dates need a first day, a last day and a precision."),
            ),
            models.CheckConstraint(
                condition=Q(audience__lte=F("organizations_audience"))
                & Q(organizations_audience__lte=F("people_audience")),
                name="event_disclosure_is_in_order",
                violation_error_message=_(
                    "People cannot be disclosed to more readers than organizations, nor "
                    "organizations to more readers than the event."
                ),
            ),
        ]

    def __str__(self):
        return self.title

    get_kind_display = kind_in_words

    def get_absolute_url(self):
        return cached_reverse("event-detail", self.slug)

    def save(self, *args, **kwargs):
        self.order_on = self.starts_on or UNDATED
        super().save(*args, **kwargs)

    @property
    def place(self):
        """The city, else the country; "" where neither is known."""
        return self.city or (self.country.name if self.country else "")

    @property
    def told_host_organizations(self):
        """The organizations told as hosts, each once; for events `with_hosts`."""
        hosts = (line.told_organization for line in self.told_hosts)
        return list(dict.fromkeys(host for host in hosts if host))

    @property
    def dates(self):
        """The days in words, such as "8–10 December 2006"; "" where not known."""
        if not self.dates_precision:
            return ""
        return describe(self.starts_on, self.ends_on, self.dates_precision)
