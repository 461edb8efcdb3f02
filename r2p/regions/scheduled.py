"""Periodic job of regions: updates tallies when records reach their publication time."""

from django.apps import apps
from django.utils.text import capfirst
from django.utils.translation import ngettext

from r2p.desk.scheduled.registry import periodic

from .placing import placements_of
from .tallies import add_those_come, tallies_of


@periodic
def add_published_to_tallies():
    """Add records that have been published since to the tallies; they were counted on demand."""
    come = {
        model._meta.verbose_name_plural: add_those_come(model, placements_of(model))
        for model in apps.get_models()
        if hasattr(model._default_manager.all(), "update_placements")
        and tallies_of(model) is not None
    }
    return [message(kind, number) for kind, number in come.items() if number]


def message(kind, number):
    """Such as "Documents: 2 records added to the tallies at their publication time"."""
    words = ngettext(
        "%(kind)s: %(number)s record added to the tallies at its publication time",
        "%(kind)s: %(number)s records added to the tallies at their publication time",
        number,
    )
    return words % {"kind": capfirst(kind), "number": number}
