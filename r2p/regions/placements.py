"""Placements and tallies: denormalised rows of which records are in which region.

A placement is a narrow row for each record and each region it is in, or is above it, with the
columns that lists filter and order by; a tally counts placements. Lists and counts by region read
these, many times faster than the records with their long texts and the tree. Whatever changes a
record or its regions rewrites them in the same transaction; `manage.py place_records` rebuilds all.
"""

from collections import Counter, defaultdict

from django.db import models, transaction
from django.db.models import Count, Q, Sum

from r2p.records.audience import rung_of
from r2p.records.models import Record, RecordQuerySet
from r2p.records.query_shape import asks_elsewhere, joins

from .narrowing import (
    InRegion,
    NarrowingError,
    asks_for_all,
    asks_for_region,
    known_order,
    narrowed,
    regions_asked_for,
)
from .placing import facts_of, placements_of, update_placements
from .tallies import add_up, tallies_of


class Placement(models.Model):
    """A record in a region, either by itself or by a part of the region. Models add `record`."""

    region = models.ForeignKey(
        "regions.Region", models.CASCADE, related_name="+", db_index=False, editable=False
    )
    status = models.CharField(max_length=10, choices=Record.Status.choices, editable=False)
    publish_at = models.DateTimeField(null=True, editable=False)
    audience = models.PositiveSmallIntegerField(editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(fields=["record", "region"], name="%(class)s_is_given_once")
        ]

    def __str__(self):
        return f"{self.record_id} in {self.region_id}"


class DatedPlacement(Placement):
    """Adds the date that orders a list, and the year in which it begins: null where not known."""

    order_on = models.DateField(editable=False)
    kind = models.CharField(max_length=20, editable=False)
    year = models.PositiveSmallIntegerField(null=True, editable=False)
    is_waiting = models.BooleanField(default=False, editable=False)  # for its hour: in no tally

    class Meta(Placement.Meta):
        abstract = True

    @staticmethod
    def indexes(name):
        """Indexes for lists in a region, for counts, and for rows that no tally counts yet."""
        asked = ["status", "audience", "publish_at", "kind", "year"]
        listed = ["region", "-order_on", "-record", *asked]
        counted = ["region", "kind", "year", "audience", "status", "publish_at"]
        return [
            models.Index(fields=listed, name=f"{name}_listed"),
            models.Index(fields=counted, name=f"{name}_counted"),
            models.Index(fields=counted, condition=Q(is_waiting=True), name=f"{name}_waiting"),
        ]


class Tally(models.Model):
    """The number of placements in a region, of one year and for one audience.

    The year is 0 where it is not known. See `tallies`.
    """

    region = models.ForeignKey(
        "regions.Region", models.CASCADE, related_name="+", db_index=False, editable=False
    )
    year = models.PositiveSmallIntegerField(editable=False)
    audience = models.PositiveSmallIntegerField(editable=False)
    number = models.IntegerField(editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint(
                fields=["region", "year", "audience"], name="%(class)s_is_given_once"
            )
        ]

    def __str__(self):
        return f"{self.number} in {self.region_id}, {self.year}"


class Census:
    """Counts of records by region and year, from rows of (region's pk, year, number).

    The year is null or 0 where it is not known.
    """

    def __init__(self, rows):
        self.numbers = defaultdict(Counter)
        for region, year, number in rows:
            self.numbers[region][year or None] += number

    @property
    def counts(self):
        """{region's pk: number}, including records without a date."""
        return Counter({region: years.total() for region, years in self.numbers.items()})

    def years_of(self, region):
        """{year: number}, without records without a date."""
        years = self.numbers[region.pk]
        return {year: years[year] for year in sorted(filter(None, years)) if years[year]}

    def years_by_region(self, regions):
        """{year: {region's slug: number}}, the regions in their order."""
        years = defaultdict(dict)
        for region in regions:
            for year, number in self.years_of(region).items():
                years[year][region.slug] = number
        return dict(sorted(years.items()))


def numbered(rows, columns, chosen, number):
    return rows.filter(**chosen).order_by().values_list(*columns).annotate(total=number)


