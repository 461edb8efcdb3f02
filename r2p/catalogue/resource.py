"""How a row of the catalogue becomes a record: as on the desk, but found by its key."""

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
    """The rows of one file, brought in by the project itself, whom no right keeps from anything.

    What is on file is left alone, with all that hangs on it, unless `update` lets the cells
    overwrite it. An empty cell overwrites nothing, and the columns `once` are for what is new.
    """

    file = ""
    required = ("key",)  # the columns that there must be, and in which no cell is empty
    once = ()
    step = None  # where the place of a row in the file is its order: from one to the next
    leaves_constraints = True  # to ask for each beforehand takes as long as all the rest

    key = Key("key")

    class Meta:
        skip_diff = True
        use_transactions = False

    def __init__(self, keys, moment, update=False):
        super().__init__(desk=None, request=None)
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
        self.is_left = not (new or (self.update and self.is_of(instance)))
        super().after_init_instance(instance, new or self.is_left, row, **kwargs)

    def is_of(self, instance):
        """Whether the row tells of a record by itself, and not of what was merged into it."""
        return True

    def import_instance(self, instance, row, **kwargs):
        """The cells of what is left alone are read all the same: they may be wrong."""
        super().import_instance(self.init_instance(row) if self.is_left else instance, row)

    def read_cell(self, column, instance, row):
        is_empty = not text_of(row[column.column_name])
        if is_empty and column.column_name in self.required:
            raise ValueError(_("This must not be empty."))
        if isinstance(column, Many):
            refuse_twice(column.parts(row))
        if self.is_new or not (is_empty or column.column_name in self.once):
            super().read_cell(column, instance, row)
        if not self.is_new and column in self.many:
            self.keep_order(column, instance)

    def keep_order(self, column, instance):
        """The same values in another order are no change."""
        stored = column.values_of(instance, self)
        if set(stored) == set(self.many[column]):
            self.many[column] = stored

    def look_at(self, instance, errors):
        if self.is_left:
            return
        for column in self.columns():
            if isinstance(column.widget, Link) and (pk := getattr(instance, column.attribute)):
                record = self.slugs.record(column.widget.model, pk)
                setattr(instance, column.attribute.removesuffix("_id"), record)
        super().look_at(instance, errors)
        if "key" in errors:
            errors.pop("slug", None)  # which is made of the key

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_left = self.is_left and not import_validation_errors
        return is_left or super().skip_row(instance, original, row, import_validation_errors)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        self.slugs.put(self.model, self.row_key, instance)
        if import_validation_errors:
            raise ValidationError(import_validation_errors)
        self.check(instance, {})

    def do_instance_save(self, instance, is_create):
        self.keep(self.signed(instance))
        self.slugs.put(self.model, self.row_key, instance)

    def after_import(self, dataset, result, **kwargs):
        """Do what is done once, after all rows."""


class CatalogueRecords(CatalogueResource):
    """A file of records: published as they are loaded, at an address made of the key."""

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
