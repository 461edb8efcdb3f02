"""Pagination by primary keys (deferred join): a page's keys are found before its rows are read."""

from django.core.paginator import Page, Paginator
from django.utils.functional import cached_property

from .models import RecordQuerySet

SHOWN = 15


class KeyPaginator(Paginator):
    """Finds a page of `chosen` by its keys, and reads only those rows, from `records`.

    For the 500th page a database skips 10,000 rows, which is fast only among narrow ones. Where the
    query is expensive, since it joins other tables or searches text, it runs once: its keys also
    give the count, if they are not too many.
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

    @cached_property
    def count(self):
        return len(self.keys) if isinstance(self.keys, list) else self.object_list.fast_count()

    def page(self, number):
        number = self.validate_number(number)
        start = (number - 1) * self.per_page
        rows = rows_by_keys(self.records, self.keys[start : start + self.per_page])
        return Page(rows, number, self)


def rows_between(records, start, stop):
    """Some of the records, found by their keys. Two queries, and those of prefetches."""
    return rows_by_keys(records, records.primary_keys()[start:stop])


def rows_by_keys(records, keys):
    """The records with some keys, in the order of the keys."""
    keys = list(keys)
    found = records.order_by().in_bulk(keys)
    return [found[key] for key in keys if key in found]


class Section:
    """The first rows of a queryset and its count, for a page with a link to the whole list."""

    @classmethod
    def of(cls, rows, shown=SHOWN):
        is_keyed = isinstance(rows, RecordQuerySet)
        first = rows_between(rows, 0, shown) if is_keyed else list(rows[:shown])
        return cls(first, rows.fast_count() if is_keyed else rows.count())

    def __init__(self, rows, total):
        self.rows, self.total = rows, total

    def __bool__(self):
        return bool(self.rows)

    @property
    def is_cut(self):
        return self.total > len(self.rows)