class RegionalQuerySet(RecordQuerySet):
    """Querysets of records in regions, which answer from placements where these suffice.

    `visible_to(user).in_region(region)` filters as usual; `fast_count()`, and the `primary_keys()`
    by which lists are paged, then read placements instead of records (see `narrowing`).
    """

    region_field = "regions"  # the field that says where a record belongs

    def in_region(self, region):
        """Records of a region or of any of its parts, each once."""
        return self.filter(InRegion(placements_of(self.model), region))

    def placements(self):
        """The placements of these records: in the region of `in_region`, else in all regions."""
        placements = placements_of(self.model)
        try:
            return narrowed(self, placements, facts_of(placements.model))
        except NarrowingError:
            return placements.filter(record__in=self.order_by().values("pk"))

    # -- Counts of visible records, each once in a region ------------------------------------------

    def counts_by_region(self, user, regions=None):
        """{region's pk: number of visible records in it and its parts}. One query.

        Regions without a record are left out, and those that are not among `regions`, where given.
        """
        chosen = {} if regions is None else {"region__in": regions}
        counts = Counter()
        for region, number in self.numbers(user, "region", **chosen):
            counts[region] += number
        return dict(+counts)

    def counts_by_year(self, user, region):
        """{year: number of visible records in a region that began in it}. One query.

        Years without a record are left out, and records without a date.
        """
        return self.census(user, [region]).years_of(region)

    def census(self, user, regions):
        """A Census of the visible records in some regions. One query."""
        return Census(self.numbers(user, "region", "year", region__in=regions))

    def numbers(self, user, *columns, **chosen):
        """Rows of some columns of placements and a number; the same columns can come twice.

        An unfiltered queryset reads tallies, and counts the records that await publication.
        """
        placements, tallies = self.visible_to(user).placements(), tallies_of(self.model)
        if tallies is None or not asks_for_all(self.query):
            return numbered(placements, columns, chosen, Count("pk"))
        waiting = numbered(placements.filter(is_waiting=True), columns, chosen, Count("pk"))
        told = tallies.filter(audience__lte=rung_of(user))
        return numbered(told, columns, chosen, Sum("number")).union(waiting, all=True)

    # -- Queries answered by placements ------------------------------------------------------------

    def in_one_region(self):
        """The placements that stand for these records, one each. Raises NarrowingError."""
        if not regions_asked_for(self.query):
            raise NarrowingError
        placements = placements_of(self.model)
        return narrowed(self, placements, facts_of(placements.model))

    @property
    def asks_elsewhere(self):
        others = [node for node in self.query.where.children if not asks_for_region(node)]
        return joins(self.query) > 0 or any(asks_elsewhere(one, self.query) for one in others)

    def fast_count(self):
        """Count placements in place of records, where these suffice; see `narrowing`."""
        try:
            return self.in_one_region().count()
        except NarrowingError:
            return self.count()

    def primary_keys(self):
        """Read the keys from placements in place of records, where these suffice."""
        try:
            placements = self.in_one_region()
            order = known_order(self.query, facts_of(placements.model))
        except NarrowingError:
            return super().primary_keys()
        return placements.order_by(*order).values_list("record", flat=True)

    # -- Keeping placements up to date -------------------------------------------------------------

    def update_placements(self):
        """Update the placements of these records. Returns the number of records with wrong ones."""
        return self.place_all(self.order_by().values_list("pk", flat=True))

    def place_all(self, keys):
        return update_placements(
            self.model._default_manager.using(self.db), self.region_field, keys
        )

    def add_up(self):
        """Rebuild all tallies from the placements."""
        if tallies_of(self.model) is not None:
            add_up(self.model, placements_of(self.model))

    def update(self, **fields):
        known = {*facts_of(placements_of(self.model).model), self.region_field}
        if not known & fields.keys():
            return super().update(**fields)
        with transaction.atomic(using=self.db):
            keys = list(self.order_by().values_list("pk", flat=True))
            updated = super().update(**fields)
            self.place_all(keys)
        return updated

    update.alters_data = True

    def bulk_create(self, records, *args, **kwargs):
        with transaction.atomic(using=self.db):
            created = super().bulk_create(records, *args, **kwargs)
            self.place_all([record.pk for record in created if record.pk])
        return created


class RegionalRecord(Record):
    """A record whose placements are updated whenever it is saved."""

    class Meta(Record.Meta):
        abstract = True

    def save(self, *args, **kwargs):
        with transaction.atomic():
            super().save(*args, **kwargs)
            type(self)._default_manager.filter(pk=self.pk).update_placements()
