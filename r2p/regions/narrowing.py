"""Rewrites a queryset of records as one of their placements, which are faster to count and page.

Placements repeat the columns that lists filter and order by. A queryset whose conditions only use
these columns, and that asks for at most one region, has the same answer in placements: its `WHERE`
is translated condition by condition. Any other raises NarrowingError, and the records are queried
themselves. `in_region` marks its condition as InRegion, so that it is recognized.

Reads undocumented attributes of Django's Query; tests/test_private_names.py holds them.
"""

from django.db.models import Exists, Lookup, OuterRef, Q
from django.db.models.sql.where import AND, WhereNode

from r2p.records.query_shape import asks_own_columns, joins


class NarrowingError(Exception):
    """The queryset cannot be answered by placements: it asks for more than they store."""


class InRegion(Exists):
    """Condition: a record is in a region. It keeps the region, to be recognized in a query."""

    def __init__(self, placements, region):
        self.region = region
        super().__init__(placements.filter(record=OuterRef("pk"), region=region))


def narrowed(records, placements, known):
    """Return the placements of exactly these records. Raises NarrowingError where that is
    impossible.

    For records of one region these are their placements in it, one each; otherwise all of theirs.
    `known` are the names of the record's columns that placements repeat.
    """
    query = records.query
    if not is_plain(query):
        raise NarrowingError
    regions = regions_asked_for(query)
    others = [node for node in query.where.children if not asks_for_region(node)]
    chosen = placements.filter(*(condition(node, query, known) for node in others))
    return chosen.filter(region=regions[0]) if regions else chosen


def is_plain(query):
    """Tell whether a query only filters its own table, and by one region at most."""
    special = (query.is_sliced, query.combinator, query.distinct, query.annotations, joins(query))
    is_conjunction = query.where.connector == AND and not query.where.negated
    return is_conjunction and not any(special) and len(regions_asked_for(query)) < 2


def asks_for_all(query):
    return is_plain(query) and not query.where


def asks_for_region(node):
    return isinstance(node, Lookup) and isinstance(node.lhs, InRegion) and node.rhs is True


def regions_asked_for(query):
    return [node.lhs.region for node in query.where.children if asks_for_region(node)]


def condition(node, query, known):
    """Translate a condition on records into one on placements. Raises NarrowingError."""
    if isinstance(node, WhereNode):
        parts = [condition(part, query, known) for part in node.children]
        return Q(*parts, _connector=node.connector, _negated=node.negated)
    if not asks_own_columns(node, query):
        raise NarrowingError
    return Q(**{f"{known_name(node.lhs.target, known)}__{node.lookup_name}": node.rhs})


def known_name(field, known):
    if field.primary_key:
        return "record"
    if field.name not in known:
        raise NarrowingError
    return field.name


def known_order(query, known):
    """Translate the ordering of records into that of placements. Raises NarrowingError."""
    names = query.order_by
    if query.extra_order_by or not all(isinstance(name, str) for name in names):
        raise NarrowingError
    plain = [(name.startswith("-"), name.lstrip("-")) for name in names]
    if not {name for _is_down, name in plain} <= {"pk", *known}:
        raise NarrowingError
    renamed = {"pk": "record_id"}
    return ["-" * is_down + renamed.get(name, name) for is_down, name in plain]
