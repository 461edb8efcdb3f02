"""Cases that break a constraint once, and how the database and `full_clean()` refuse them.

A case makes valid rows and says what to change so that they are valid no more. The change is made
directly in the database, which refuses it, and on the object, whose `full_clean()` explains it.
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


class Cases(dict):
    """The cases of one module by their names."""

    def breaks(self, constraint, sentence, name=""):
        """Note a case under the constraint that it breaks and the sentence that explains it."""

        def note(make):
            self[name or make.__name__] = Case(make, constraint, sentence)
            return make

        return note

    @property
    def explained(self):
        """What full_clean() mends by itself needs no sentence: the dates of a status."""
        return {name: case for name, case in self.items() if case.sentence}


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
    """Whether a database's message is of this constraint.

    PostgreSQL and SQLite's checks give the name, SQLite's unique constraints the columns.
    """
    model, constraint = all_constraints()[name]
    columns = [
        f"{model._meta.db_table}.{model._meta.get_field(field).column}"
        for field in getattr(constraint, "fields", ())
    ]
    return name in str(error) or (columns != [] and ", ".join(columns) in str(error))


def tried_by(test):
    """The cases with which a test is parametrized."""
    return [case for mark in test.pytestmark for case in mark.args[1]]
