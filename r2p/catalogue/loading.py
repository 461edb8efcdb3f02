"""The act of loading: all files or nothing."""

from pathlib import Path
from time import monotonic

from django.db import transaction
from django.utils import timezone

from .documents import DocumentSheet
from .events import EventSheet
from .organizations import OrganizationSheet
from .pages import PageSheet
from .participations import ParticipationSheet
from .people import PersonSheet
from .regions import RegionSheet
from .rows import CatalogueError, faults_of
from .series import SeriesSheet
from .themes import ThemeSheet

DATA = Path(__file__).parent / "data"
SHEETS = (
    RegionSheet,
    ThemeSheet,
    OrganizationSheet,
    PersonSheet,
    SeriesSheet,
    EventSheet,
    ParticipationSheet,
    DocumentSheet,
    PageSheet,
)
PATIENCE = 2  # seconds without a word


def load(directory, report, update=False):
    """Load the catalogue of a directory. Raises CatalogueError, with nothing loaded.

    What is there already stays as it is, unless `update` lets the files overwrite it.
    `report` is called with one line per file, and more where a file takes its time.
    """
    sheets = [sheet() for sheet in SHEETS]
    rows = read(sheets, directory)
    catalogue = Catalogue(update, report)
    with transaction.atomic():
        for sheet in sheets:
            catalogue.load(sheet, rows[sheet.name])


def read(sheets, directory):
    """All rows of all files by the names of these, read and checked."""
    rows, faults = {}, []
    for sheet in sheets:
        try:
            rows[sheet.name] = sheet.read(directory)
        except CatalogueError as error:
            faults += error.faults
    if faults:
        raise CatalogueError(faults)
    keys = {name: {row.key for row in of_sheet} for name, of_sheet in rows.items()}
    for sheet in sheets:
        sheet.check(rows[sheet.name], keys)
        faults += faults_of(rows[sheet.name])
    if faults:
        raise CatalogueError(faults)
    return rows


class Catalogue:
    """What is being loaded: the records so far, by file and key."""

    def __init__(self, update, report):
        self.update = update
        self.report = report
        self.moment = timezone.now()
        self.things = {}

    def find(self, name, key):
        """The record of a key in a file; None where there is none."""
        return self.things[name].get(key)

    def find_all(self, name, keys):
        return [self.things[name][key] for key in keys]

    def load(self, sheet, rows):
        """Load the rows of one file, or raise with what is wrong in all of them."""
        self.things[sheet.name] = sheet.stored()
        counts = {"new": 0, "changed": 0}
        for row in self.telling(sheet, sheet.in_order(rows)):
            self.load_row(sheet, row, counts)
        if faults := faults_of(rows):
            raise CatalogueError(faults)
        sheet.finish(self)
        new, changed = counts["new"], counts["changed"]
        self.report(f"{sheet.name}.csv: {len(rows)} rows, {new} new, {changed} changed")

    def load_row(self, sheet, row, counts):
        thing = self.find(sheet.name, row.key)
        if (parent := row.values.get("parent")) and not self.find(sheet.name, parent):
            return  # what is wrong with the parent has been said
        if thing is None:
            self.things[sheet.name][row.key] = sheet.create(row, self)
            counts["new"] += 1
        elif self.update and sheet.is_of(thing, row):
            counts["changed"] += bool(sheet.update(thing, row, self))

    def telling(self, sheet, rows):
        """The rows, with a word now and then on how far it is."""
        told = monotonic()
        for number, row in enumerate(rows):
            if monotonic() - told > PATIENCE:
                self.report(f"{sheet.name}.csv: {number} of {len(rows)}")
                told = monotonic()
            yield row
