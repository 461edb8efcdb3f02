"""Periods: a beginning and an end, each a known date."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .dates import Precision, describe, known_date, known_date_is_whole


class Period(models.Model):
    """Abstract base of lines that hold for a period; without an end, they still hold."""

    began_from = models.DateField(_("began, earliest"), null=True, blank=True)
    began_until = models.DateField(_("began, latest"), null=True, blank=True)
    began_precision = models.CharField(
        _("precision of beginning"), max_length=5, choices=Precision.choices, blank=True
    )
    began_as_stated = models.CharField(_("began, as stated"), max_length=100, blank=True)
    ended_from = models.DateField(_("ended, earliest"), null=True, blank=True)
    ended_until = models.DateField(_("ended, latest"), null=True, blank=True)
    ended_precision = models.CharField(
        _("precision of end"), max_length=5, choices=Precision.choices, blank=True
    )
    ended_as_stated = models.CharField(_("ended, as stated"), max_length=100, blank=True)

    began = known_date("began")
    ended = known_date("ended")

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=known_date_is_whole("began_from", "began_until", "began_precision"),
                name="%(class)s_beginning_is_whole",
                violation_error_message=_(
                    "A beginning needs an earliest day, a latest day that is not before "
                    "it, and a precision."
                ),
            ),
            models.CheckConstraint(
                condition=known_date_is_whole("ended_from", "ended_until", "ended_precision"),
                name="%(class)s_end_is_whole",
                violation_error_message=_(
                    "An end needs an earliest day, a latest day that is not before it, "
                    "and a precision."
                ),
            ),
            models.CheckConstraint(
                condition=Q(began_from__isnull=True)
                | Q(ended_until__isnull=True)
                | Q(ended_until__gte=F("began_from")),
                name="%(class)s_ends_after_it_begins",
                violation_error_message=_("The end cannot be before the beginning."),
            ),
        ]

    @property
    def span(self):
        """The period in words, such as "2014–2018" or "since March 2012"; "" where not known."""
        if self.began and self.ended:
            if self.began.precision == self.ended.precision:
                return describe(self.began.earliest, self.ended.latest, self.began.precision)
            return f"{self.began} – {self.ended}"
        if self.began:
            return _("since %(date)s") % {"date": self.began}
        return _("until %(date)s") % {"date": self.ended} if self.ended else ""
