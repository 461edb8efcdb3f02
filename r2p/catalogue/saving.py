"""How what a row says is saved: validated, with its reason, and only where it differs."""

from operator import attrgetter

from django.core.exceptions import ValidationError

REASON = "starter catalogue"


def save(thing, row, column=""):
    """Validate and save; what is wrong becomes a fault of the row. True where it was saved.

    `column` is where the row says it, for what is not a field of its own.
    """
    thing._change_reason = REASON
    try:
        thing.full_clean(exclude={f.name for f in thing._meta.fields if not f.editable})
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            for sentence in sentences:
                row.fault(column or (field if field in row.cells else "key"), sentence)
        return False
    thing.save()
    return True


def overwrite(thing, fields, row, column=""):
    """Give fields the values that are given and differ. True where that changed something."""
    changed = False
    for field, value in fields.items():
        if value not in ("", None) and getattr(thing, field) != value:
            setattr(thing, field, value)
            changed = True
    return changed and save(thing, row, column)


def save_parts(wanted, stored, row, column, same=attrgetter("line_key")):
    """Make the stored parts of a record the wanted ones, which are not saved yet.

    Where a row gives none, those that are stored stay. True where that changed something.
    """
    if not wanted:
        return False
    left = {same(part): part for part in stored}
    changed = False
    for part in wanted:
        if found := left.pop(same(part), None):
            changed |= overwrite(found, given(part), row, column)
        else:
            changed |= save(part, row, column)
    for part in left.values():
        part._change_reason = REASON
        part.delete()
    return changed or bool(left)


def given(part):
    """The fields of a part that a row can tell."""
    fields = (field for field in part._meta.fields if field.editable and not field.primary_key)
    return {field.name: getattr(part, field.name) for field in fields}


def save_many(manager, wanted):
    """Make related records the wanted ones. Where a row gives none, those that are there stay."""
    if not wanted or set(manager.all()) == set(wanted):
        return False
    manager.instance._change_reason = REASON
    manager.set(wanted)
    return True
