"""An index of records by the keys that rows of the catalogue name, in place of slugs."""

from django.utils.translation import gettext as _

from r2p.desk.tables.slug_index import Slugs
from r2p.records.models import Record

from .merged import kept_by_key


class Keys(Slugs):
    """All stored keys, and those of the rows that are being read.

    A key leads to a primary key, to AHEAD until its row is read, or to None if its row is wrong.
    """

    AHEAD = 0

    def __init__(self):
        super().__init__()
        self.records = {}

    def load(self, model):
        if model not in self.records:
            self.records[model] = stored = stored_by_key(model)
            self.by_slug[model] = {key: record.pk for key, record in stored.items()}
            self.by_key[model] = {pk: key for key, pk in self.by_slug[model].items()}

    def expect(self, model, keys):
        """Notes the keys of the rows that are going to be read."""
        self.load(model)
        self.by_slug[model] = dict.fromkeys(keys, self.AHEAD) | self.by_slug[model]

    def key_of(self, model, slug):
        """The primary key, or a ValueError: without a sentence where that row is wrong itself."""
        key = super().key_of(model, slug)
        if key == self.AHEAD:
            raise ValueError(_("“%(key)s” is part of itself.") % {"key": slug})
        if key is None:
            raise ValueError
        return key

    def record(self, model, pk):
        return self.records[model][self.by_key[model][pk]]

    def put(self, model, key, record):
        """Notes the record of a row, saved or not."""
        self.records[model][key] = record
        self.by_slug[model][key] = record.pk
        self.by_key[model][record.pk] = key


def stored_by_key(model):
    """{key: record}. The key of a record that was merged away leads to the one that was kept."""
    name = "key" if hasattr(model, "key") else "slug"
    stored = {getattr(record, name): record for record in model._default_manager.all()}
    stored.pop("", None)
    return (kept_by_key(model) if issubclass(model, Record) else {}) | stored
