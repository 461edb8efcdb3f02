"""How what a row says is saved: validated, with its reason, and only where it differs."""

from operator import attrgetter

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

REASON = "starter catalogue"


def save(thing, row, column=""):
    """Validate and save; what is wrong becomes a fault of the row. True where it was saved.

    `column` is where the row says it, for what is not a field of its own.
    """
    thing._change_reason = REASON
    try:
        validate_and_save(thing)
    except ValidationError as error:
        for field, sentences in error.message_dict.items():
            for sentence in sentences:
                row.fault(column or (field if field in row.cells else "key"), sentence)
        return False
    return True


def validate_and_save(thing):
    """Save, or raise ValidationError.

    To ask for every constraint beforehand takes as long as all the rest of a load. So the
    database judges, and only where it refuses is it asked which constraint it was.
    """
    computed = {field.name for field in thing._meta.fields if not field.editable}
    relations = {field.name for field in thing._meta.fields if field.is_relation}
    thing.clean_fields(exclude=computed | relations)
    thing.clean()
    try:
        with transaction.atomic():
            thing.save()
    except IntegrityError:
        thing.full_clean(exclude=computed)
        raise


def overwrite(thing, fields, row, column=""):
    """Give fields the values that are given and differ. True where that changed something."""
    changed = False
    for field, value in fields.items():
        if value not in ("", None) and getattr(thing, field) != value:
            setattr(thing, field, value)
            changed = True
    return changed and save(thing, row, column)


class Relations:
    """What hangs on one record, as its row tells it; `changed` where saving it changed something.

    Where a row gives nothing, what is stored stays.
    """

    def __init__(self, row, is_new):
        self.row = row
        self.is_new = is_new
        self.changed = False

    def save_parts(self, manager, wanted, column, same=attrgetter("line_key")):
        """Make the stored parts the wanted ones, which are not saved yet."""
        if not wanted:
            return
        left = {} if self.is_new else {same(part): part for part in manager.all()}
        left.pop(None, None)  # a standing that has ended is like no other
        for part in wanted:
            if found := left.pop(same(part), None):
                self.changed |= overwrite(found, given(part), self.row, column)
            else:
                self.changed |= save(part, self.row, column)
        for part in left.values():
            part._change_reason = REASON
            part.delete()
            self.changed = True

    def save_many(self, manager, wanted):
        """Make the related records the wanted ones."""
        if not wanted or (not self.is_new and set(manager.all()) == set(wanted)):
            return
        manager.instance._change_reason = REASON
        manager.add(*wanted) if self.is_new else manager.set(wanted)
        self.changed = True


def given(part):
    """The fields of a part that a row can tell."""
    fields = (field for field in part._meta.fields if field.editable and not field.primary_key)
    return {field.name: getattr(part, field.name) for field in fields}
