"""Turns rows of the catalogue into records: as the import does, but found by their keys."""

from django.core.exceptions import ValidationError
from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from r2p.desk.tables.cells import Link, text_of
from r2p.desk.tables.columns import Many
from r2p.desk.tables.resource import TableResource, cells
from r2p.records.models import Record

from .columns import Key, StaffNotes

REASON = "starter catalogue"


class CatalogueResource(TableResource):
    """The rows of one file. No permissions are checked: the project itself loads them.

    A stored record is left alone, with all its parts, unless `update` lets the cells overwrite
    it. An empty cell overwrites nothing, and the columns in `once` are read for new records only.
    """

    file = ""
    required = ("key",)  # the columns that must be there, with no empty cell
    once = ()
    step = None  # from the order of one row to the next, where their place in the file is it
    leaves_constraints = True  # checking them beforehand takes as long as all the rest

    key = Key("key")

    class Meta:
        skip_diff = True
        use_transactions = False

    def __init__(self, keys, moment, update=False):
        super().__init__(model_admin=None, request=None)
        self.slugs, self.moment, self.update = keys, moment, update

    def may_see(self, model):
        return True

    def signed(self, row):
        row._change_reason = REASON
        return row

    # -- From rows to records

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.keys_read = set()
        self.slugs.expect(self.model, cells(dataset, "key"))
        self.by_key = self.find_stored()
        if self.update:
            prefetch_related_objects(list(self.by_key.values()), *self.relations())

    def find_stored(self):
        return dict(self.slugs.records[self.model])

    def init_instance(self, row=None):
        return self.model()

    def get_instance(self, instance_loader, row):
        return self.by_key.get(text_of(row["key"]))

    def after_init_instance(self, instance, new, row, **kwargs):
        self.row_key = text_of(row["key"])
        self.is_left_alone = not (new or (self.update and self.is_of(instance)))
        super().after_init_instance(instance, new or self.is_left_alone, row, **kwargs)

    def is_of(self, instance):
        """Test whether a stored record is that of the row, not one into which it was merged."""
        return True

    def import_instance(self, instance, row, **kwargs):
        """Reads the cells also where the record is left alone: they may be wrong."""
        super().import_instance(self.init_instance(row) if self.is_left_alone else instance, row)

    def read_cell(self, column, instance, row):
        is_empty = not text_of(row[column.column_name])
        if is_empty and column.column_name in self.required:
            raise ValueError(_("This cell must not be empty."))
        if isinstance(column, Many):
            refuse_twice(column.parts(row))
        if self.is_new or not (is_empty or column.column_name in self.once):
            super().read_cell(column, instance, row)
        if not self.is_new and column in self.many:
            self.keep_order(column, instance)

    def keep_order(self, column, instance):
        """Keeps the stored order of the same values: another order is no change."""
        stored = column.values_of(instance, self)
        if set(stored) == set(self.many[column]):
            self.many[column] = stored

    def look_at(self, instance, errors):
        if self.is_left_alone:
            return
        for column in self.columns():
            if isinstance(column.widget, Link) and (pk := getattr(instance, column.attribute)):
                record = self.slugs.record(column.widget.model, pk)
                setattr(instance, column.attribute.removesuffix("_id"), record)
        super().look_at(instance, errors)
        if "key" in errors:
            errors.pop("slug", None)  # which is made of the key

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_left_alone = self.is_left_alone and not import_validation_errors
        return is_left_alone or super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        self.slugs.put(self.model, self.row_key, instance)
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        self.check(instance, {})

    def do_instance_save(self, instance, is_create):
        self.keep(self.signed(instance))
        self.slugs.put(self.model, self.row_key, instance)

    def after_import(self, dataset, result, **kwargs):
        """Does nothing: shipped texts may name anybody."""


class CatalogueRecords(CatalogueResource):
    """A file of records, which are published as they are loaded, with the key as slug."""

    once = ("slug", "status", "publish_at", "audience")

    notes = StaffNotes("notes")
    source = StaffNotes("source")

    def init_instance(self, row=None):
        return self.model(
            slug=text_of(row["key"]), status=Record.Status.PUBLISHED, publish_at=self.moment
        )

    def is_of(self, instance):
        return instance.key == self.row_key


def refuse_twice(parts):
    for part in parts:
        if parts.count(part) > 1:
            raise ValueError(_("“%(text)s” is given twice.") % {"text": part})
