"""Names of records, folded for matching and sorting."""

import re
import unicodedata
from typing import Any, NamedTuple

from django.db import models
from django.utils.translation import gettext_lazy as _

APOSTROPHES = str.maketrans("", "", "'’‘`´ʼʿʾ")


def fold(text):
    """Fold a name for matching: no accents, capitals, apostrophes or punctuation; "&" is "and"."""
    text = unicodedata.normalize("NFKD", text.translate(APOSTROPHES).replace("&", " and "))
    text = "".join(letter for letter in text if not unicodedata.combining(letter))
    return re.sub(r"[\W_]+", " ", text.casefold()).strip()


class Naming(NamedTuple):
    """A record, by its key, names a person, which may be told from a rung on.

    `name` is the person's name in that record; "" where it has none of its own.
    """

    record: int
    person: Any
    name: str
    rung: int


class Name(models.Model):
    """Abstract base of further names of a record, stored folded as well for matching."""

    name = models.CharField(_("name"), max_length=300)
    folded = models.CharField(max_length=600, editable=False)

    class Meta:
        abstract = True
        ordering = ["name"]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.folded = fold(self.name)[:600]
        super().save(*args, **kwargs)

    @property
    def line_key(self):
        """The key by which forms and the import recognise duplicate lines."""
        return self.name


class SortedByName(models.Model):
    """Abstract base that stores a sort key without case and accents: equal on every database."""

    sorted_as = models.CharField(max_length=600, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.sorted_as = fold(self.name_to_sort_by)[:600]
        super().save(*args, **kwargs)
