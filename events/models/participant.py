"""Participants (people), their names and affiliations."""

from datetime import date, timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Prefetch, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from r2p.records.addresses import cached_reverse
from r2p.records.dates import UNDATED
from r2p.records.history import RevisionHistory
from r2p.records.models import Record, RecordQuerySet, visible
from r2p.records.names import Name, SortedByName
from r2p.records.periods import Period

from .organization import Organization


class ParticipantQuerySet(RecordQuerySet):
    def visible_to(self, user):
        """Participants with at least one participation or contribution that the user is told."""
        me = OuterRef("pk")
        lines = self.rows("participations").naming_people(user)
        contributions = self.rows("contributions").told_to(user)
        return (
            super()
            .visible_to(user)
            .filter(
                Exists(lines.filter(participant=me)) | Exists(contributions.filter(participant=me))
            )
        )

    def withdrawn_for(self, user):
        """Participants the user would be told of were they not withdrawn."""
        me = OuterRef("pk")
        lines = self.rows("participations").disclosing_people(user)
        contributions = self.rows("contributions").filter(visible(user, of="document__"))
        return (
            super()
            .withdrawn_for(user)
            .filter(
                Exists(lines.filter(participant=me)) | Exists(contributions.filter(participant=me))
            )
        )

    def named(self):
        affiliations = Affiliation.objects.filter(participant__in=self.order_by().values("pk"))
        return [Organization.objects.filter(pk__in=affiliations.order_by().values("organization"))]

    def at_events(self, events, user):
        """Participants for which the user may be told that they took part in some events."""
        told = self.rows("participations").naming_people(user)
        told = told.filter(event__in=events.order_by().values("pk"))
        return self.filter(pk__in=told.values("participant"))

    def of_organizations(self, organizations, user):
        """Participants for which the user may be told that they are or were at organizations."""
        here = Q(organization__in=organizations.order_by().values("pk"))
        lines = self.rows("participations").naming_people(user).naming_organizations(user)
        affiliations = Affiliation.objects.told_to(user)
        return self.filter(
            Q(pk__in=lines.filter(here).values("participant"))
            | Q(pk__in=affiliations.filter(here).values("participant"))
        )

    def with_part_for(self, organization, user):
        """Prefetch the participations for an organization that are told, as `told_lines`."""
        lines = self.rows("participations").naming_people(user).naming_organizations(user)
        lines = lines.filter(organization=organization).told_to(user).for_cards().newest_first()
        return self.prefetch_related(Prefetch("participations", lines, to_attr="told_lines"))

    def for_cards(self, user):
        """Load what a list shows of each. One query more."""
        affiliations = Affiliation.objects.told_to(user).select_related("organization")
        return self.prefetch_related(
            Prefetch("affiliations", affiliations.latest_first(), to_attr="told_affiliations")
        )

    def by_name(self):
        return self.order_by("sorted_as", "pk")

    def by_name_backwards(self):
        return self.order_by("-sorted_as", "-pk")


class Participant(SortedByName, Record):
    """A person who takes part in events, or who wrote a document.

    The audience of a person is that person's own wish: no line that names them goes beyond it.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("As published."))
    sort_name = models.CharField(
        _("sort name"), max_length=200, help_text=_("For example “Bellamy, Alex”.")
    )
    honorific = models.CharField(_("honorific"), max_length=40, blank=True)
    biography = models.TextField(_("biography"), blank=True, help_text=_("A few sentences."))
    orcid = models.CharField(_("ORCID"), max_length=19, blank=True)

    derived_fields = (*Record.derived_fields, "sorted_as")

    history = RevisionHistory()
    objects = ParticipantQuerySet.as_manager()

    class Meta(Record.Meta):
        ordering = ["sorted_as"]
        indexes = [
            *Record.Meta.indexes,
            models.Index(fields=["sorted_as", "id"], name="participant_by_name"),
        ]

    def __str__(self):
        return self.name

    @property
    def name_to_sort_by(self):
        return self.sort_name

    def get_absolute_url(self):
        return cached_reverse("participant-detail", self.slug)


class ParticipantName(Name):
    """Another spelling of a person's name."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="names")

    history = RevisionHistory()

    class Meta(Name.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["participant", "name"],
                name="participant_name_is_given_once",
                violation_error_message=_("This name is already listed."),
            )
        ]


class AffiliationQuerySet(models.QuerySet):
    def told_to(self, user):
        """Affiliations whose person and organization are both visible to the user."""
        people = Participant.objects.visible_to(user).filter(pk=OuterRef("participant"))
        return self.filter(visible(user, of="organization__"), Exists(people))

    def latest_first(self):
        return self.order_by("-order_on", F("began_from").desc(nulls_last=True), "-pk")


class Affiliation(Period):
    """A position that a person holds or held at an organization."""

    participant = models.ForeignKey(Participant, models.CASCADE, related_name="affiliations")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="affiliations", verbose_name=_("organization")
    )
    position = models.CharField(_("position"), max_length=300, blank=True)
    order_on = models.DateField(editable=False)

    history = RevisionHistory()
    objects = AffiliationQuerySet.as_manager()

    class Meta:
        ordering = ["-order_on", F("began_from").desc(nulls_last=True), "-pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                "participant",
                "organization",
                "position",
                Coalesce("began_from", Value(UNDATED, models.DateField())),
                name="affiliation_is_given_once",
                violation_error_message=_("This position is already listed."),
            ),
        ]

    def __str__(self):
        return self.position or str(_("affiliation"))

    def save(self, *args, **kwargs):
        self.order_on = self.order_date()
        super().save(*args, **kwargs)

    def order_date(self):
        """The date to sort by, latest first: open ones, then undated ones, then ended ones."""
        if self.ended:
            return self.ended.latest
        return date.max if self.began else date.max - timedelta(days=1)

    @property
    def line_key(self):
        return (self.organization_id, self.position, self.began_from)
