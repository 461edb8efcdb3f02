import csv

from r2p.catalogue.loading import DATA


def rows_of(name):
    """The rows of a file of the project's own catalogue."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def values_of(name, column):
    """All values in a column, of cells with one or several."""
    return [value for row in rows_of(name) for value in row[column].split("|") if value]
