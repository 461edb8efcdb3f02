"""Periodic job of regions: updates tallies when records reach their publication time."""

from django.apps import apps
from django.utils.translation import gettext as _

from r2p.desk.scheduled.registry import periodic

from .placing import placements_of
from .tallies import add_those_come, tallies_of


@periodic
def add_up_what_has_come():
    """Add records that have been published since to the tallies; they were counted on demand."""
    come = {
        model._meta.verbose_name_plural: add_those_come(model, placements_of(model))
        for model in apps.get_models()
        if hasattr(model._default_manager.all(), "place") and tallies_of(model) is not None
    }
    return [
        _("%(number)s %(kind)s added up whose hour has come") % {"number": number, "kind": kind}
        for kind, number in come.items()
        if number
    ]
