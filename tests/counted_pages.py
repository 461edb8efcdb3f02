"""Pages that need the same queries however much they show, for tables of (make, queries, shows)."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Counted:
    """A page and its queries. `make(count)` makes what is shown so often and gives the address."""

    make: Callable
    queries: int
    shows: Callable  # what of the context grows with what is made
    expects: Callable = lambda count: count
    reader: str = ""


def rows(context):
    """How many records a public list has."""
    return context["page"].paginator.count


def listed(context):
    """How many rows a list of the admin shows."""
    return len(context["cl"].result_list)


def lines(context):
    """How many lines each kind of lines has in a form of the admin."""
    return [len(inline.formset.forms) for inline in context["inline_admin_formsets"]]
