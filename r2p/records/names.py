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
    """That from a rung on one may be told that a record, by its key, has to do with a person.

    `name` is how it calls that person; empty where it has no name of its own.
    """

    record: int
    person: Any
    name: str
    rung: int


class Name(models.Model):
    """One more name by which something is known, folded so that texts can be matched with it."""

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
        """What makes two lines of a record the same one; forms and the loader compare it."""
        return self.name


class SortedByName(models.Model):
    """Ordered by its name without regard to case and accents: the same on every database."""

    sorted_as = models.CharField(max_length=600, editable=False)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        self.sorted_as = fold(self.name_to_sort_by)[:600]
        super().save(*args, **kwargs)
