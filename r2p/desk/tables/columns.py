"""Columns of a table: what each shows of a record, and what it writes."""

from django.core.exceptions import ValidationError
from import_export.fields import Field

from .cells import BETWEEN, Link, Text, split_cell


class Column(Field):
    """One value of a record: of the field with its name, or of the field named by `of`.

    `help` and `example` explain the column in the template. Columns `for_staff` are never exported
    for others. `names` lists the models of the records that it refers to.
    """

    names = ()

    def __init__(self, name, widget=None, of="", help="", example="", for_staff=False, names=()):
        attribute = of or (f"{name}_id" if isinstance(widget, Link) else name)
        super().__init__(attribute=attribute, column_name=name, widget=widget or Text())
        self.help, self.example, self.for_staff = help, example, for_staff
        self.names = [self.widget.model] if isinstance(widget, Link) else names or self.names

    def text_of(self, record, resource):
        return self.widget.render(getattr(record, self.attribute), resource=resource)

    def write(self, record, row, resource):
        value = self.widget.clean(row.get(self.column_name), row=row, resource=resource)
        setattr(record, self.attribute, value)


class Many(Column):
    """Several values in one cell, which are rows of another table.

    They are read before the record is saved and written after it. `relation` is loaded with the
    records.
    """

    relation = ""

    def values_in(self, row, resource):
        """Read the values of a cell in the form that `values_of` returns. Raises ValueError."""
        return list(dict.fromkeys(self.value(part, resource) for part in self.parts(row)))

    def parts(self, row):
        return split_cell(row.get(self.column_name))

    def value(self, part, resource):
        return part

    def values_of(self, record, resource):
        """Return the values of a record that the resource's reader may see."""
        raise NotImplementedError

    def write_rows(self, record, values, resource):
        """Write the values of a saved record; where nothing is saved, look at them alone."""
        raise NotImplementedError

    def text(self, values, resource):
        return f" {BETWEEN} ".join(self.part(value, resource) for value in values)

    def part(self, value, resource):
        return str(value)

    def text_of(self, record, resource):
        return self.text(self.values_of(record, resource) if record.pk else [], resource)


class Slugged(Many):
    """A many-to-many field, such as regions, as slugs."""

    def __init__(self, name, model, **kwargs):
        super().__init__(name, **kwargs)
        self.relation, self.model, self.names = name, model, [model]

    def value(self, part, resource):
        return resource.slugs.key_of(self.model, part)

    def values_of(self, record, resource):
        return [one.pk for one in getattr(record, self.relation).all()]

    def part(self, value, resource):
        return resource.slugs.slug_of(self.model, value)

    def text(self, values, resource):
        parts = sorted(filter(None, (self.part(value, resource) for value in values)))
        return f" {BETWEEN} ".join(parts)

    def write_rows(self, record, values, resource):
        if not resource.only_compares:
            related = getattr(record, self.relation)
            related.add(*values) if resource.is_new else related.set(values)


class Lines(Many):
    """Rows that belong to a record, such as other names; `fields_of` a value are their fields."""

    def __init__(self, name, relation, **kwargs):
        super().__init__(name, **kwargs)
        self.relation = relation

    def value_of(self, line):
        raise NotImplementedError

    def fields_of(self, value, number):
        raise NotImplementedError

    def new_line(self, record, value, number):
        relation = getattr(type(record), self.relation).rel
        fields = {relation.field.name: record, **self.fields_of(value, number)}
        return relation.related_model(**fields)

    def lines_of(self, record):
        """Return the stored rows of a record that the column is about."""
        return getattr(record, self.relation).all()

    def values_of(self, record, resource):
        return [self.value_of(line) for line in self.lines_of(record)]

    def write_rows(self, record, values, resource):
        """Rows that stay keep all else that they have."""
        rows = [] if resource.is_new else self.lines_of(record)
        stored = {self.value_of(line): line for line in rows}
        if not resource.only_compares:
            for value, line in stored.items():
                if value not in values:
                    resource.signed(line).delete()
        for number, value in enumerate(values, start=1):
            if value not in stored:
                self.keep(self.new_line(record, value, number), resource)

    def keep(self, line, resource):
        """Check a line as far as possible, and save it unless this is a dry run."""
        try:
            if resource.only_compares or resource.leaves_constraints:
                line.clean_fields(exclude=unread_fields(line))
                line.clean()
            elif not resource.is_checked:
                line.full_clean()
            if not resource.only_compares:
                resource.keep(resource.signed(line))
        except ValidationError as error:
            raise ValidationError({self.column_name: error.messages}) from error


def unread_fields(row):
    """Return fields that need no check: foreign keys found by slug, and derived fields."""
    return [one.name for one in row._meta.fields if one.is_relation or not one.editable]


class Names(Lines):
    """Other names, as text."""

    def value_of(self, line):
        return line.name

    def fields_of(self, value, number):
        return {"name": value}
