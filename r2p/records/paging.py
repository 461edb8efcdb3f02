"""The rows of a page, found by their keys before they are read."""

from django.core.paginator import Page, Paginator

from .models import RecordQuerySet

SHOWN = 15


class KeyPaginator(Paginator):
    """Finds a page of chosen records by their keys, and reads those alone, from `records`.

    To turn to the 500th page a database passes 10,000 rows: it does so among narrow ones. Where
    the question is dear, since it asks other tables or looks for words, it is asked once: the keys
    tell the number too, if not too many.
    """

    AT_ONCE = 20_000

    def __init__(self, chosen, records, per_page, is_dear=False):
        self.records, self.keys = records, chosen.primary_keys()
        counted = chosen
        if is_dear or chosen.asks_elsewhere:
            found = list(self.keys[: self.AT_ONCE + 1])
            if len(found) <= self.AT_ONCE:
                counted = self.keys = found
        super().__init__(counted, per_page)

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows = rows_by_keys(self.records, self.keys[start : start + self.per_page])
        return Page(rows, number, self)


def rows_between(records, start, stop):
    """Some of the records, found by their keys. Two queries, and those of what is prefetched."""
    return rows_by_keys(records, records.primary_keys()[start:stop])


def rows_by_keys(records, keys):
    """Of some records those of some keys, in the order of the keys."""
    keys = list(keys)
    found = records.order_by().in_bulk(keys)
    return [found[key] for key in keys if key in found]


class Section:
    """The first rows of a queryset and their whole number, for a page that leads on to the list."""

    @classmethod
    def of(cls, rows, shown=SHOWN):
        is_keyed = isinstance(rows, RecordQuerySet)
        first = rows_between(rows, 0, shown) if is_keyed else list(rows[:shown])
        return cls(first, rows.count())

    def __init__(self, rows, total):
        self.rows, self.total = rows, total

    def __bool__(self):
        return bool(self.rows)

    @property
    def is_cut(self):
        return self.total > len(self.rows)
