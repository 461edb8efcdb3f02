"""Cases that break a constraint once, and how the database and `full_clean()` refuse them.

A case makes valid rows and says what to change so that they are valid no more. The change is made
directly in the database, which refuses it, and on the object, whose `full_clean()` explains it.
Each app has its cases in `tests/<app>/constraints.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

OUR_PACKAGES = ("r2p", "events", "documents")


@dataclass(frozen=True)
class Case:
    """`make` gives a valid row and what to change of it: (record, {field: value})."""

    make: Callable
    constraint: str
    sentence: str

    def refusal_by_the_database(self):
        record, changes = self.make()
        rows = type(record)._base_manager.filter(pk=record.pk)

        with pytest.raises(IntegrityError) as refusal, transaction.atomic():
            rows.update(**changes)

        return refusal.value

    def refusal_by_full_clean(self):
        record, changes = self.make()
        record.full_clean()
        for field, value in changes.items():
            setattr(record, field, value)

        with pytest.raises(ValidationError) as refusal:
            record.full_clean()

        return refusal.value


CASES = {}
NEIGHBOURS = {}


def breaks(constraint, sentence="", **makers):
    """Note cases under the constraint that they break and the sentence that explains it.

    What full_clean() mends by itself needs no sentence: the dates of a status.
    """
    for name, make in makers.items():
        CASES[f"{constraint}: {name}"] = Case(make, constraint, sentence)


def accepts(**makers):
    """Note rows that the constraints let stand beside one another."""
    NEIGHBOURS.update(makers)


def twice(factory, shared, repeated, **fields):
    """A row that shares a field with another, and what it must not repeat of that one as well."""
    first = factory(**fields)
    return factory(**{shared: getattr(first, shared)}), {repeated: getattr(first, repeated)}


def all_constraints():
    """The constraints of the models of our apps: {name: (model, constraint)}."""
    return {
        constraint.name: (model, constraint)
        for app in apps.get_app_configs()
        if app.name.partition(".")[0] in OUR_PACKAGES
        for model in app.get_models()
        for constraint in model._meta.constraints
    }


def refused_by(error, name):
    """Tell whether a database's message is of this constraint.

    PostgreSQL and SQLite's checks give the name, SQLite's unique constraints the columns.
    """
    model, constraint = all_constraints()[name]
    columns = [
        f"{model._meta.db_table}.{model._meta.get_field(field).column}"
        for field in getattr(constraint, "fields", ())
    ]
    return name in str(error) or (columns != [] and ", ".join(columns) in str(error))
