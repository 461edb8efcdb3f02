"""Journal of the changes that a merge makes: enough to undo it and to see later changes."""

from django.apps import apps
from django.db import models


def columns_of(row):
    """Return {column: value} of a row, as JSON can hold it."""
    return {field.attname: plain(field, row) for field in row._meta.concrete_fields}


def plain(field, row):
    value = field.value_from_object(row)
    return value if value is None else field.value_to_string(row)


def stored(model, pk):
    return model._base_manager.filter(pk=pk).first()


def fields_by_column(model):
    return {field.attname: field for field in model._meta.concrete_fields}


def clocked(model):
    """Return the columns that are set to the current time at each save."""
    fields = model._meta.concrete_fields
    is_clocked = ("auto_now", "auto_now_add")
    return [one.attname for one in fields if any(getattr(one, name, False) for name in is_clocked)]


class Journal:
    """Records every change of a row, which it makes itself."""

    def __init__(self):
        self.entries = []

    def save(self, row):
        before = stored(type(row), row.pk) if row.pk else None
        before = before and columns_of(before)
        row.save()
        self.note(row, before, columns_of(row))

    def delete(self, row):
        before, key = columns_of(stored(type(row), row.pk)), row.pk
        row.delete()
        row.pk = key
        self.note(row, before, None)

    def relate(self, record, name, keys):
        """Set a many-to-many field of a record to these keys."""
        relation = getattr(record, name)
        before = keys_of(relation)
        relation.set(keys)
        self.entries.append(
            {"row": key_of(record), "relation": name, "before": before, "after": sorted(keys)}
        )

    def note(self, row, before, after):
        """Keep only the changed columns of a row that stays: others may change later."""
        if before and after:
            changed = [name for name in after if before[name] != after[name]]
            before = {name: before[name] for name in changed}
            after = {name: after[name] for name in changed}
        self.entries.append({"row": key_of(row), "before": before, "after": after})


def key_of(row):
    return [row._meta.label_lower, row.pk]


def keys_of(relation):
    return sorted(relation.values_list("pk", flat=True))


def row_of(entry):
    """Return the row of an entry as it was before the merge, not saved."""
    model = apps.get_model(entry["row"][0])
    return model(**parse_columns(model, entry["before"]))


def parse_columns(model, columns):
    fields = fields_by_column(model)
    return {
        name: None if value is None else fields[name].to_python(value)
        for name, value in columns.items()
    }


# -- What has changed since ----------------------------------------------------------------------


def changed_since(entries):
    """Return labels of the rows that have changed since the merge."""
    changed = {}
    for (label, pk, relation), after in left_by(entries).items():
        model = apps.get_model(label)
        row = stored(model, pk)
        if not is_as_left(row, relation, after):
            changed[label, pk] = row_label(model, row)
    return list(dict.fromkeys(changed.values()))


def left_by(entries):
    """Return {(model, key, relation): values after the merge}; None for a deleted row."""
    left = {}
    for entry in entries:
        place = (*entry["row"], entry.get("relation"))
        more_than_once = isinstance(left.get(place), dict) and entry["after"] is not None
        left[place] = {**left[place], **entry["after"]} if more_than_once else entry["after"]
    deleted = {place[:2] for place, after in left.items() if after is None}
    return {
        place: after for place, after in left.items() if not place[2] or place[:2] not in deleted
    }


def is_as_left(row, relation, after):
    if row is None or after is None:
        return row is None and after is None
    if relation:
        return keys_of(getattr(row, relation)) == after
    now, clock = columns_of(row), clocked(type(row))
    return all(now[name] == value for name, value in after.items() if name not in clock)


def row_label(model, row):
    name = str(model._meta.verbose_name)
    return f"{name} “{row}”" if row else name


# -- Taking it back ------------------------------------------------------------------------------


def take_back(entries):
    """Undo all entries in reverse order, with history."""
    for entry in reversed(entries):
        take_back_one(entry)


def take_back_one(entry):
    label, pk = entry["row"]
    model = apps.get_model(label)
    if "relation" in entry:
        getattr(stored(model, pk), entry["relation"]).set(entry["before"])
    elif entry["before"] is None:
        stored(model, pk).delete()
    else:
        row = stored(model, pk) if entry["after"] is not None else model(pk=pk)
        for name, value in parse_columns(model, entry["before"]).items():
            setattr(row, name, value)
        write(row, is_new=entry["after"] is None, columns=entry["before"])


def write(row, is_new, columns):
    """Save a row with exactly these values, without what its own `save()` would derive."""
    model = type(row)
    row.validate_unique()
    row.validate_constraints()
    models.Model.save(row, force_insert=is_new)
    clock = {name: value for name, value in columns.items() if name in clocked(model)}
    if clock:
        model._base_manager.filter(pk=row.pk).update(**parse_columns(model, clock))
    records = model._default_manager.filter(pk=row.pk)
    if hasattr(records, "update_placements"):
        records.update_placements()
