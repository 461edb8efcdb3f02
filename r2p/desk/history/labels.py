"""Labels of objects that a history refers to, with one query for each model."""

from collections import defaultdict

from django.utils.translation import gettext as _


class Names:
    """Collects all keys first; the first question loads all labels."""

    def __init__(self):
        self.wanted = defaultdict(set)
        self.found = defaultdict(dict)

    def note(self, model, keys):
        self.wanted[model] |= {key for key in keys if key is not None} - self.found[model].keys()

    def of(self, model, key):
        self.load(model)
        return self.found[model].get(key) or _("no longer exists")

    def is_there(self, model, key):
        self.load(model)
        return self.found[model].get(key) is not None

    def load(self, model):
        wanted = self.wanted.pop(model, None)
        if wanted:
            there = model._base_manager.in_bulk(wanted)
            self.found[model] |= {key: str(there[key]) if key in there else None for key in wanted}
