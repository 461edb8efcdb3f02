"""The model of former addresses."""

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.records.history import RevisionHistory

from .old_site import path_of


class FormerAddressQuerySet(models.QuerySet):
    def at(self, path):
        """The former addresses with the (decoded) path of a request."""
        path = "/" + path.replace("\0", "").strip("/")  # PostgreSQL refuses to look for a NUL
        return self.filter(address=path).select_related("record_type")


class FormerAddress(models.Model):
    """A former URL path of a record: on the old site, or here under a former slug."""

    address = models.CharField(
        _("address"),
        max_length=500,
        help_text=_("The path of the address, from its first slash, without the part after “?”."),
    )
    record_type = models.ForeignKey(ContentType, on_delete=models.CASCADE)
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    order = models.PositiveSmallIntegerField(
        _("order"),
        default=1,
        help_text=_("The order of the records, if the address leads to several."),
    )

    history = RevisionHistory()
    objects = FormerAddressQuerySet.as_manager()

    class Meta:
        ordering = ["address", "order", "pk"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["address", "record_type", "record_id"],
                name="former_address_leads_to_a_record_once",
                violation_error_message=_("This former address already leads to this record."),
            )
        ]
        indexes = [models.Index(fields=["record_type", "record_id"], name="former_address_record")]

    def __str__(self):
        return self.address

    def save(self, *args, **kwargs):
        self.clean()
        super().save(*args, **kwargs)

    def clean(self):
        try:
            self.address = self.path_of(self.address)
        except ValueError as error:
            raise ValidationError({"address": str(error)}) from error

    path_of = staticmethod(path_of)

    @classmethod
    def lookup(cls, path, user):
        """The records to which a former address leads, as far as the user may see them."""
        return records_at(cls.objects.at(path), lambda records: records.visible_to(user))


def records_at(former_addresses, choose):
    """The records of some former addresses, among those that `choose(queryset)` returns."""
    found = (
        choose(row.record_type.model_class().objects.all()).filter(pk=row.record_id).first()
        for row in former_addresses
    )
    return [record for record in found if record]
