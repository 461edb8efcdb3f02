"""The act of placing: writing down in which regions records are, and keeping that true.

Nothing here imports a model, so that migrations can place the records of their own time.
"""

from datetime import date
from itertools import islice

from django.db import transaction
from django.utils import timezone

from .tallies import add, is_counted, is_waiting, tallies_of

BATCH = 500


def place(records, field, keys):
    """Make the placements of the records of some primary keys true. Returns how many were not.

    `records` are all of a model, `field` says where one of them is.
    """
    keys, wrong = iter(keys), 0
    while batch := list(islice(keys, BATCH)):
        with transaction.atomic(using=records.db):
            wrong += place_batch(records, field, batch)
    return wrong


def place_batch(records, field, keys):
    """Make the placements of a few records true. Nobody else places them meanwhile."""
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
    """Put placements in the place of others, and count all that at once."""
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
    """What should be noted of records, in order: each in each of its regions and in all above."""
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
    """The columns that a placement has from its record; the year, which is made, comes last."""
    own = ("id", "record", "region", "is_waiting")
    return [field.name for field in placement._meta.fields if field.name not in own]


def known_year(day):
    return None if day == date.min else day.year  # the first of all days stands for "not known"


def upward(path):
    """The paths of a region and of all above it: "a/b" gives "a/b" and "a"."""
    while path:
        yield path
        path = path.rpartition("/")[0]


def keys_by_path(placement, paths):
    """The primary keys of regions by their paths."""
    regions = placement._meta.get_field("region").related_model._default_manager
    return dict(regions.filter(path__in=paths).values_list("path", "pk"))


# -- What changes where records are, besides their own save() ------------------------------------


def placed_by(regions):
    """For each model of records in regions: all records, and how those that name these are found.

    `regions` are a queryset of them.
    """
    for relation in regions.model._meta.related_objects:
        records = relation.related_model._default_manager.all()
        if getattr(records, "region_field", None) == relation.field.name:
            yield records, {f"{relation.field.name}__in": regions}


def follow_relation(instance, action, reverse, model, pk_set, **kwargs):
    """Place the records whose regions were added or taken away, from whichever end."""
    records = (model if reverse else type(instance))._default_manager.all()
    if not hasattr(records, "place"):
        return
    if action == "pre_clear" and reverse:
        remember_records(instance)
    elif action == "post_clear" and reverse:
        place_remembered(instance)
    elif action.startswith("post_"):
        records.filter(pk__in=pk_set if reverse else [instance.pk]).place()


def remember_records(instance, **kwargs):
    """Note which records name a region that is about to be left by them all, or deleted."""
    here = type(instance)._default_manager.filter(pk=instance.pk)
    instance.left_by = [
        (records, list(records.filter(**names).values_list("pk", flat=True)))
        for records, names in placed_by(here)
    ]


def place_remembered(instance, **kwargs):
    for records, keys in instance.left_by:
        records.filter(pk__in=keys).place()


def remove_placements(instance, **kwargs):
    """Take a record that is about to be deleted from where it is."""
    model = type(instance)
    replace_placements(model, placements_of(model).filter(record=instance.pk), [])
