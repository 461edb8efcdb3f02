"""Reports of imports, as plain values for the page."""

import json
from hashlib import sha256

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError

from .cells import text_of

SHOWN_ROWS, SHOWN_ERRORS = 200, 500


def outcome_of(result, resource, table):
    """Return the result of an import: counts, changes by row, and errors."""
    errors = errors_of(result, resource, table)
    changing = [
        (number, row)
        for number, row in zip(table.numbers, result.rows, strict=False)
        if row.is_new() or row.is_update()
    ]
    return {
        "new": result.totals["new"],
        "changed": result.totals["update"],
        "same": result.totals["skip"],
        "error_count": len(errors),
        "errors": errors[:SHOWN_ERRORS],
        "digest": digest_of(changing),
        **changes_of(changing[:SHOWN_ROWS], resource),
    }


def digest_of(changing):
    """Return a digest of all changes, including rows that are not shown."""
    told = [[number, row.is_new(), row.diff] for number, row in changing]
    return sha256(json.dumps(told).encode()).hexdigest()


def changes_of(changing, resource):
    """Return the number, newness and cells of the first changed rows.

    Columns without changes are left out, except those that identify the row.
    """
    heads = [column.column_name for column in resource.columns()]
    kept = [
        index
        for index, head in enumerate(heads)
        if head in resource.naming or any(differs(row.diff[index]) for _n, row in changing)
    ]
    rows = [
        {"number": number, "is_new": row.is_new(), "cells": [row.diff[index] for index in kept]}
        for number, row in changing
    ]
    return {"heads": [heads[index] for index in kept], "rows": rows}


def differs(cell):
    before, after = cell
    return before != after


def errors_of(result, resource, table):
    """Return [{number, column, value, sentences}] in the order of the rows."""
    found = [an_error(one.error) for one in result.base_errors]
    for row in result.invalid_rows:
        cells = dict(zip(table.headers, table[row.number - 1], strict=True))
        for name, sentences in labelled_messages(row.error).items():
            column = column_of(name, resource)
            found.append(
                {
                    "number": table.numbers[row.number - 1],
                    "column": column,
                    "value": text_of(cells.get(column))[:200],
                    "sentences": sentences,
                }
            )
    for row in result.error_rows:
        found += [an_error(one.error, table.numbers[row.number - 1]) for one in row.errors]
    return sorted(found, key=lambda one: one["number"] or 0)


def an_error(error, number=None):
    return {"number": number, "column": "", "value": "", "sentences": sentences_of(error)}


def labelled_messages(error):
    """Return {field: sentences} of the errors of a row."""
    return (
        error.message_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.messages}
    )


def column_of(name, resource):
    """Return the name of the column that writes a field; empty for the whole row."""
    if name == NON_FIELD_ERRORS:
        return ""
    for column in resource.columns():
        if name in (column.attribute, column.attribute.removesuffix("_id")):
            return column.column_name
    return name


def sentences_of(error):
    return error.messages if isinstance(error, ValidationError) else [str(error)]
