"""Loads the catalogue: all files or nothing."""

from pathlib import Path
from time import monotonic

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from tablib import Dataset

from r2p.desk.tables.readers import as_dataset, csv_rows
from r2p.desk.tables.report import errors_of
from r2p.desk.tables.resource import cells
from r2p.records.history import revision

from .keys import Keys
from .resources import FILES

DATA = Path(__file__).parent / "data"
PATIENCE = 2  # seconds without a word


class CatalogueError(Exception):
    """The catalogue cannot be loaded. `faults` are sentences with file, row and column."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("\n".join(faults))


def load(directory, report, update=False, files=FILES):
    """Loads the catalogue of a directory, or raises CatalogueError and loads nothing.

    Stored records stay as they are, unless `update` lets the files overwrite them.
    `report` is called with one line per file, and more where a file takes its time.
    """
    keys, moment = Keys(), timezone.now()
    resources = [resource(keys, moment, update) for resource in files]
    tables = read_all(resources, directory)
    with revision(), transaction.atomic():
        all_or_nothing(bring_in(*pair, report) for pair in zip(resources, tables, strict=True))


def all_or_nothing(faults_by_file):
    """Raises whatever is wrong in all files."""
    if faults := [fault for faults in faults_by_file for fault in faults]:
        raise CatalogueError(faults)


# -- From files to tables


def read_all(resources, directory):
    tables, faults = [], []
    for resource in resources:
        path = directory / f"{resource.file}.csv"
        try:
            tables.append(read_csv(path, resource))
        except ValidationError as error:
            faults.append([f"{path.name}: {sentence}" for sentence in error.messages])
    all_or_nothing(faults)
    return tables


def read_csv(path, resource):
    """The table of a file. ValidationError where it is no such table."""
    if not path.is_file():
        said = _("The file is missing from %(directory)s.")
        raise ValidationError(said % {"directory": path.parent})
    rows = whole_rows(csv_rows(decoded(path.read_bytes())))
    columns = [name for name in resource.column_names() if name != "order" or not resource.step]
    table = as_dataset(rows, columns, resource.required)
    if resource.step:
        places = range(resource.step, len(table) * resource.step + 1, resource.step)
        table.append_col(list(places), header="order")
    return parents_first(table) if "parent" in table.headers else table


def decoded(content):
    """The text of a file. Only UTF-8 is read: a guess would spoil names."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ValidationError(_("Line %(line)s is not UTF-8.") % {"line": line}) from error


def whole_rows(rows):
    """The rows. ValidationError where one has not as many cells as the header."""
    header = next(rows, [])
    yield header
    for number, row in enumerate(rows, start=2):
        if row and len(row) != len(header):
            said = _("Row %(number)s does not have as many cells as the header.")
            raise ValidationError(said % {"number": number})
        yield row


def parents_first(table):
    """The rows in an order in which each follows its parent."""
    parents = dict(zip(cells(table, "key"), cells(table, "parent"), strict=True))
    heights = [height(key, parents) for key in cells(table, "key")]
    order = sorted(range(len(heights)), key=heights.__getitem__)
    ordered = Dataset(*[table[place] for place in order], headers=table.headers)
    ordered.numbers = [table.numbers[place] for place in order]
    return ordered


def height(key, parents):
    """The number of rows above a row; more than there are if it is part of itself."""
    steps = 0
    while steps <= len(parents) and (key := parents.get(key)):
        steps += 1
    return steps


# -- From tables to records


def bring_in(resource, table, report):
    """Imports the table of one file. Returns what is wrong with its rows."""
    resource.each_row = now_and_then(report, f"{resource.file}.csv", len(table))
    result = resource.import_data(table)
    faults = list(faults_of(result, resource, table))
    if not faults:
        new, changed = result.totals["new"], result.totals["update"]
        report(f"{resource.file}.csv: {len(table)} rows, {new} new, {changed} changed")
    return faults


def now_and_then(report, file, count):
    """A function that reports the number of rows done, every other second at most."""
    told = monotonic()

    def tell(number):
        nonlocal told
        if monotonic() - told > PATIENCE:
            report(f"{file}: {number} of {count}")
            told = monotonic()

    return tell


def faults_of(result, resource, table):
    """Sentences with file, row and column: the key where the whole row is wrong."""
    for error in errors_of(result, resource, table):
        column = error["column"] if error["column"] in table.headers else "key"
        for sentence in filter(None, error["sentences"]):
            yield f"{resource.file}.csv, row {error['number']}, column {column}: {sentence}"
