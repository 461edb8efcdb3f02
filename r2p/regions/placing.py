"""Writes placements, and keeps them up to date.

Imports no model, so that data migrations can use it with historical models.
"""

from datetime import date
from itertools import islice

from django.db import transaction
from django.utils import timezone

from .tallies import add, is_counted, is_waiting, tallies_of

BATCH = 500


def update_placements(records, field, keys):
    """Update the placements of records by primary keys. Returns the number with wrong ones.

    `records` is the unfiltered queryset of a model; `field` names its relation to regions.
    """
    keys, wrong = iter(keys), 0
    while batch := list(islice(keys, BATCH)):
        with transaction.atomic(using=records.db):
            wrong += place_batch(records, field, batch)
    return wrong


def place_batch(records, field, keys):
    """Update the placements of a few records, which are locked in the meantime."""
    locked = records.filter(pk__in=keys).order_by("pk").select_for_update(no_key=True)
    keys = list(locked.values_list("pk", flat=True))
    placements = placements_of(records.model)
    rows = placements.filter(record__in=keys).order_by()
    stored = {tuple(row): key for key, *row in rows.values_list("pk", *columns_of(placements))}
    due = due_rows(records.filter(pk__in=keys), field)
    left = [key for row, key in stored.items() if row not in due]
    missing = [row for row in due if row not in stored]
    if left or missing:
        replace_placements(records.model, placements.filter(pk__in=left), missing)
    return len({row[0] for row in stored.keys() ^ due.keys()})


def replace_placements(model, gone, rows):
    """Replace placements by others, and update the tallies in one go."""
    placements, tallies = placements_of(model), tallies_of(model)
    rows = [dict(zip(columns_of(placements), row, strict=True)) for row in rows]
    if tallies is not None:
        now = timezone.now()
        rows = [{**row, "is_waiting": is_waiting(row, now)} for row in rows]
        left = gone.values("region_id", "year", "audience", "status", "is_waiting")
        add(tallies, filter(is_counted, rows), taken=filter(is_counted, left))
    gone.delete()
    placements.bulk_create(placements.model(**row) for row in rows)


def columns_of(placements):
    return ("record_id", "region_id", *facts_of(placements.model))


def placements_of(model):
    return model._meta.get_field("placements").related_model._default_manager.all()


def due_rows(records, field):
    """The placements that records should have, in order: one in each region and in all above."""
    placement = placements_of(records.model).model
    facts = [name for name in facts_of(placement) if name != "year"]
    placed = records.exclude(**{field: None}).order_by("pk")
    found = {}
    for key, path, *values in placed.values_list("pk", f"{field}__path", *facts):
        if "order_on" in facts:
            values.append(known_year(values[facts.index("order_on")]))
        found |= {(key, above): values for above in upward(path)}
    regions = keys_by_path(placement, {path for _key, path in found})
    return {(key, regions[path], *values): None for (key, path), values in found.items()}


def facts_of(placement):
    """The columns that a placement copies from its record; the derived year comes last."""
    own = ("id", "record", "region", "is_waiting")
    return [field.name for field in placement._meta.fields if field.name not in own]


def known_year(day):
    return None if day == date.min else day.year  # the first of all days stands for "not known"


def upward(path):
    """Yield the paths of a region and of all above it: "a/b" gives "a/b" and "a"."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def keys_by_path(placement, paths):
    """{path: primary key} of regions."""
    regions = placement._meta.get_field("region").related_model._default_manager
    return dict(regions.filter(path__in=paths).values_list("path", "pk"))


# -- Signal receivers: changes of placements without save() of their record ----------------------


def placed_by(regions):
    """Yield, for each model of records in regions, (all records, filter for those in `regions`).

    `regions` is a queryset.
    """
    for relation in regions.model._meta.related_objects:
        records = relation.related_model._default_manager.all()
        if getattr(records, "region_field", None) == relation.field.name:
            yield records, {f"{relation.field.name}__in": regions}


def follow_relation(instance, action, reverse, model, pk_set, **kwargs):
    """Update placements when regions are added to or removed from records, from either end."""
    records = (model if reverse else type(instance))._default_manager.all()
    if not hasattr(records, "update_placements"):
        return
    if action == "pre_clear" and reverse:
        remember_records(instance)
    elif action == "post_clear" and reverse:
        place_remembered(instance)
    elif action.startswith("post_"):
        records.filter(pk__in=pk_set if reverse else [instance.pk]).update_placements()


def remember_records(instance, **kwargs):
    """Remember the records of a region that is about to be cleared or deleted."""
    here = type(instance)._default_manager.filter(pk=instance.pk)
    instance.left_by = [
        (records, list(records.filter(**names).values_list("pk", flat=True)))
        for records, names in placed_by(here)
    ]


def place_remembered(instance, **kwargs):
    for records, keys in instance.left_by:
        records.filter(pk__in=keys).update_placements()


def remove_placements(instance, **kwargs):
    """Remove the placements of a record that is about to be deleted."""
    model = type(instance)
    replace_placements(model, placements_of(model).filter(record=instance.pk), [])
