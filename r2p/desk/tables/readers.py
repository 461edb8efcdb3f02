"""Readers of uploaded CSV and XLSX files."""

import csv
import io
import re
import zipfile
import zlib

import openpyxl
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl.utils.exceptions import InvalidFileException
from tablib import Dataset

from .cells import FORMULA, text_of

MOST_ROWS = 20_000
MOST_COLUMNS = 200  # a sheet says itself how wide it is, and may say anything
UNPACKED = 200_000_000  # bytes that a spreadsheet may have once it is unpacked
csv.field_size_limit(10_000_000)  # a cell can hold a whole text
ODD = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")  # what XML cannot hold
BROKEN = (zipfile.BadZipFile, zlib.error, InvalidFileException, OSError, EOFError)
BROKEN += (KeyError, IndexError, ValueError, TypeError, AttributeError, SyntaxError, RuntimeError)
ENCODINGS = ("utf-8-sig", "cp1252")


def read_table(file, columns, required=()):
    """Return a `Dataset` of a file, and `numbers`: the number of each row in the file.

    `columns` are the allowed names, `required` the required ones. Raises ValidationError if the
    file is not such a table.
    """
    if file.size > settings.FILE_SIZE_LIMIT:
        raise ValidationError(_("The file is too large."))
    is_sheet = file.name.lower().endswith(".xlsx")
    lines = sheet_rows(file) if is_sheet else csv_rows(decoded(file.read()))
    table = as_dataset(lines, columns, required)
    if not table.numbers:
        raise ValidationError(_("The file has no rows."))
    return table


def as_dataset(lines, columns, required):
    """Return a `Dataset` of rows of cells, the first of which is the header; see `read_table`."""
    lines = enumerate(lines, start=1)
    headers = [text_of(cell).lower() for cell in next(lines, (0, []))[1]]
    while headers and not headers[-1]:
        headers.pop()
    check_headers(headers, columns, required)
    table = Dataset(headers=headers)
    table.numbers = []
    for number, cells in lines:
        if number > MOST_ROWS + 1:
            raise ValidationError(
                _("The file has more than 20,000 rows. Split it into smaller files.")
            )
        cells = [without_quote(cell) for cell in cells]
        check_row(number, cells, len(headers))
        cells = cells[: len(headers)]
        if any(text_of(cell) for cell in cells):
            table.append([*cells, *[""] * (len(headers) - len(cells))])
            table.numbers.append(number)
    return table


def check_row(number, cells, width):
    """Refuse control characters, and cells beyond the columns."""
    if any(ODD.search(cell) for cell in cells if isinstance(cell, str)):
        said = _("Row %(number)s contains a control character. Remove it and try again.")
        raise ValidationError(said % {"number": number})
    if any(text_of(cell) for cell in cells[width:]):
        said = _("Row %(number)s has more cells than there are columns.")
        raise ValidationError(said % {"number": number})


def without_quote(cell):
    """Remove the quotation mark with which our exports prevent formulas."""
    is_quoted = isinstance(cell, str) and cell[:1] == "'" and cell[1:2] in FORMULA
    return cell[1:] if is_quoted else cell


def check_headers(headers, columns, required):
    if not any(headers):
        raise ValidationError(_("The file is empty."))
    unknown = [name[:60] or _("(no name)") for name in headers if name not in columns][:20]
    twice = sorted({name for name in headers if name and headers.count(name) > 1})
    said = []
    if unknown:
        said.append(_("Not a column of this table: %s.") % ", ".join(unknown))
    if twice:
        said.append(_("Repeated column: %s.") % ", ".join(twice))
    said += [_("The column “%s” is missing.") % name for name in required if name not in headers]
    if said:
        said.append(_("Allowed columns: %s.") % ", ".join(columns))
        raise ValidationError(" ".join(said))


def csv_rows(text):
    first = text.partition("\n")[0]
    between = max(";,\t", key=first.count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    try:
        yield from rows
    except csv.Error as error:
        said = _("The CSV file cannot be read. Line %(line)s: %(error)s.")
        raise ValidationError(said % {"error": error, "line": rows.line_num}) from error


def decoded(content):
    is_wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    encodings = ("utf-16",) if is_wide else ENCODINGS
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise ValidationError(_("This is not a text file. Save it as CSV or XLSX."))
        return text
    raise ValidationError(_("The encoding of the file is not known. Save it as UTF-8."))


def sheet_rows(file):
    """Yield the rows of the first sheet. Raises ValidationError if the file is broken."""
    rows = rows_of_sheet(file)
    while True:
        try:
            yield next(rows)
        except StopIteration:
            return
        except BROKEN as error:
            raise ValidationError(_("The XLSX file cannot be read.")) from error


def rows_of_sheet(file):
    """Yield the rows, unless the file would unpack to too much."""
    with zipfile.ZipFile(file) as packed:
        size = sum(one.file_size for one in packed.infolist())
    if size > UNPACKED:
        raise ValidationError(_("The file is too large."))
    file.seek(0)
    book = openpyxl.load_workbook(file, read_only=True, data_only=True)
    yield from book.worksheets[0].iter_rows(values_only=True, max_col=MOST_COLUMNS)
