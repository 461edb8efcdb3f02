"""Tallies: counts of placements by region, year and audience.

They count published records, except for those that were awaiting their publication time when they
were saved: these are counted on demand. Tallies are written with the placements. Imports no model,
so that data migrations can use it with historical models.
"""

from collections import Counter

from django.db import connections, transaction
from django.db.models import Count
from django.utils import timezone

UNDATED_YEAR = 0

# An upsert in one statement, so that two that add at once lose nothing. Django cannot write it.
ADD = """
INSERT INTO {table} (region_id, year, audience, number) VALUES (%s, %s, %s, %s)
ON CONFLICT (region_id, year, audience) DO UPDATE SET number = {table}.number + excluded.number
"""


def tallies_of(model):
    """All tallies of a model's records, or None for a model without tallies."""
    try:
        tally = model._meta.apps.get_model(model._meta.app_label, f"{model.__name__}Tally")
    except LookupError:
        return None
    return tally._default_manager.all()


def is_waiting(row, now):
    """Tell whether a placement, as {column: value}, awaits its publication time."""
    return row["status"] == "published" and row["publish_at"] > now


def is_counted(row):
    return row["status"] == "published" and not row["is_waiting"]


def tally_key(row):
    """The key of the tally that counts a placement: region, year and audience."""
    return row["region_id"], row["year"] or UNDATED_YEAR, row["audience"]


def add(tallies, rows, taken):
    """Add placements to the tallies and subtract those `taken`, in an order without deadlocks."""
    changes = Counter(map(tally_key, rows))
    changes.subtract(map(tally_key, taken))
    rows = sorted((*key, number) for key, number in changes.items() if number)
    if rows:
        with connections[tallies.db].cursor() as cursor:
            cursor.executemany(ADD.format(table=tallies.model._meta.db_table), rows)


def add_up(model, placements):
    """Rebuild the tallies of a model from placements past their publication time."""
    tallies = tallies_of(model)
    published = placements.filter(status="published").order_by()
    counted = published.filter(is_waiting=False).values("region_id", "year", "audience")
    with transaction.atomic(using=tallies.db):
        placements.update(is_waiting=False)
        published.filter(publish_at__gt=timezone.now()).update(is_waiting=True)
        tallies.delete()
        tallies.bulk_create(
            tallies.model(**{**row, "year": row["year"] or UNDATED_YEAR})
            for row in counted.annotate(number=Count("pk"))
        )


def add_those_come(model, placements):
    """Add placements whose publication time has passed. Returns the number of records.

    Records are locked first, as in `place`, so that no placement is added twice.
    """
    waiting = placements.filter(is_waiting=True, publish_at__lte=timezone.now()).order_by()
    keys = list(waiting.values_list("record", flat=True).distinct())
    with transaction.atomic(using=placements.db):
        locked = model._default_manager.filter(pk__in=keys).order_by("pk")
        list(locked.select_for_update(no_key=True).values_list("pk", flat=True))
        come = waiting.filter(record__in=keys)
        rows = list(come.values("region_id", "year", "audience"))
        come.update(is_waiting=False)
        add(tallies_of(model), rows, taken=[])
    return len(keys)
