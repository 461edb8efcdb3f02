from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class OfKindQuerySet(models.QuerySet):
    def of(self, model):
        return self.filter(record_type=ContentType.objects.get_for_model(model))


class Trait(models.Model):
    """A short, folded value by which a record is compared: a name, a DOI, a checksum.

    Two records that share one may be the same. Traits are derived, and written after each change.
    """

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", db_index=False)
    record_id = models.PositiveBigIntegerField()
    sort = models.CharField(max_length=8)
    value = models.CharField(max_length=40)

    objects = OfKindQuerySet.as_manager()

    class Meta:
        default_permissions = []
        # The most selective column comes first: SQLite assumes that of any first column.
        indexes = [
            models.Index(fields=["value", "record_type", "sort", "record_id"], name="trait_shared"),
            models.Index(fields=["record_id", "record_type"], name="trait_of_record"),
        ]

    def __str__(self):
        return f"{self.sort}: {self.value}"


class LikenessQuerySet(OfKindQuerySet):
    def open(self):
        """Return the pairs that nobody has refused."""
        return self.filter(refused_at__isnull=True)

    def with_record(self, pk):
        return self.filter(Q(one_id=pk) | Q(other_id=pk))

    def between(self, pk, other_pk):
        return self.filter(one_id=min(pk, other_pk), other_id=max(pk, other_pk))

    def after(self, place):
        """Return the pairs after the `place` of one; all of them if it is not a valid place."""
        reason, _dot, pk = place.partition(".")
        if not (reason.isdecimal() and pk.isdecimal() and len(place) < 18 and place.isascii()):
            return self
        return self.filter(Q(reason__gt=int(reason)) | Q(reason=int(reason), pk__gt=int(pk)))


class Likeness(models.Model):
    """A pair of possible duplicates, until somebody says that they are not."""

    class Reason(models.IntegerChoices):
        """Reasons, the surest first."""

        IDENTIFIER = 10, _("the same identifier")
        SYMBOL = 11, _("the same symbol")
        DOI = 12, _("the same DOI")
        FILE = 13, _("the same file")
        SOURCE = 20, _("the same address of the full text")
        NAME = 30, _("the same name")
        TITLE = 31, _("the same title and date")
        NEAR_NAME = 40, _("a similar name")
        NEAR_TITLE = 41, _("a similar title and the same date")
        INITIALS = 50, _("the same short name or initials")
        ABBREVIATED = 51, _("the same name except for an initial, and a shared organization")
        WEBSITE = 60, _("the same website")

    record_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+", db_index=False)
    one_id = models.PositiveBigIntegerField(help_text=_("The lower primary key of the two."))
    other_id = models.PositiveBigIntegerField()
    reason = models.PositiveSmallIntegerField(choices=Reason.choices)
    found_at = models.DateTimeField(auto_now_add=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = LikenessQuerySet.as_manager()

    class Meta:
        ordering = ["reason", "pk"]
        default_permissions = []
        constraints = [
            models.UniqueConstraint(
                fields=["one_id", "other_id", "record_type"],
                name="likeness_is_noted_once",
                violation_error_message=_("This pair is already recorded."),
            ),
            models.CheckConstraint(
                condition=Q(one_id__lt=F("other_id")),
                name="likeness_is_noted_one_way",
                violation_error_message=_("The lower primary key must come first."),
            ),
        ]
        indexes = [
            models.Index(
                fields=["record_type", "reason", "id"],
                condition=Q(refused_at__isnull=True),
                name="likeness_open",
            ),
            models.Index(fields=["other_id", "record_type"], name="likeness_of_other"),
        ]

    def __str__(self):
        return self.get_reason_display()

    @property
    def keys(self):
        return self.one_id, self.other_id

    @property
    def place(self):
        """The position in the order of all pairs, valid even after the pair is deleted."""
        return f"{self.reason}.{self.pk}"

    def beside(self, pk):
        """Return the primary key of the other record."""
        return self.other_id if pk == self.one_id else self.one_id
