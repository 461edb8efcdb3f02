"""Organizations, their names, and their standings in the Coalition."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Exists, F, Max, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from r2p.records.addresses import cached_reverse
from r2p.records.audience import Audience
from r2p.records.history import RevisionHistory
from r2p.records.models import kind_in_words
from r2p.records.names import Name, SortedByName
from r2p.records.periods import Period
from r2p.regions.models import Region
from r2p.regions.placements import RegionalQuerySet, RegionalRecord


class OrganizationQuerySet(RegionalQuerySet):
    region_field = "country"

    def of_standing(self, kind):
        return self.filter(
            Exists(Standing.objects.open().filter(organization=OuterRef("pk"), kind=kind))
        )

    def publishing(self, user):
        """Organizations for which the user may be told that they published a document."""
        told = self.rows("contributions").told_to(user).publishing()
        return self.filter(Exists(told.filter(organization=OuterRef("pk"))))

    def at_events(self, events, user):
        """Organizations for which the user may be told that they took part in some events."""
        told = (
            self.rows("participations")
            .naming_organizations(user)
            .filter(event__in=events.order_by().values("pk"))
        )
        return self.filter(Exists(told.filter(organization=OuterRef("pk"))))

    def without_country(self):
        """Organizations that lack a country; intergovernmental ones need none."""
        kinds = (Organization.Kind.INTERGOVERNMENTAL, Organization.Kind.UN_BODY)
        return self.filter(country__isnull=True).exclude(kind__in=kinds)

    def named(self):
        return [Organization.objects.filter(pk__in=self.order_by().values("parent"))]

    def for_cards(self):
        """Load what a list shows of each. One query more."""
        standings = Prefetch("standings", Standing.objects.open(), to_attr="open_standings")
        return self.select_related("country").prefetch_related(standings)

    def by_name(self):
        return self.order_by("sorted_as", "pk")

    def by_country(self):
        """Order by country and name, those without a country last."""
        return self.order_by(F("country__name").asc(nulls_last=True), "sorted_as", "pk")


class Organization(SortedByName, RegionalRecord):
    """A body that takes part in events, publishes documents, or belongs to the Coalition."""

    class Kind(models.TextChoices):
        CIVIL_SOCIETY = "civil_society", _("civil society")
        THINK_TANK = "think_tank", _("think tank")
        UNIVERSITY = "university", _("university")
        STATE = "state", _("state")
        GOVERNMENT = "government", _("government body")
        INTERGOVERNMENTAL = "intergovernmental", _("intergovernmental")
        UN_BODY = "un_body", _("UN body")
        MEDIA = "media", _("media")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=300)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=17, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
        help_text=_(
            "The body it belongs to, such as the ministry of an institute or the state "
            "of a mission."
        ),
    )
    country = models.ForeignKey(
        Region,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="organizations",
        verbose_name=_("country"),
        help_text=_("Where it is based. For a state, the country itself."),
    )
    website = models.URLField(_("website"), blank=True)
    ror = models.CharField(_("ROR identifier"), max_length=30, blank=True)
    wikidata = models.CharField(_("Wikidata identifier"), max_length=20, blank=True)

    derived_fields = (*RegionalRecord.derived_fields, "sorted_as")

    named_by = "name"  # the field that lists and forms call it by

    history = RevisionHistory()
    objects = OrganizationQuerySet.as_manager()

    class Meta(RegionalRecord.Meta):
        ordering = ["sorted_as"]
        indexes = [
            *RegionalRecord.Meta.indexes,
            models.Index(fields=["sorted_as", "id"], name="organization_by_name"),
        ]
        constraints = [
            *RegionalRecord.Meta.constraints,
            models.UniqueConstraint(
                fields=["country"],
                condition=Q(kind="state"),
                name="country_has_one_state",
                violation_error_message=_("There is already a state for this country."),
            ),
            models.CheckConstraint(
                condition=~Q(kind="state") | Q(country__isnull=False),
                name="state_has_its_country",
                violation_error_message=_("A state must have a country."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=models.F("id")),
                name="organization_is_not_its_own_parent",
                violation_error_message=_("An organization cannot be part of itself."),
            ),
        ]

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        above = self.parent
        while above:
            if above == self:
                message = _("An organization cannot be part of itself or of one of its parts.")
                raise ValidationError({"parent": message})
            above = above.parent

    @property
    def name_to_sort_by(self):
        return self.name

    get_kind_display = kind_in_words

    def get_absolute_url(self):
        return cached_reverse("organization-detail", self.slug)


class OrganizationName(Name):
    """Another, a former or a short name of an organization, as texts use it."""

    class Kind(models.TextChoices):
        OTHER = "other", _("other name")
        FORMER = "former", _("former name")
        SHORT = "short", _("short name")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="names")
    kind = models.CharField(_("kind"), max_length=6, choices=Kind.choices, default=Kind.OTHER)

    history = RevisionHistory()

    class Meta(Name.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "name"],
                name="organization_name_is_given_once",
                violation_error_message=_("This name is already listed."),
            )
        ]


class StandingQuerySet(models.QuerySet):
    def open(self):
        """Standings that hold today. One ends with the first day on which it may have ended."""
        today = timezone.localdate()
        return self.filter(
            Q(began_from=None) | Q(began_from__lte=today),
            Q(ended_from=None) | Q(ended_from__gte=today),
        )

    def highest_rung(self):
        """The highest rung of these standings; that of the public where there are none."""
        return self.aggregate(rung=Max("kind"))["rung"] or Audience.PUBLIC


class Standing(Period):
    """The standing of an organization in the Coalition; its kinds are rungs of Audience."""

    class Kind(models.IntegerChoices):
        SUPPORTER = Audience.SUPPORTERS, _("NGO supporter")
        MEMBER = Audience.MEMBERS, _("member")
        STEERING = Audience.STEERING, _("steering committee")

    organization = models.ForeignKey(Organization, models.CASCADE, related_name="standings")
    kind = models.PositiveSmallIntegerField(_("standing"), choices=Kind.choices)

    history = RevisionHistory()
    objects = StandingQuerySet.as_manager()

    class Meta:
        ordering = [F("began_from").desc(nulls_last=True), "-pk"]
        constraints = [
            *Period.Meta.constraints,
            models.UniqueConstraint(
                fields=["organization"],
                condition=Q(ended_from__isnull=True),
                name="organization_has_one_open_standing",
                violation_error_message=_("An organization can have only one current standing."),
            ),
        ]

    def __str__(self):
        return self.get_kind_display()

    @property
    def line_key(self):
        """Two open standings are duplicates of each other; ended ones are not."""
        return "open" if self.ended is None else None
