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
    """Count the records of a public list."""
    return context["page"].paginator.count


def listed(context):
    """Count the rows of a list in the admin."""
    return len(context["cl"].result_list)


def lines(context):
    """Count the lines of each inline in a form of the admin."""
    return [len(inline.formset.forms) for inline in context["inline_admin_formsets"]]
