"""Detection of names of hidden people in the texts of a record."""

import re
from collections import defaultdict
from typing import NamedTuple

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext as _

from r2p.records.audience import Audience
from r2p.records.names import fold

# Folded titles that texts use besides the honorific of a person.
HONORIFICS = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "mx",
    "dr",
    "prof",
    "professor",
    "sir",
    "dame",
    "lord",
    "lady",
    "amb",
    "ambassador",
    "judge",
    "justice",
    "minister",
    "secretary",
    "president",
    "senator",
    "general",
    "colonel",
    "m",
    "mme",
    "mlle",
    "herr",
    "frau",
    "sr",
    "sra",
    "don",
    "dona",
)


class Warned(NamedTuple):
    """A text of a record that names a person, with the rung from which the person is visible."""

    record: object
    field: str
    person: object
    rung: int

    @property
    def key(self):
        """Identifies a warning even if other values change."""
        return self.record.pk, self.field, self.person.pk

    def __str__(self):
        field = self.record._meta.get_field(self.field)
        noun = getattr(field, "verbose_name", None) or field.related_model._meta.verbose_name
        return _(
            "The %(text)s names %(person)s, who is disclosed only to this audience: %(audience)s."
        ) % {
            "text": noun,
            "person": self.person,
            "audience": Audience(self.rung).label,
        }


def hidden_people_named_in(records):
    """Return the warnings about the texts of some records of one model.

    The texts are taken from the records, saved or not; the people from the database. A constant
    number of queries.
    """
    if not records:
        return []
    kind, people = type(records[0]), defaultdict(dict)
    stored = kind._default_manager.filter(pk__in=[record.pk for record in records])
    for naming in stored.namings():
        people[naming.record].setdefault(naming.person, []).append(naming)
    naming = [record for record in records if record.pk in people]
    prefetch_related_objects(naming, *kind.texts_elsewhere)
    return [
        warned
        for record in naming
        for person, namings in people[record.pk].items()
        for warned in warnings(record, person, namings)
    ]


def warnings(record, person, namings):
    rung = min(naming.rung for naming in namings)
    if rung <= record.audience:
        return []
    names = name_patterns(person, [naming.name for naming in namings])
    named = dict.fromkeys(name for name, text in record.told_texts() if mentions(text, names))
    return [Warned(record, name, person, rung) for name in named]


def name_patterns(person, others=()):
    """Return a pattern for each way in which a folded text can name a person."""
    known = {fold(name) for name in (person.name, *map(str, person.names.all()), *others)}
    patterns = {word_pattern(name) for name in known if name}
    family = fold(person.sort_name.partition(",")[0])
    if family:
        own = {fold(person.honorific), *fold(person.honorific).split()} - {""}
        titles = "|".join(sorted(map(re.escape, {*HONORIFICS, *own}), key=len, reverse=True))
        patterns.add(rf"\b(?:{titles}) {word_pattern(family)}")
    return patterns


def word_pattern(name):
    """Return a pattern for a folded name as whole words, or anywhere in other scripts.

    Other scripts write without spaces, or inflect names.
    """
    return rf"\b{re.escape(name)}s?\b" if name.isascii() else re.escape(name)


def mentions(text, patterns):
    folded = fold(text)
    return any(re.search(pattern, folded) for pattern in patterns)
