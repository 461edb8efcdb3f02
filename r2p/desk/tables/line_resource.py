"""Resources of lines that belong to records, one per row, such as participations."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.publishing import transitions
from r2p.desk.publishing.hidden_names import hidden_people_named_in
from r2p.records.models import Record

from .cells import text_of
from .resource import TableResource, cells, in_parts
from .row_permissions import why_closed


class LineResource(TableResource):
    """A resource whose rows name their record in the column of the foreign key `whole`.

    A row is a stored line if the columns of `same` are equal: it changes the other columns. Lines
    that are not in the file stay.
    """

    whole = ""
    same = ()
    help_text = gettext_lazy(
        "Each row is one line of the record with this slug. A line that already exists is "
        "updated. Lines that are not in the file stay as they are."
    )

    @property
    def whole_column(self):
        named = (one for one in self.fields.values() if one.attribute == f"{self.whole}_id")
        return next(named).column_name

    # -- From rows to lines

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        keys = self.slugs.keys_of(self.admin_model, cells(dataset, self.whole_column))
        wholes = self.admin_model._default_manager.order_by("pk")
        if self.is_checked:
            wholes = wholes.select_for_update(of=("self",))
        self.wholes = {one.pk: one for one in in_parts(wholes, pk=keys)}
        self.stored = defaultdict(list)
        lines = self.model._default_manager.all()
        for line in in_parts(lines, **{self.whole: list(self.wholes)}):
            self.stored[self.key_of(line)].append(line)
        self.changed = set()
        self.warned = {one.key for one in self.warnings(self.wholes)}

    def records(self, **named):
        return in_parts(self.admin_model._default_manager.all(), **named)

    def key_of(self, line):
        """Return the values that make two rows the same line."""
        return (getattr(line, f"{self.whole}_id"), line.line_key)

    def is_same_by(self, column):
        return column.column_name in (self.whole_column, *self.same)

    def init_instance(self, row=None):
        return self.model()

    def get_instance(self, instance_loader, row):
        line = self.model()
        for column in filter(self.is_same_by, self.columns()):
            try:
                if text_of(row.get(column.column_name)):
                    column.write(line, row, self)
            except ValueError:
                return None  # which is said when the cell is read
        return self.chosen(self.stored.get(self.key_of(line), []), row)

    def chosen(self, lines, row):
        """Return which of the equal stored lines a row means."""
        return lines[0] if lines else None

    def read_cell(self, column, instance, row):
        if self.is_new or not self.is_same_by(column):
            super().read_cell(column, instance, row)

    def look_at(self, instance, errors):
        whole = self.wholes.get(getattr(instance, f"{self.whole}_id"))
        if whole is None:
            errors.setdefault(self.whole_column, ValidationError(_("This cell must not be empty.")))
            return
        setattr(instance, self.whole, whole)
        key = instance.pk or (self.key_of(instance), getattr(instance, "ended_from", None))
        if not errors and key in self.seen:
            errors[self.whole_column] = ValidationError(
                _("This row repeats another row of the file.")
            )
        self.seen.add(key)

    def validate_instance(self, instance, import_validation_errors=None, validate_unique=True):
        errors = dict(import_validation_errors or {})
        if self.whole_column in errors:
            raise ValidationError(errors)
        self.check(instance, errors | self.refusals(instance))

    def refusals(self, line):
        """Return {column: error} for what the user may not do with a line."""
        whole = getattr(line, self.whole)
        said = {self.whole_column: why_closed(self.model_admin, self.request, whole)}
        if self.tells_otherwise(line) and not self.model_admin.may_publish(self.request):
            said["audience"] = _("Only people who can publish may change this.")
        return {name: ValidationError(sentence) for name, sentence in said.items() if sentence}

    def tells_otherwise(self, line):
        """Test whether the audience of the line changes."""
        before = self.model() if self.is_new else self.original
        return getattr(line, "audience", None) != getattr(before, "audience", None)

    def do_instance_save(self, instance, is_create):
        whole = getattr(instance, self.whole)
        self.keep(self.signed(instance))
        self.changed.add(whole.pk)
        if self.tells_otherwise(instance):
            transitions.note_line(self.request.user, whole, instance)

    def after_import(self, dataset, result, **kwargs):
        """Refuse published texts that newly name hidden people."""
        new = [one for one in self.warnings(self.changed) if one.key not in self.warned]
        if new:
            raise ValidationError([str(warning) for warning in new])

    def warnings(self, keys):
        """Return the warnings about stored published records of some keys."""
        published = Record.Status.PUBLISHED
        records = [one for one in self.records(pk=list(keys)) if one.status == published]
        return hidden_people_named_in(records)

    # -- From lines to rows

    def rows_for_reader(self, records):
        """Return the lines of some records that the table's reader may see."""
        wholes = self.told_records(records).order_by().values("pk")
        lines = self.model._default_manager.filter(**{f"{self.whole}__in": wholes})
        told = self.told(lines) if self.reader else lines
        return told.order_by(f"{self.whole}_id", *self.model._meta.ordering)

    def told(self, lines):
        """Return the lines of which the table's reader may see something, with what."""
        return lines.told_to(self.reader)

    def texts_of(self, instance):
        return super().texts_of(self.as_told(instance) if self.reader else instance)

    def as_told(self, line):
        """Return a line without what the table's reader may not see."""
        return line
