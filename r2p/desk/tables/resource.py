"""Base of all resources: columns, and how a row is read into an instance."""

from copy import copy

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Diff, Resource

from .cells import Link, text_of
from .columns import Many
from .slug_index import Slugs

AT_ONCE = 500


class Changes(Diff):
    """The cells of a row before and after, as [[before, after], …]."""

    def __init__(self, resource, instance, new):
        self.before = [] if new else resource.texts_of(instance)

    def compare_with(self, resource, instance):
        self.after = resource.texts_after(instance)

    def as_html(self):
        before = self.before or [""] * len(self.after)
        return [list(pair) for pair in zip(before, self.after, strict=True)]


class TableResource(Resource):
    """Rows of one model, in columns.

    Made for one request, whose permissions in `model_admin` count; `reader` is the audience of an
    export, None for staff.
    """

    only_compares = False  # nothing is saved, not even to be taken back
    is_checked = False  # the same table has been checked: what it may break, the database says
    leaves_constraints = False  # only the database is asked whether a row keeps its constraints
    naming = ()  # the columns that say what a row is about
    required = ()  # the columns without which no row can be read
    help_text = ""  # how rows are read, for whoever fills the table
    model = None  # given by `table_of`, as is `admin_model`
    admin_model = None

    class Meta:
        import_id_fields = []
        instance_loader_class = BaseInstanceLoader
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def __init__(self, model_admin, request, reader=None, file_name=""):
        super().__init__()
        self.model_admin, self.request, self.reader = model_admin, request, reader
        self.file_name = file_name
        self.slugs = Slugs(reader)

    @classmethod
    def what(cls):
        """Return the plural name of the rows."""
        return cls.model._meta.verbose_name_plural

    def get_diff_class(self):
        return Changes

    def each_row(self, number):
        """Hook that is called after each row with its position."""

    def after_import_row(self, row, row_result, row_number=0, **kwargs):
        if row_number % 50 == 0:
            self.each_row(row_number)

    # -- The columns

    def open_columns(self):
        """Return the columns that do not reveal records the user may not see."""
        columns = (self.fields[name] for name in self.get_import_order())
        return [column for column in columns if all(map(self.may_see, column.names))]

    def may_see(self, model):
        return self.model_admin.admin_site.get_model_admin(model).has_view_permission(self.request)

    def column_names(self):
        return [column.column_name for column in self.open_columns()]

    def columns(self):
        """Return the columns of the file, or all that its reader may see."""
        columns = self.open_columns()
        if self.reader:
            return [column for column in columns if not column.for_staff]
        headers = getattr(self, "headers", None)
        return [one for one in columns if headers is None or one.column_name in headers]

    def relations(self):
        """Return the relations to load with the rows."""
        return [column.relation for column in self.columns() if isinstance(column, Many)]

    def texts_of(self, instance):
        return [column.text_of(instance, self) for column in self.columns()]

    def texts_after(self, instance):
        return [
            column.text(self.many[column], self)
            if column in self.many
            else column.text_of(instance, self)
            for column in self.columns()
        ]

    # -- From rows to instances

    def before_import(self, dataset, **kwargs):
        self.headers = dataset.headers
        self.seen = set()

    def after_init_instance(self, instance, new, row, **kwargs):
        self.many = {}
        self.original = copy(instance)
        self.is_new = new
        self.before = None if new else self.texts_of(instance)

    def import_instance(self, instance, row, **kwargs):
        """Read every cell, so that all errors of a row are reported at once."""
        errors = {}
        for column in self.columns():
            try:
                self.read_cell(column, instance, row)
            except ValueError as error:
                errors[column.column_name] = ValidationError(str(error))
        self.look_at(instance, errors)
        if errors:
            raise ValidationError(errors)

    def read_cell(self, column, instance, row):
        """Read a cell into an instance. An empty cell leaves a new instance its default."""
        if self.is_new and not text_of(row.get(column.column_name)):
            self.many |= {column: []} if isinstance(column, Many) else {}
        elif isinstance(column, Many):
            self.many[column] = column.values_in(row, self)
        else:
            column.write(instance, row, self)

    def look_at(self, instance, errors):
        """Complete an instance and collect further errors."""

    def check(self, instance, errors):
        """Raise all errors of a row.

        Foreign keys found by slug exist and are not checked again.
        """
        checks = [
            (instance.clean_fields, [*self.linked(), *self.derived()]),
            (lambda exclude: instance.clean(), []),
        ]
        if not (self.is_checked or self.leaves_constraints):
            checks += [(instance.validate_unique, []), (instance.validate_constraints, [])]
        for check, left_out in checks:
            try:
                check(exclude={*self.labelled_messages(errors), *left_out})
            except ValidationError as error:
                errors = error.update_error_dict(errors)
        if errors:
            raise ValidationError(errors)

    def labelled_messages(self, errors):
        """Return the fields that have errors already."""
        wrong = [one.attribute for one in self.columns() if one.column_name in errors]
        return {*errors, *wrong, *(name.removesuffix("_id") for name in wrong)}

    def linked(self):
        links = (one for one in self.columns() if isinstance(one.widget, Link))
        return [column.attribute.removesuffix("_id") for column in links]

    def derived(self):
        return [field.name for field in self.model._meta.fields if not field.editable]

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_same = self.before is not None and self.before == self.texts_after(instance)
        return is_same and not import_validation_errors

    def save_instance(self, instance, is_create, row, **kwargs):
        if not self.only_compares:
            super().save_instance(instance, is_create, row, **kwargs)

    def save_m2m(self, instance, row, **kwargs):
        for column, values in self.many.items():
            column.write_rows(instance, values, self)

    def signed(self, row):
        """Set the user and the file in the history of a row."""
        row._history_user = self.request.user
        row._change_reason = (_("from %(file)s") % {"file": self.file_name})[:100]
        return row

    def keep(self, row, save=None):
        """Save a row, and report errors of the database as the model words them."""
        try:
            with transaction.atomic():
                (save or row.save)()
        except IntegrityError:
            row.full_clean()
            raise

    # -- From instances to rows

    def rows_for_reader(self, records):
        """Return the rows of the table for some records."""
        raise NotImplementedError

    def told_records(self, records):
        """Return the records that the table's reader may see; all of them for staff."""
        if self.reader is None:
            return records
        told = self.model_admin.model._default_manager.visible_to(self.reader)
        return records.filter(pk__in=told.order_by().values("pk"))


def in_parts(rows, **named):
    """Yield the rows whose field has one of many values, a few hundred at a time."""
    ((name, values),) = named.items()
    for start in range(0, len(values), AT_ONCE):
        yield from rows.filter(**{f"{name}__in": values[start : start + AT_ONCE]})


def cells(dataset, name):
    """Return the texts of a column; none if the column is missing."""
    return [text_of(cell) for cell in dataset[name]] if name in dataset.headers else []
