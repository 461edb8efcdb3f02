"""Memberships: users who belong to an organization of the Coalition."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from events.models import Organization, Standing
from r2p.records.history import RevisionHistory


class MembershipQuerySet(models.QuerySet):
    def open(self):
        """Memberships that hold today; the last day counts."""
        today = timezone.localdate()
        return self.filter(
            Q(left_on=None) | Q(left_on__gte=today), Q(joined_on=None) | Q(joined_on__lte=today)
        )

    def highest_rung(self):
        """The highest rung of the open standings of these memberships' organizations.

        Standings of drafts do not count: they are not true yet.
        """
        published = Organization.Status.PUBLISHED
        organizations = self.filter(organization__status=published).values("organization")
        return Standing.objects.open().filter(organization__in=organizations).highest_rung()


class Membership(models.Model):
    """Belonging of a user to an organization, whose standing decides what the user may see."""

    class Role(models.TextChoices):
        MEMBER = "member", _("member")
        COORDINATOR = "coordinator", _("coordinator")

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships", verbose_name=_("user")
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="memberships", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=11, choices=Role.choices, default=Role.MEMBER)
    joined_on = models.DateField(_("from"), null=True, blank=True)
    left_on = models.DateField(_("until"), null=True, blank=True)
    is_listed = models.BooleanField(
        _("listed"),
        default=False,
        help_text=_("Has agreed to be named in the members' directory."),
    )

    history = RevisionHistory()
    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["organization", "user"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organization"],
                condition=Q(left_on__isnull=True),
                name="membership_is_open_once",
                violation_error_message=_("This user already belongs to this organization."),
            ),
            models.CheckConstraint(
                condition=Q(left_on__isnull=True)
                | Q(joined_on__isnull=True)
                | Q(left_on__gte=models.F("joined_on")),
                name="membership_ends_after_it_begins",
                violation_error_message=_("A membership cannot end before it begins."),
            ),
        ]

    def __str__(self):
        return self.get_role_display()

    @property
    def line_key(self):
        return self.organization_id if self.left_on is None else None
