from django.utils.translation import gettext as _

from r2p.records.models import Record


class Slugs:
    """Index of the slugs by which rows name records, loaded once for a table.

    With a `reader`, only records that the reader may see. Slugs of records in the trash are taken,
    but cannot be referred to.
    """

    def __init__(self, reader=None):
        self.reader = reader
        self.by_slug, self.by_key = {}, {}

    def load(self, model):
        if model not in self.by_slug:
            rows = model._default_manager.all()
            if self.reader and hasattr(rows, "visible_to"):
                rows = rows.visible_to(self.reader)
            has_trash = issubclass(model, Record)
            columns = ("pk", "slug", *["trashed_at"] * has_trash)
            found = list(rows.order_by().values_list(*columns))
            self.by_key[model] = {key: slug for key, slug, *_trashed in found}
            self.by_slug[model] = {slug: key for key, slug, *trashed in found if not any(trashed)}

    def key_of(self, model, slug):
        """Return the primary key. Raises ValueError with a sentence if there is no such record."""
        self.load(model)
        if slug not in self.by_slug[model]:
            kind = model._meta.verbose_name
            raise ValueError(_("There is no %(kind)s “%(slug)s”.") % {"kind": kind, "slug": slug})
        return self.by_slug[model][slug]

    def keys_of(self, model, slugs):
        """Return the primary keys of the known slugs, in order."""
        self.load(model)
        found = (self.by_slug[model].get(slug) for slug in set(slugs))
        return sorted(key for key in found if key)

    def slug_of(self, model, key):
        """Return the slug; empty if the reader may not see the record."""
        self.load(model)
        return self.by_key[model].get(key, "")
