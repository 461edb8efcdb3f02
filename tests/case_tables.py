"""Tables of cases: CSV files beside the tests, one case a row."""

import csv
import re
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent


def rows(name):
    """The rows of a table, each {column: text}."""
    with (TESTS / name).open(encoding="utf-8", newline="") as file:
        return [
            {column: written(cell) for column, cell in row.items()} for row in csv.DictReader(file)
        ]


def cases(name, **readers):
    """Run a test with each row of a table, its arguments named after the columns.

    Cells are read as text but for the columns that have a reader of their own.
    """
    table = [
        {column: readers.get(column, str)(cell) for column, cell in row.items()}
        for row in rows(name)
    ]
    ids = [f"{number}-{next(iter(row.values()))}" for number, row in enumerate(table, start=1)]
    return pytest.mark.parametrize(list(table[0]), [list(row.values()) for row in table], ids=ids)


def written(cell):
    """The text of a cell, with \\n, \\t, \\u200b and the like for the characters that they name."""
    return re.sub(
        r"\\(?:[nrt]|u[0-9a-f]{4})",
        lambda escape: escape[0].encode().decode("unicode_escape"),
        cell,
    )


def listed(cell):
    """The parts of a cell, which “ | ” divides."""
    return cell.split(" | ") if cell else []


def fields(cell):
    """The fields that a cell names: “name: Centre | kind: media”."""
    return dict(part.split(": ", 1) if ": " in part else (part, "") for part in listed(cell))
