"""Contributions: who published, wrote or edited a document."""

from django.db import models
from django.db.models import Exists, Min, OuterRef, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from events.models import Organization, Participant
from r2p.records.audience import least_rung
from r2p.records.history import RevisionHistory
from r2p.records.models import visible

from .document import Document


def is_named(user):
    """Condition: the contributor, whoever it is, is visible to the user."""
    return visible(user, of="participant__") | visible(user, of="organization__")


class ContributionQuerySet(models.QuerySet):
    def told_to(self, user):
        """Contributions whose document and contributor are visible to the user.

        For a person, the record's own columns count: the contribution itself gives them a page.
        """
        return self.naming(user).filter(visible(user, of="document__"))

    def naming(self, user):
        """Contributions whose contributor the user may be told of, whether or not the document."""
        return self.filter(is_named(user))

    def with_visibility(self):
        """Annotate `contributor_from`: the rung from which the contributor is told; None: never."""
        return self.annotate(contributor_from=least_rung(is_named))

    def person_told_from(self):
        """The lowest rung at which any of these tells of a visible person; None: never."""
        told = least_rung(lambda reader: visible(reader, of="document__"))
        return self.aggregate(least=Min(told))["least"]

    def first_of_each_document(self):
        """The first contribution to each document, of a contributor with several roles."""
        earlier = self.model.objects.filter(
            Q(participant=OuterRef("participant")) | Q(organization=OuterRef("organization")),
            document=OuterRef("document"),
            pk__lt=OuterRef("pk"),
        )
        return self.exclude(Exists(earlier))

    def publishing(self):
        return self.filter(role=Contribution.Role.PUBLISHER)

    def for_cards(self):
        """Load the documents and what a list shows of them. Two queries more."""
        documents = self.select_related("document")
        return documents.prefetch_related("document__regions", "document__symbols")

    def newest_first(self):
        return self.order_by("-document__order_on", "-document__pk", "order")

    def with_contributors(self):
        return self.select_related("participant", "organization").order_by("order", "pk")


class Contribution(models.Model):
    """A publisher, author or editor of a document: an organization or a person, in order."""

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

    history = RevisionHistory()
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
                violation_error_message=_("This contribution already exists."),
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    @property
    def contributor(self):
        """The person or the organization of a contribution that is told."""
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
