"""Participations: who took part in an event, and how much of it a user is told."""

from django.db import models
from django.db.models import BooleanField, Case, Min, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience, least_rung, rung_of
from r2p.records.history import RevisionHistory
from r2p.records.models import visible

from .event import Event
from .organization import Organization
from .participant import Participant


def is_reached(disclosure, user):
    """Condition: the user is within the line's own audience, else within that of its event."""
    rung = rung_of(user)
    own = Q(audience__lte=rung)
    of_event = Q(**{"audience__isnull": True, f"event__{disclosure}__lte": rung})
    return own | of_event


def is_disclosed(disclosure, user):
    """Condition: the event is visible and discloses this part of the line to the user."""
    return visible(user, of="event__") & is_reached(disclosure, user)


def is_told(part, disclosure, user):
    """Condition: record, event and disclosure let the user be told this part of the line."""
    return visible(user, of=f"{part}__") & is_disclosed(disclosure, user)


class ParticipationQuerySet(models.QuerySet):
    """Person, organization and on whose behalf are told independently; see Event's disclosure."""

    def naming_people(self, user):
        """Participations whose person the user may be told."""
        return self.filter(is_told("participant", "people_audience", user))

    def disclosing_people(self, user):
        """Participations whose person the user may be told, provided the person is visible."""
        return self.filter(is_disclosed("people_audience", user))

    def naming_organizations(self, user):
        """Participations whose organization the user may be told."""
        return self.filter(is_told("organization", "organizations_audience", user))

    def naming_on_behalf_of(self, user):
        """Participations for which the user may be told on whose behalf somebody spoke."""
        return self.filter(is_told("on_behalf_of", "organizations_audience", user))

    def told_to(self, user):
        """Participations of which the user is told something, annotated with what (`is_…_told`)."""

        def told(part, disclosure):
            rule = When(is_told(part, disclosure, user), then=True)
            return Case(rule, default=False, output_field=BooleanField())

        return self.annotate(
            is_person_told=told("participant", "people_audience"),
            is_organization_told=told("organization", "organizations_audience"),
            is_on_behalf_of_told=told("on_behalf_of", "organizations_audience"),
        ).filter(
            Q(is_person_told=True) | Q(is_organization_told=True) | Q(is_on_behalf_of_told=True)
        )

    def telling_of(self, organization):
        """Of lines `told_to` a user, those that tell of an organization's part."""
        return self.filter(
            Q(is_organization_told=True, organization=organization)
            | Q(is_on_behalf_of_told=True, on_behalf_of=organization)
        )

    def with_visibility(self):
        """Annotate the rung from which each part is told to those who see the event; None: never.

        They are `person_from`, `organization_from` and `on_behalf_of_from`.
        """

        def told_from(part, disclosure):
            return least_rung(
                lambda reader: visible(reader, of=f"{part}__") & is_reached(disclosure, reader)
            )

        return self.annotate(
            person_from=told_from("participant", "people_audience"),
            organization_from=told_from("organization", "organizations_audience"),
            on_behalf_of_from=told_from("on_behalf_of", "organizations_audience"),
        )

    def person_told_from(self):
        """The lowest rung at which any of these tells of a visible person; None: never."""
        told = least_rung(lambda reader: is_disclosed("people_audience", reader))
        return self.aggregate(least=Min(told))["least"]

    def with_records(self):
        """Load the records that a line may tell of, in the order of the event's page."""
        return self.select_related("participant", "organization", "on_behalf_of").order_by(
            "order", "pk"
        )

    def with_people(self):
        """Lines with a person, with the event and all the person's names. One query more."""
        lines = self.filter(participant__isnull=False).select_related("event", "participant")
        return lines.prefetch_related("participant__names")

    def hosting(self):
        return self.filter(role__in=Participation.HOSTING)

    def for_cards(self):
        """Load the records and the event of each line, for lists over many events."""
        return self.with_records().select_related("event__country")

    def newest_first(self):
        return self.order_by("-event__order_on", "-event__pk", "order", "pk")


class Participation(models.Model):
    """A line of who took part: a person, an organization, or a person for an organization.

    Pages and formats read only the `told_…` properties, which need `told_to(user)`: it brings the
    `is_…_told` that they ask for.
    """

    class Role(models.TextChoices):
        HOST = "host", _("host")
        CO_HOST = "co_host", _("co-host")
        CHAIR = "chair", _("chair")
        MODERATOR = "moderator", _("moderator")
        SPEAKER = "speaker", _("speaker")
        PANELLIST = "panellist", _("panellist")
        LEAD = "lead", _("lead")
        PARTICIPANT = "participant", _("participant")
        REPRESENTED = "represented", _("represented")
        OBSERVER = "observer", _("observer")
        SPONSOR = "sponsor", _("sponsor")

    HOSTING = (Role.HOST, Role.CO_HOST)

    key = models.CharField(max_length=120, blank=True, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="participations")
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("person"),
    )
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations",
        verbose_name=_("organization"),
    )
    on_behalf_of = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="participations_on_behalf",
        verbose_name=_("on behalf of"),
        help_text=_("The group or other state for which they spoke."),
    )
    role = models.CharField(
        _("role"), max_length=11, choices=Role.choices, default=Role.PARTICIPANT
    )
    side = models.CharField(
        _("side"),
        max_length=60,
        blank=True,
        help_text=_("For example “Chinese”, if there were sides."),
    )
    position = models.CharField(
        _("position at the time"),
        max_length=300,
        blank=True,
        help_text=_(
            "The position held at the time of the event. It is shown together with the person."
        ),
    )
    name_as_published = models.CharField(_("name as published"), max_length=300, blank=True)
    audience = models.PositiveSmallIntegerField(
        _("disclosed to"),
        choices=Audience.choices,
        null=True,
        blank=True,
        help_text=_("Overrides the disclosure of the event for this line, for example for hosts."),
    )
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    history = RevisionHistory()
    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=~Q(key=""),
                name="participation_key_is_unique",
                violation_error_message=_("Another line has this key."),
            ),
            models.CheckConstraint(
                condition=Q(participant__isnull=False) | Q(organization__isnull=False),
                name="participation_names_someone",
                violation_error_message=_("A line must name a person or an organization."),
            ),
            models.UniqueConstraint(
                "event",
                "role",
                Coalesce("participant", Value(0)),
                Coalesce("organization", Value(0)),
                Coalesce("on_behalf_of", Value(0)),
                name="participation_is_given_once",
                violation_error_message=_("This line already exists."),
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    @property
    def line_key(self):
        return (self.role, self.participant_id, self.organization_id, self.on_behalf_of_id)

    @property
    def rung_of_person(self):
        """The rung from which the person may be told, where the event is visible."""
        own = self.event.people_audience if self.audience is None else self.audience
        return max(own, self.participant.audience)

    @property
    def told_person(self):
        return self.participant if self.is_person_told else None

    @property
    def told_position(self):
        return self.position if self.is_person_told else ""

    @property
    def told_name(self):
        """The person's name as this source gives it, else as on the person's record."""
        return (self.name_as_published or self.participant.name) if self.is_person_told else ""

    @property
    def told_organization(self):
        return self.organization if self.is_organization_told else None

    @property
    def told_on_behalf_of(self):
        return self.on_behalf_of if self.is_on_behalf_of_told else None

    @property
    def told(self):
        """Everything that is told of this line, to compare two lines."""
        return (
            self.role,
            self.side,
            self.told_person,
            self.told_position,
            self.told_organization,
            self.told_on_behalf_of,
        )
