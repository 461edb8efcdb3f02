"""Facts of a row: label, value, and value as text."""

from django.db import models
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from r2p.records.audience import Audience
from r2p.records.dates import Precision, describe

from . import text_diff

EMPTY = (None, "", frozenset(), (None, None, ""))


class Fact:
    """A column of a row. Values are compared; words are shown."""

    def __init__(self, label, *fields):
        self.label, self.fields = capfirst(label), fields

    def value(self, row):
        return getattr(row, self.fields[0].attname)

    def note(self, value, names):
        """Say which names the value will ask for."""

    def words(self, value, names):
        field = self.fields[0]
        if field.choices:
            return str(dict(field.flatchoices).get(value, value))
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return moment_in_words(value)

    def pieces(self, before, after, names):
        """Return the removed and added pieces of a value."""
        signed = [(text_diff.TAKEN, before), (text_diff.ADDED, after)]
        return [(sign, self.words(one, names)) for sign, one in signed if one not in EMPTY]

    @property
    def is_number(self):
        field = self.fields[0]
        return isinstance(field, models.IntegerField) and not field.choices

    @property
    def says_who_may_see(self):
        return any(is_among(field, Audience) for field in self.fields)


class Text(Fact):
    def words(self, value, names):
        return value

    def pieces(self, before, after, names):
        return text_diff.pieces(before or "", after or "")


class Span(Fact):
    """Two days and a precision: a known date, or the dates of an event."""

    def value(self, row):
        return tuple(getattr(row, field.attname) for field in self.fields)

    def words(self, value, names):
        return describe(*value)


class Reference(Fact):
    @property
    def model(self):
        return self.fields[0].related_model

    def note(self, value, names):
        names.note(self.model, [value])

    def words(self, value, names):
        return names.of(self.model, value)


class File(Fact):
    """A stored file, shown by its original name."""

    def value(self, row):
        return (str(super().value(row)), getattr(row, "original_name", ""))

    def words(self, value, names):
        return value[1] or _("a file")


class Several(Fact):
    """A many-to-many field, as the keys of its rows, which are read with the row."""

    @property
    def name(self):
        return self.fields[0].name

    @property
    def model(self):
        return self.fields[0].related_model

    def value(self, row):
        return row.named[self.name]

    def note(self, value, names):
        names.note(self.model, value)

    def words(self, value, names):
        return ", ".join(self.listed(value, names))

    def listed(self, value, names):
        return sorted(names.of(self.model, key) for key in value)

    def pieces(self, before, after, names):
        before, after = before or frozenset(), after or frozenset()
        signed = [(text_diff.TAKEN, before - after), (text_diff.ADDED, after - before)]
        return [(sign, self.words(some, names)) for sign, some in signed if some]


def moment_in_words(value):
    if hasattr(value, "hour"):
        return date_format(localtime(value), "DATETIME_FORMAT")
    return date_format(value, "DATE_FORMAT") if hasattr(value, "year") else str(value)


def facts_of(model, label_of, left_out=(), told_besides=()):
    """Return the facts of a model in the order of its fields, without derived ones."""
    facts, fields = [], []
    for field in model._meta.concrete_fields:
        is_told = (field.editable and not field.primary_key) or field.name in told_besides
        if not is_told or field.attname in left_out:
            continue
        fields.append(field)
        if is_among(field, Precision):  # shown after its two days
            facts[-2:] = [Span(label_of(field), *fields[-3:])]
        else:
            facts.append(fact_of(field)(label_of(field), field))
    several = getattr(model.history.model, "_history_m2m_fields", [])
    return [*facts, *(Several(label_of(field), field) for field in several)]


def fact_of(field):
    if field.is_relation:
        return Reference
    if isinstance(field, models.FileField):
        return File
    is_text = isinstance(field, models.CharField | models.TextField) and not field.choices
    return Text if is_text else Fact


def is_among(field, choices):
    return list(field.choices or []) == choices.choices
