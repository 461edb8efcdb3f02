from django.db import models
from django.db.models import Exists, Min, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from simple_history.models import HistoricalRecords

from events.models import Organization, Participant
from r2p.records.audience import least_rung
from r2p.records.models import visible

from .document import Document


def is_named(user):
    """The condition that the contributor is visible, whoever it is."""
    return visible(user, of="participant__") | visible(user, of="organization__")


class ContributionQuerySet(models.QuerySet):
    def told_to(self, user):
        """A contribution is told with its document and its contributor.

        Of a person, the record's own columns count: the contribution itself gives them a page.
        """
        return self.naming(user).filter(visible(user, of="document__"))

    def naming(self, user):
        """Those of which somebody may be told the contributor, who is told of the document too."""
        return self.filter(is_named(user))

    def with_visibility(self):
        """With the rung from which those who see the document are told of the contributor, as
        `contributor_from`; None: never."""
        return self.annotate(contributor_from=least_rung(is_named))

    def person_told_from(self):
        """The rung from which any of these tells of a person who is visible; None: never."""
        told = least_rung(lambda reader: visible(reader, of="document__"))
        return self.aggregate(least=Min(told))["least"]

    def first_of_each_document(self):
        """Of several contributions of one contributor to a document, the first."""
        earlier = self.model.objects.filter(
            Q(participant=OuterRef("participant")) | Q(organization=OuterRef("organization")),
            document=OuterRef("document"),
            pk__lt=OuterRef("pk"),
        )
        return self.exclude(Exists(earlier))

    def publishing(self):
        return self.filter(role=Contribution.Role.PUBLISHER)

    def for_cards(self):
        """With their documents and what one line of a list shows of these. Two queries more."""
        documents = self.select_related("document")
        return documents.prefetch_related("document__regions", "document__symbols")

    def newest_first(self):
        return self.order_by("-document__order_on", "-document__pk", "order")

    def with_contributors(self):
        return self.select_related("participant", "organization").order_by("order", "pk")


class Contribution(models.Model):
    """Who published, wrote or edited a document: an organization or a person, in order."""

    class Role(models.TextChoices):
        PUBLISHER = "publisher", _("publisher")
        AUTHOR = "author", _("author")
        EDITOR = "editor", _("editor")

    document = models.ForeignKey(Document, models.CASCADE, related_name="contributions")
    role = models.CharField(_("role"), max_length=9, choices=Role.choices)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("organization"),
    )
    participant = models.ForeignKey(
        Participant,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contributions",
        verbose_name=_("person"),
    )
    name_as_published = models.CharField(_("name as published"), max_length=300, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=1)

    history = HistoricalRecords()
    objects = ContributionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(participant__isnull=False, organization__isnull=True)
                | Q(participant__isnull=True, organization__isnull=False),
                name="contribution_is_of_a_person_or_an_organization",
                violation_error_message=_(
                    "A contribution names either a person or an organization."
                ),
            ),
            models.UniqueConstraint(
                "document",
                "role",
                Coalesce("participant", Value(0)),
                Coalesce("organization", Value(0)),
                name="contribution_is_given_once",
                violation_error_message=_("This contribution is already given."),
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    @property
    def contributor(self):
        """The person or the organization, of a contribution that is told."""
        return self.participant or self.organization

    @property
    def name(self):
        return self.name_as_published or self.contributor.name

    @property
    def order_on(self):
        return self.document.order_on

    @property
    def line_key(self):
        return (self.role, self.participant_id, self.organization_id)
