"""Forms of records and of their inlines in the admin: known dates, constraints, duplicates."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext_lazy as _

from .dates import KnownDate, Precision
from .written_dates import split_days


class KnownDateField(forms.Field):
    """A known date as one text: "2014", "2014-11", "2014-11-05" or "5 November 2014"."""

    widget = forms.TextInput(attrs={"data-fit": "date"})

    def __init__(self, **kwargs):
        super().__init__(required=False, **kwargs)

    def prepare_value(self, value):
        return value.as_typed if isinstance(value, KnownDate) else value

    def to_python(self, value):
        if value in self.empty_values or not value.strip():
            return None
        try:
            return KnownDate.parse(value)
        except ValueError as error:
            raise ValidationError(str(error), code="invalid") from error

    def has_changed(self, initial, data):
        """Compare as typed: a stored date can say more than its text, and must not lose it."""
        try:
            typed = self.prepare_value(self.to_python(data))
        except ValidationError:
            return True
        return self.prepare_value(initial) != typed


class KnownDaysField(KnownDateField):
    """A known date, or a range of days: "11–12 April 2013".

    A range becomes one KnownDate, from the earliest to the latest day.
    """

    def to_python(self, value):
        try:
            first, last = map(KnownDate.parse, split_days(value or "") or ())
        except ValueError:
            return super().to_python(value)
        return KnownDate(first.earliest, last.latest, Precision.DAY)

    def has_changed(self, initial, data):
        """A range always counts as changed: the stored start says nothing of its end."""
        return bool(split_days(data or "")) or super().has_changed(initial, data)


class ConstrainedForm(forms.ModelForm):
    """A model form with known dates as one field each, and constraint errors at fields.

    Django skips a constraint over columns that are no fields of the form, so the columns that a
    field writes are named in `columns`. `places` gives the field for a constraint's error.
    """

    places = {}

    def __init__(self, *args, label_suffix="", **kwargs):
        super().__init__(*args, label_suffix=label_suffix, **kwargs)
        for name in self.known_dates:
            self.initial.setdefault(name, getattr(self.instance, name))
        for name, field in self.fields.items():
            select = getattr(field.widget, "widget", None)
            if isinstance(select, Loaded):
                select.loaded = self.loaded_of(name)

    def loaded_of(self, name):
        """The records that a field shows, as far as they are loaded with the instance."""
        column = self.instance._meta.get_field(name)
        if column.many_to_many:
            found = self.initial.get(name) or []
            return [record for record in found if isinstance(record, column.related_model)]
        record = column.get_cached_value(self.instance, default=None)
        return [record] if record else []

    @property
    def known_dates(self):
        """The fields for properties of the model made by `known_date`."""
        fields = self.fields.items()
        return [name for name, field in fields if isinstance(field, KnownDateField)]

    @property
    def columns(self):
        """{field: columns it writes}, for fields that are no columns themselves."""
        parts = ("from", "until", "precision")
        return {name: [f"{name}_{part}" for part in parts] for name in self.known_dates}

    def write_dates(self):
        """Write the dates that were typed; an untouched date stays as stored."""
        for name in self.known_dates:
            if name in self.cleaned_data and name in self.changed_data:
                setattr(self.instance, name, self.cleaned_data[name])

    def _post_clean(self):
        self.write_dates()
        super()._post_clean()

    def _get_validation_exclusions(self):
        exclude = super()._get_validation_exclusions()
        written = {column for columns in self.columns.values() for column in columns}
        wrong = {
            column for name in self.columns if name in self.errors for column in self.columns[name]
        }
        return exclude - written | wrong

    def _update_errors(self, errors):
        """Move the error of a constraint from the whole form to its field."""
        for error in errors.error_dict.pop(NON_FIELD_ERRORS, []):
            self.add_error(self.place_of(error), error)
        super()._update_errors(errors)

    def place_of(self, error):
        constraints = self.instance._meta.constraints
        names = {str(rule.violation_error_message): rule.name for rule in constraints}
        place = self.places.get(names.get(str(error.message)))
        return place if place in self.fields else None


def possible_id(text):
    """Turn a text that is no possible primary key into one that matches no record."""
    is_number = str(text).isdecimal() and str(text).isascii() and len(str(text)) < 19
    return text if is_number or not text else "0"


class Loaded:
    """Mixin for autocomplete widgets that show their value from objects already loaded.

    Django would query the database for each, and for whatever was sent.
    """

    loaded = ()

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return (
            [possible_id(one) for one in value] if isinstance(value, list) else possible_id(value)
        )

    def optgroups(self, name, value, attr=None):
        if [str(one) for one in value] != [str(record.pk) for record in self.loaded]:
            return super().optgroups(name, [possible_id(one) for one in value], attr)
        label_of = self.choices.field.label_from_instance
        options = [
            self.create_option(name, record.pk, label_of(record), True, 0) for record in self.loaded
        ]
        if not self.is_required and not self.allow_multiple_selected:
            options.insert(0, self.create_option(name, "", "", False, 0))
        return [(None, options, 0)]


class LoadedSelect(Loaded, AutocompleteSelect):
    pass


class ManySelect(Loaded, AutocompleteSelectMultiple):
    pass


class LineForm(ConstrainedForm):
    """The form of a line (part of a record). The formset refuses duplicates.

    `beneath` gives, for seldom filled fields, the field in whose cell each is folded.
    """

    do_not_call_in_templates = True  # where a template asks the class what is `beneath`
    beneath = {}
    is_readable = False

    @property
    def folded(self):
        """{field: folded fields with their values}."""
        return {above: self[name] for above, name in self.beneath.items() if name in self.fields}

    def clean(self):
        self.is_readable = not self.errors
        return super().clean()


class DistinctLines:
    """Mixin for formsets: refuses two lines with the same `line_key` once all are saved.

    A key of None is never a duplicate. The database compares the lines one by one while they are
    saved, so their order counts too.
    """

    def key_of(self, line):
        return line.line_key

    def _construct_form(self, i, **kwargs):
        form = super()._construct_form(i, **kwargs)
        form.stored_key = self.key_of(form.instance) if form.instance.pk else None
        return form

    def clean(self):
        self.refuse_repeated()
        self.refuse_too_early()

    def refuse_repeated(self):
        first = dict.fromkeys(self.keys_of_others())
        for number, form, key in self.keyed_lines():
            if key not in first:
                first[key] = number
            elif first[key]:
                form.add_error(None, _("This repeats line %(line)s.") % {"line": first[key]})
            else:
                form.add_error(
                    None, _("Somebody else has added this in the meantime. Reload the page.")
                )

    def refuse_too_early(self):
        """Refuse a key that a later line gives up only when it is saved, in its turn."""
        after = {number: key for number, _form, key in self.keyed_lines()}
        for number, form, key in self.keyed_lines():
            for later, other in enumerate(self.initial_forms, start=1):
                if later > number and other.stored_key == key and after.get(later) != key:
                    message = _(
                        "Line %(line)s still contains this. Change that line and save it first."
                    )
                    form.add_error(None, message % {"line": later})

    def keyed_lines(self):
        """Yield (number, form, key) of every line that will remain and can be compared."""
        for number, form in enumerate(self.forms, start=1):
            if form.is_readable and not (self.can_delete and self._should_delete_form(form)):
                key = self.key_of(form.instance)
                if key is not None:
                    yield number, form, key

    def keys_of_others(self):
        """The keys of stored lines that are not in the formset: they were added since."""
        shown = {form.instance.pk for form in self.forms}
        keys = (self.key_of(line) for line in self.get_queryset() if line.pk not in shown)
        return [key for key in keys if key is not None]


class LineFormSet(DistinctLines, forms.BaseInlineFormSet):
    pass
