"""Inspects the SQL structure of a queryset, to tell how expensive it is.

Reads undocumented attributes of Django's Query; tests/test_private_names.py holds them.
"""

from django.db.models import Lookup
from django.db.models.expressions import Col
from django.db.models.sql.where import OR, WhereNode


def joins(query):
    """The number of other tables that a query joins."""
    return sum(count for name, count in query.alias_refcount.items() if name != query.base_table)


def asks_elsewhere(node, query):
    """Tell whether a condition can only be decided by rows of other tables."""
    if isinstance(node, WhereNode):
        of_all = all if node.connector == OR else any
        return of_all(asks_elsewhere(part, query) for part in node.children)
    return not asks_own_columns(node, query)


def asks_own_columns(node, query):
    """Tell whether a condition compares columns of the query's own table with plain values."""
    if isinstance(node, WhereNode):
        return all(asks_own_columns(part, query) for part in node.children)
    is_own = isinstance(node, Lookup) and isinstance(node.lhs, Col)
    return is_own and node.lhs.alias == query.base_table and not hasattr(node.rhs, "as_sql")
