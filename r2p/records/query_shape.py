"""What a queryset asks for, as far as it tells how dear the answer is."""

from django.db.models import Lookup
from django.db.models.expressions import Col
from django.db.models.sql.where import OR, WhereNode


def joins(query):
    """How many other tables a query joins."""
    return sum(count for name, count in query.alias_refcount.items() if name != query.base_table)


def asks_elsewhere(node, query):
    """Whether rows of other tables choose those of a query, and not its own columns as well."""
    if isinstance(node, WhereNode):
        of_all = all if node.connector == OR else any
        return of_all(asks_elsewhere(part, query) for part in node.children)
    return not asks_own_columns(node, query)


def asks_own_columns(node, query):
    """Whether a condition of a query compares columns of its own table with plain values."""
    if isinstance(node, WhereNode):
        return all(asks_own_columns(part, query) for part in node.children)
    is_own = isinstance(node, Lookup) and isinstance(node.lhs, Col)
    return is_own and node.lhs.alias == query.base_table and not hasattr(node.rhs, "as_sql")
