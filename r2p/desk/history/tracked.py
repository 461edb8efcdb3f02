"""The tracked history of a record: its own row, and each kind of its lines."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.contenttypes.admin import GenericInlineModelAdmin
from django.contrib.contenttypes.models import ContentType
from django.db.models import BooleanField, ExpressionWrapper, Q, Value
from django.forms.models import _get_foreign_key
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .values import Several, facts_of


@dataclass(frozen=True)
class Entry:
    """A row that was added (+), changed (~) or deleted (-); `is_here` if it was of the record."""

    number: int  # of its kind among all that is kept of the record
    history_id: int
    key: int
    at: datetime
    revision: UUID
    by: int | None
    type: str
    word: str | None
    is_here: bool

    @property
    def item(self):
        return (self.number, self.key)

    @property
    def shows_row(self):
        return self.is_here and self.type != "-"


class Kept:
    """The rows of one model: of the record itself, or of one kind of its lines.

    `options` is its admin or inline, `link` is {column: value} of the rows that belong to the
    record.
    """

    def __init__(self, number, options, link, is_record=False):
        self.number, self.options, self.link = number, options, link
        self.model, self.is_record = options.model, is_record
        self.history = self.model.history.model._base_manager
        self.key = self.model._meta.pk.attname

    @cached_property
    def facts(self):
        besides = getattr(self.options, "told_besides", ())
        return facts_of(self.model, self.label_of, self.link, besides)

    def label_of(self, field):
        """Return the label of a field in the form."""
        declared = getattr(self.options.form, "declared_fields", {})
        labels = getattr(getattr(self.options.form, "Meta", None), "labels", {})
        prefix = field.name.removesuffix("_precision")  # its days and itself are one field
        for name in (prefix, field.name):
            if name in declared and declared[name].label:
                return declared[name].label
        return labels.get(field.name) or (field.verbose_name if prefix == field.name else _(prefix))

    @cached_property
    def parent(self):
        """The foreign key from a line to its record, if there is a plain one."""
        fields = self.model._meta.concrete_fields
        linked = (f.name for f in fields if f.is_relation and f.attname in self.link)
        return None if self.is_record or len(self.link) > 1 else next(linked)

    @property
    def title(self):
        named = self.model._meta if self.is_record else self.options
        return capfirst(named.verbose_name_plural)

    def entries(self):
        """Rows of what makes an `Entry`, of all that ever belonged to the record."""
        ever = self.history.filter(**self.link).order_by().values(self.key)
        is_here = ExpressionWrapper(Q(**self.link), output_field=BooleanField())
        return (
            self.history.filter(**{f"{self.key}__in": ever})
            .order_by()
            .values_list(
                Value(self.number),
                "history_id",
                self.key,
                "history_date",
                "revision",
                "history_user_id",
                "history_type",
                "history_change_reason",
                is_here,
            )
        )

    def rows_at(self, history_ids):
        """Return {history_id: row}; each row has its many-to-many keys."""
        rows = self.history.in_bulk(history_ids)
        named = self.named(rows) if self.several else {}
        for history_id, row in rows.items():
            row.named = {
                fact.name: frozenset(named[fact.name, history_id]) for fact in self.several
            }
        return rows

    def named(self, history_ids):
        """Return {(field, history_id): keys}. One query for all fields."""
        first, *others = (
            self.naming(fact).filter(history__in=history_ids) for fact in self.several
        )
        found = defaultdict(set)
        for name, history_id, key in first.union(*others, all=True) if others else first:
            found[name, history_id].add(key)
        return found

    def naming(self, fact):
        through = getattr(self.model.history.model, fact.name).model
        target = f"{fact.fields[0].m2m_reverse_field_name()}_id"
        rows = through._base_manager.annotate(fact=Value(fact.name))
        return rows.values_list("fact", "history_id", target)

    @property
    def several(self):
        return [fact for fact in self.facts if isinstance(fact, Several)]

    def now(self):
        """Return {key: row} of the current rows, with the same many-to-many keys."""
        rows = {row.pk: row for row in self.model._base_manager.filter(**self.link)}
        for row in rows.values():
            row.named = {
                fact.name: frozenset(getattr(row, fact.name).values_list("pk", flat=True))
                for fact in self.several
            }
        return rows


def kept_of(model_admin, request, record):
    """Return all tracked models of a record whose lines the user may see; the record first."""
    itself = Kept(0, model_admin, {record._meta.pk.attname: record.pk}, is_record=True)
    inlines = [
        inline
        for inline in model_admin.get_inline_instances(request, record)
        if hasattr(inline.model, "history")
    ]
    lines = (
        Kept(number, inline, link_of(inline, record)) for number, inline in enumerate(inlines, 1)
    )
    return [itself, *lines]


def link_of(inline, record):
    if isinstance(inline, GenericInlineModelAdmin):
        place = inline.model._meta.get_field(inline.ct_field).attname
        return {place: ContentType.objects.get_for_model(record).pk, inline.ct_fk_field: record.pk}
    key = _get_foreign_key(type(record), inline.model, fk_name=inline.fk_name)
    return {key.attname: record.pk}
