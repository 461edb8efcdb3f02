"""A table of records: read from a file into records, and written from records into a file."""

from copy import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from import_export.instance_loaders import BaseInstanceLoader
from import_export.resources import Diff, Resource

from r2p.desk.workflow import steps
from r2p.desk.workflow.hidden import hidden_people_named_in
from r2p.records.audience import Audience
from r2p.records.models import Record
from r2p.records.slugs import free_slug

from .cells import Choice, Moment, Text, text_of
from .columns import Column, Many
from .rights import refusals
from .slugs import Slugs

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


class RecordResource(Resource):
    """The columns that every kind of record has, and how a row becomes a record.

    Made for one person and one way: `desk` is the kind's admin and `request` whose rights count;
    a `reader` is for whom a table is written, None for the staff.
    """

    slug = Column("slug", help=_("Names the record. Empty: made from its name."), example="a-slug")
    status = Column("status", Choice(Record.Status), help=_("draft or in review"), for_staff=True)
    publish_at = Column("publish_at", Moment(), for_staff=True)
    audience = Column("audience", Choice(Audience), help=_("Who may see it."), for_staff=True)
    staff_notes = Column("staff_notes", Text(), for_staff=True)

    only_compares = False  # neither rows nor lines are saved, not even to be taken back
    named_by = "title"  # the field that says what a record is
    model = None  # given by `exchanged`

    class Meta:
        import_id_fields = ["slug"]
        instance_loader_class = BaseInstanceLoader
        clean_model_instances = True
        skip_unchanged = True
        report_skipped = True
        use_transactions = True

    def __init__(self, desk, request, reader=None, file_name=""):
        super().__init__()
        self.desk, self.request, self.reader = desk, request, reader
        self.file_name = file_name
        self.slugs = Slugs(reader)

    def get_diff_class(self):
        return Changes

    def each_row(self, number):
        """Called after each row that was read, with its place in the table."""

    def after_import_row(self, row, row_result, row_number=0, **kwargs):
        if row_number % 50 == 0:
            self.each_row(row_number)

    # -- The columns

    def open_columns(self):
        """All but those that would tell which records of a kind there are that one may not see."""
        columns = (self.fields[name] for name in self.get_import_order())
        return [column for column in columns if all(map(self.may_see, column.names))]

    def may_see(self, model):
        return self.desk.admin_site.get_model_admin(model).has_view_permission(self.request)

    def column_names(self):
        return [column.column_name for column in self.open_columns()]

    def columns(self):
        """Those of the table in hand, or all that its reader is told."""
        columns = self.open_columns()
        if self.reader:
            return [column for column in columns if not column.for_staff]
        headers = getattr(self, "headers", None)
        return [one for one in columns if headers is None or one.column_name in headers]

    def texts_of(self, record):
        return [column.text_of(record, self) for column in self.columns()]

    def texts_after(self, record):
        return [
            column.text(self.many[column], self)
            if column in self.many
            else column.text_of(record, self)
            for column in self.columns()
        ]

    # -- From rows to records

    def before_import(self, dataset, **kwargs):
        self.headers = dataset.headers
        slugs = [text_of(slug) for slug in dataset["slug"]] if "slug" in dataset.headers else []
        relations = [one.relation for one in self.columns() if isinstance(one, Many)]
        records = self.desk.model._default_manager.prefetch_related(*relations)
        self.stored = {}
        for start in range(0, len(slugs), AT_ONCE):
            chunk = slugs[start : start + AT_ONCE]
            self.stored |= {one.slug: one for one in records.filter(slug__in=chunk)}
        self.seen, self.published = set(), []

    def init_instance(self, row=None):
        return self.desk.model(made_by=self.request.user)

    def get_instance(self, instance_loader, row):
        return self.stored.get(text_of(row["slug"]))

    def after_init_instance(self, instance, new, row, **kwargs):
        self.many = {}
        self.original = copy(instance)
        self.is_new = new
        self.before = None if new else self.texts_of(instance)

    def import_instance(self, instance, row, **kwargs):
        """Every cell is read, so that all that is wrong with a row is said at once."""
        errors = {}
        for column in self.columns():
            if self.is_new and not text_of(row.get(column.column_name)):
                self.many |= {column: []} if isinstance(column, Many) else {}
                continue  # a new record has what its kind gives it
            try:
                self.read_cell(column, instance, row)
            except ValueError as error:
                errors[column.column_name] = ValidationError(str(error))
        self.name_new(instance, errors)
        if errors:
            raise ValidationError(errors)

    def read_cell(self, column, instance, row):
        if isinstance(column, Many):
            self.many[column] = column.read(row.get(column.column_name), self)
        else:
            column.write(instance, row, self)

    def name_new(self, instance, errors):
        if self.is_new and not instance.slug:
            instance.slug = free_slug(self.desk.model, getattr(instance, self.named_by))
        if instance.slug in self.seen:
            errors["slug"] = ValidationError(_("Another row of this table has this slug."))
        self.seen.add(instance.slug)

    def skip_row(self, instance, original, row, import_validation_errors=None):
        is_same = self.before is not None and self.before == self.texts_after(instance)
        return is_same and not import_validation_errors

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        original = None if self.is_new else self.original
        errors |= refusals(self.desk, self.request, instance, original)
        super().validate_instance(instance, errors, validate_unique)

    def save_instance(self, instance, is_create, row, **kwargs):
        if not self.only_compares:
            super().save_instance(instance, is_create, row, **kwargs)

    def do_instance_save(self, instance, is_create):
        steps.save(self.signed(instance), self.request.user)

    def save_m2m(self, instance, row, **kwargs):
        if self.only_compares:
            return
        for column, values in self.many.items():
            column.write_rows(instance, values, self)
        if instance.status == Record.Status.PUBLISHED:
            self.published.append(instance)

    def signed(self, row):
        """A row whose history will say who changed it and from which file."""
        row._history_user = self.request.user
        row._change_reason = (_("from %(file)s") % {"file": self.file_name})[:100]
        return row

    def after_import(self, dataset, result, **kwargs):
        """A table publishes no text that names somebody whom it may not tell."""
        if warnings := hidden_people_named_in(self.published):
            raise ValidationError([str(warning) for warning in warnings])

    # -- From records to rows

    def rows_for_reader(self, records):
        """The records that the table's reader may be told of; for the staff all."""
        if self.reader is None:
            return records
        told = self.desk.model._default_manager.visible_to(self.reader)
        return records.filter(pk__in=told.order_by().values("pk"))
