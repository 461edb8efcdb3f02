"""Known dates: partial dates with a precision of day, month or year.

A known date is the earliest and the latest day that it can be, and its precision.
"""

import calendar
from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import BooleanField, F, Func, Q
from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .written_dates import read_date

# Sorts unknown dates below every known one, on both databases.
UNDATED = date.min


class Precision(models.TextChoices):
    DAY = "day", gettext_lazy("day")
    MONTH = "month", gettext_lazy("month")
    YEAR = "year", gettext_lazy("year")


@dataclass(frozen=True)
class KnownDate:
    """A date known to the day, the month or the year."""

    earliest: date
    latest: date
    precision: str

    @classmethod
    def of(cls, year, month=None, day=None):
        """Build a known date from its parts. Raises ValueError where there is no such day."""
        if day is not None:
            return cls(date(year, month, day), date(year, month, day), Precision.DAY)
        if month is not None:
            last = calendar.monthrange(year, month)[1]
            return cls(date(year, month, 1), date(year, month, last), Precision.MONTH)
        return cls(date(year, 1, 1), date(year, 12, 31), Precision.YEAR)

    @classmethod
    def parse(cls, text):
        """Parse "2014", "2014-11-05", "Thursday, 5 November 2014" and other written dates.

        Raises ValueError, with a message for the user, for any other text.
        """
        text = " ".join(text.split())
        try:
            if parts := read_date(text):
                return cls.of(*parts)
        except (ValueError, calendar.IllegalMonthError):
            pass  # a thirteenth month, a thirtieth of February
        raise ValueError(
            _("“%(text)s” is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014.")
            % {"text": text}
        )

    @property
    def as_typed(self):
        """The shortest text that `parse` reads as this date: ISO 8601, cut to its precision."""
        return str(self.earliest)[: {"year": 4, "month": 7, "day": 10}[self.precision]]

    def __str__(self):
        return describe(self.earliest, self.latest, self.precision)


def describe(first, last, precision):
    """A span of days in words: "8–10 December 2006", "November 2014", "2001–2003"."""
    if precision == Precision.YEAR:
        shapes = ["Y"]
    elif precision == Precision.MONTH:
        shapes = ["F Y", "F"]
    else:
        shapes = ["j F Y", "j F", "j"]
    whole = shapes[0]
    start, end = date_format(first, whole), date_format(last, whole)
    if start == end:
        return end
    if first.year == last.year and len(shapes) > 1:
        same_month = first.month == last.month and len(shapes) > 2
        short = date_format(first, shapes[2] if same_month else shapes[1])
        return f"{short}–{end}" if same_month else f"{short} – {end}"
    return f"{start}–{end}" if precision == Precision.YEAR else f"{start} – {end}"


def known_span(first, last, precision):
    """The first and the last day of a span as two known dates; (None, None) without a precision."""
    if not precision:
        return None, None
    parts = {"year": 1, "month": 2, "day": 3}[precision]
    return tuple(KnownDate.of(*(day.year, day.month, day.day)[:parts]) for day in (first, last))


def known_date(prefix):
    """Make a property that reads and writes the three columns of a known date as a KnownDate."""
    columns = (f"{prefix}_from", f"{prefix}_until", f"{prefix}_precision")

    def get_date(record):
        earliest, latest, precision = (getattr(record, column) for column in columns)
        return KnownDate(earliest, latest, precision) if precision else None

    def set_date(record, value):
        parts = (value.earliest, value.latest, value.precision) if value else (None, None, "")
        for column, part in zip(columns, parts, strict=True):
            setattr(record, column, part)

    return property(get_date, set_date)


def span_is_whole(first, last, precision):
    """Condition: two date columns and their precision are all given or all empty."""
    empty = Q(**{f"{first}__isnull": True, f"{last}__isnull": True, precision: ""})
    given = Q(**{f"{first}__isnull": False, f"{last}__isnull": False}) & ~Q(**{precision: ""})
    return empty | given


def known_date_is_whole(first, last, precision):
    """Condition: a known date is whole, and its days are in order."""
    in_order = Q(**{f"{first}__isnull": True}) | Q(**{f"{last}__gte": F(first)})
    return span_is_whole(first, last, precision) & in_order


class DatedQuerySet(models.QuerySet):
    """Records that take up the days from `first_day` to `last_day`, the names of two columns."""

    first_day = last_day = ""

    def in_year(self, year):
        return self.since_year(year).until_year(year)

    def since_year(self, year):
        """Those that end in a year or later."""
        return self.filter(**{f"{self.last_day}__gte": date(year, 1, 1)})

    def until_year(self, year):
        """Those that begin in a year or earlier."""
        return self.filter(**{f"{self.first_day}__lte": date(year, 12, 31)})


def undated_last():
    """An ordering expression that puts records without a date last.

    The date is written into the SQL, not passed as a parameter, so that an index can have the same
    order.
    """
    template = f"(%(expressions)s = '{UNDATED}')"
    return Func("order_on", template=template, output_field=BooleanField())
