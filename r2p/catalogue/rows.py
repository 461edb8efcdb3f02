"""The files of the catalogue as rows of text, and where in them something is wrong."""

import csv
import io
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Fault:
    """What is wrong, in one sentence, and where."""

    file: str
    line: int | None
    column: str
    sentence: str

    def __str__(self):
        place = [self.file]
        if self.line:
            place.append(f"line {self.line}")
        if self.column:
            place.append(f"column {self.column}")
        return f"{', '.join(place)}: {self.sentence}"


class CatalogueError(Exception):
    """The catalogue cannot be loaded; `faults` says where and why."""

    def __init__(self, faults):
        self.faults = faults
        super().__init__("\n".join(str(fault) for fault in faults))


@dataclass
class Row:
    """One row: its cells as typed, their values once they are read, and what is wrong with it."""

    file: str
    line: int
    number: int
    cells: dict
    values: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)

    def __getitem__(self, column):
        return self.values[column]

    @property
    def key(self):
        return self.cells["key"]

    def fault(self, column, sentence):
        self.faults.append(Fault(self.file, self.line, column, sentence))


def faults_of(rows):
    return [fault for row in rows for fault in row.faults]


def read_rows(path, columns):
    """Read a file whose header names these columns, each once. Raises CatalogueError."""
    if not path.is_file():
        raise CatalogueError(
            [Fault(path.name, None, "", f"There is no such file in {path.parent}.")]
        )
    reader = csv.reader(io.StringIO(decoded(path), newline=""), strict=True)
    rows, faults = [], []
    try:
        header = next(reader, [])
        check_header(path.name, header, columns)
        line = reader.line_num + 1
        for cells in reader:
            if "\0" in "".join(cells):
                faults.append(Fault(path.name, line, "", "The line holds a NUL character."))
            elif len(cells) == len(header):
                texts = dict(zip(header, (cell.strip() for cell in cells), strict=True))
                rows.append(Row(path.name, line, len(rows) + 1, texts))
            elif cells:
                faults.append(wrong_number_of_cells(path.name, line, cells, header))
            line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(path.name, reader.line_num, "", f"The line is not CSV: {error}."))
    if faults:
        raise CatalogueError(faults)
    return rows


def decoded(path):
    data = path.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = column_at(before.decode("utf-8-sig"))
        raise CatalogueError([Fault(path.name, line, column, "The text is not UTF-8.")]) from error


def column_at(before):
    """The column in which a text breaks off, as far as the header tells."""
    try:
        rows = list(csv.reader(io.StringIO(before + "?", newline="")))
    except csv.Error:
        return ""
    header, place = rows[0], len(rows[-1]) - 1
    return header[place] if len(rows) > 1 and place < len(header) else ""


def check_header(file, header, columns):
    faults = [
        Fault(file, 1, column, "There is no such column.")
        for column in header
        if column not in columns
    ]
    faults += [
        Fault(file, 1, column, "This column is missing.")
        for column in columns
        if column not in header
    ]
    faults += [
        Fault(file, 1, column, "This column is given twice.")
        for column in columns
        if header.count(column) > 1
    ]
    if faults:
        raise CatalogueError(faults)


def wrong_number_of_cells(file, line, cells, header):
    column = header[min(len(cells), len(header) - 1)]
    sentence = f"The row has {len(cells)} cells, the header {len(header)}."
    return Fault(file, line, column, sentence)
