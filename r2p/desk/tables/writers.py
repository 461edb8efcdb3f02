"""Writers of CSV and XLSX files."""

import io

from django.http import HttpResponse
from django.utils.translation import gettext as _
from openpyxl import Workbook
from tablib import Dataset

from .cells import FORMULA
from .readers import ODD

LONGEST_CELL = 32_767  # signs that a cell of XLSX can hold
TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def harmless(text):
    """Return a text that no spreadsheet takes for a formula, without control characters."""
    text = ODD.sub("", text)
    return f"'{text}" if text[:1] in FORMULA else text


def as_file(name, kind, heads, rows, second=None):
    """Return a table as a download; `second` is (title, rows) of another sheet of XLSX."""
    rows = [[harmless(cell) for cell in row] for row in rows]
    content = as_csv(heads, rows) if kind == "csv" else as_xlsx(heads, rows, second)
    response = HttpResponse(content, content_type=TYPES[kind])
    response["Content-Disposition"] = f'attachment; filename="{name}.{kind}"'
    response["Cache-Control"] = "private, no-store"
    return response


def as_csv(heads, rows):
    """Write CSV with a byte order mark, by which spreadsheets recognise UTF-8."""
    return ("\ufeff" + Dataset(*rows, headers=heads).export("csv")).encode()


def as_xlsx(heads, rows, second):
    book = Workbook(write_only=True)
    for title, lines in [(_("Table"), [heads, *rows]), *([second] if second else [])]:
        sheet = book.create_sheet(title)
        for line in lines:
            sheet.append(line)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def template_file(resource, kind):
    """Return the columns with an example; in XLSX a second sheet describes them."""
    columns = resource.open_columns()
    help_rows = [[column.column_name, str(column.help), column.example] for column in columns]
    second = (_("Columns"), [[_("Column"), _("Description"), _("Example")], *help_rows])
    heads = [column.column_name for column in columns]
    example = [column.example for column in columns]
    return as_file(f"{resource.model._meta.model_name}-template", kind, heads, [example], second)
