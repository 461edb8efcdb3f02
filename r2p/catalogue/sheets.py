"""What all files of the catalogue share: how their rows are read, and become records."""

from functools import cached_property

from r2p.records.models import FormerAddress, Record

from .merged import kept_by_key
from .rows import CatalogueError, faults_of, read_rows
from .saving import Relations, overwrite, save


class Sheet:
    """One file: its columns, the model of its rows, and how a row becomes an object of it."""

    name = ""
    model = None
    columns = {}
    key_field = "key"

    def read(self, directory):
        """Read the file as rows of text, each with a key of its own. Raises CatalogueError."""
        rows = read_rows(directory / f"{self.name}.csv", self.columns)
        lines = {}
        for row in rows:
            first = lines.setdefault(row.key, row.line)
            if row.key and first != row.line:
                row.fault("key", f"The key “{row.key}” is already that of line {first}.")
        return rows

    def check(self, rows, keys):
        """Read the value of every cell, then check what one cell cannot tell."""
        for row in rows:
            for column, cell in self.columns.items():
                try:
                    row.values[column] = cell.read(row.cells[column], keys)
                except ValueError as error:
                    row.values[column] = cell.empty
                    row.fault(column, str(error))
            self.check_row(row)
        self.check_rows(rows)

    def check_row(self, row):
        """Note what is wrong between the cells of a row."""

    def check_rows(self, rows):
        """Note what is wrong between the rows."""

    def in_order(self, rows):
        """The rows in the order in which they can be saved."""
        return rows

    def stored(self):
        """What is stored already, by its key."""
        things = {getattr(thing, self.key_field): thing for thing in self.model.objects.all()}
        things.pop("", None)
        return things

    def first_fields(self, row, catalogue):
        """The fields that a row decides once, and never again."""
        return {self.key_field: row.key}

    def fields(self, row, catalogue):
        """The other fields, as a row tells them."""
        return {}

    def save_relations(self, thing, row, catalogue, relations):
        """Save what hangs on an object that is saved."""

    def create(self, row, catalogue):
        """Save a new object of a row. None where the row is wrong."""
        thing = self.model(**self.first_fields(row, catalogue), **self.fields(row, catalogue))
        if not save(thing, row):
            return None
        self.save_relations(thing, row, catalogue, Relations(row, is_new=True))
        return thing

    def update(self, thing, row, catalogue):
        """Overwrite what is stored. True where that changed something."""
        changed = overwrite(thing, self.fields(row, catalogue), row)
        relations = Relations(row, is_new=False)
        self.save_relations(thing, row, catalogue, relations)
        return changed or relations.changed

    def is_of(self, thing, row):
        """Whether a row tells of an object by itself, and not of what was merged into it."""
        return True

    def finish(self, catalogue):
        """Do what is done once, after all rows."""


class RecordSheet(Sheet):
    """A file of records: published as they are loaded, at an address made of the key."""

    def stored(self):
        return kept_by_key(self.model) | super().stored()

    def create(self, row, catalogue):
        if row.key in self.taken_slugs:
            row.fault("key", f"The slug “{row.key}” is taken by a record that is not of this row.")
        return super().create(row, catalogue) if not row.faults else None

    def is_of(self, thing, row):
        return thing.key == row.key

    @cached_property
    def taken_slugs(self):
        return set(self.model.objects.values_list("slug", flat=True))

    def first_fields(self, row, catalogue):
        return {
            "key": row.key,
            "slug": row.key,
            "status": Record.Status.PUBLISHED,
            "publish_at": catalogue.moment,
        }


def parents_first(rows):
    """The rows in an order in which each stands after its parent; a circle is a fault."""
    waiting, done, ordered = list(rows), {None}, []
    while waiting:
        ready = [row for row in waiting if row["parent"] in done]
        if not ready:
            for row in waiting:
                row.fault("parent", f"“{row.key}” is part of itself.")
            raise CatalogueError(faults_of(rows))
        ordered += ready
        done |= {row.key for row in ready}
        waiting = [row for row in waiting if row.key not in done]
    return ordered


def staff_notes(row):
    """The doubts about a row and where its facts were seen."""
    sources = ["general knowledge" if source == "k" else source for source in row["source"]]
    seen = "\n".join(["Seen in:", *sources]) if sources else ""
    return "\n\n".join(text for text in (row["notes"], seen) if text)


def save_former_addresses(record, row, relations):
    """Let the old addresses lead to a record. None is ever taken away."""
    paths = {FormerAddress.path_of(address) for address in row["former_addresses"]}
    if not relations.is_new:
        paths -= set(record.former_addresses.values_list("address", flat=True))
    for path in sorted(paths):
        former = FormerAddress(record=record, address=path)
        relations.changed |= save(former, row, "former_addresses")
