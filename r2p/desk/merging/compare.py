"""Comparison of two records, fact by fact.

A fact is a field, or several columns that belong together: a known date, a status with its
publication time.
"""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from .relations import related

KEEP, GIVE_UP = "keep", "give_up"
KNOWN_DATE = ("from", "until", "precision")
PUBLICATION = ("status", "publish_at", "withdrawn_at", "withdrawn_because")


@dataclass(frozen=True)
class Fact:
    name: str
    label: str
    columns: tuple

    def values(self, record):
        return tuple(getattr(record, name) for name in self.columns)

    def is_empty(self, record):
        return not any(value not in (None, "") for value in self.values(record))

    def words(self, record):
        """The value as text; empty if there is none."""
        if self.name == "status":
            return status_in_words(record)
        if hasattr(record, f"get_{self.name}_display"):
            return str(getattr(record, f"get_{self.name}_display")())
        if self.is_empty(record):
            return ""
        value = getattr(record, self.name)
        if isinstance(value, bool):
            return _("yes") if value else _("no")
        return str(value)

    def write(self, record, source):
        for column, value in zip(self.columns, self.values(source), strict=True):
            setattr(record, column, value)


def status_in_words(record):
    if record.publish_at and record.publish_at > timezone.now():
        hour = date_format(timezone.localtime(record.publish_at), "DATETIME_FORMAT")
        return _("%(status)s, from %(hour)s") % {
            "status": record.get_status_display(),
            "hour": hour,
        }
    return record.get_status_display()


def facts_of(model):
    """Return the facts of a model that staff edit, in the order of its fields."""
    facts, covered = [], set(PUBLICATION)
    for field in model._meta.concrete_fields:
        if field.name == "status":
            facts.append(Fact("status", capfirst(field.verbose_name), PUBLICATION))
        elif field.name not in covered and field.editable and not field.primary_key:
            fact = known_date_of(model, field) or plain_fact(field)
            covered |= {*fact.columns}
            facts.append(fact)
    return facts


def plain_fact(field):
    return Fact(field.name, capfirst(field.verbose_name), (field.attname,))


def known_date_of(model, field):
    """Return the known date whose first column this is; None for a plain field."""
    prefix = field.name.removesuffix("_from")
    if prefix == field.name or not isinstance(getattr(model, prefix, None), property):
        return None
    return Fact(prefix, capfirst(prefix), tuple(f"{prefix}_{part}" for part in KNOWN_DATE))


@dataclass(frozen=True)
class Comparison:
    """One fact of two records, and which value is proposed."""

    fact: Fact
    keep: object
    give_up: object
    note: str = ""

    @cached_property
    def words(self):
        return {KEEP: self.fact.words(self.keep), GIVE_UP: self.fact.words(self.give_up)}

    @property
    def differs(self):
        if self.fact.name == "status":
            return self.words[KEEP] != self.words[GIVE_UP]
        return self.fact.values(self.keep) != self.fact.values(self.give_up)

    @property
    def proposed(self):
        """Keep the kept record's value; the other's if that is empty or more restricted."""
        if self.fact.name == "audience":
            return GIVE_UP if self.give_up.audience > self.keep.audience else KEEP
        return GIVE_UP if self.fact.is_empty(self.keep) else KEEP

    @property
    def is_long(self):
        return any(len(words) > 300 for words in self.words.values())


def compare(keep, give_up, order=(), notes=None):
    """Compare two records in an order of field names; other fields come last."""
    places = {name: number for number, name in enumerate(order)}
    facts = sorted(facts_of(type(keep)), key=lambda fact: places.get(fact.name, len(places)))
    notes = notes or {}
    return [Comparison(fact, keep, give_up, notes.get(fact.name, "")) for fact in facts]


def joined_relations(keep, give_up):
    """Return the many-to-many fields in which the two differ: both values are kept."""
    fields = related(type(keep))
    named = [(one, names_of(keep, one), names_of(give_up, one)) for one in fields]
    return [
        {"label": capfirst(field.verbose_name), "keep": kept, "give_up": other}
        for field, kept, other in named
        if kept != other
    ]


def names_of(record, field):
    return ", ".join(map(str, getattr(record, field.name).all()))
