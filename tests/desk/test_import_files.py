"""Files of tables, as programs write them."""

import csv
import io
import zipfile

import pytest
from openpyxl import Workbook, load_workbook

from documents.models import Document
from r2p.desk.models import ImportJob
from r2p.records.dates import KnownDate
from tests.admin_pages import every_record
from tests.desk.tables import address, as_csv, bring
from tests.factories import DocumentFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_is_read_however_a_program_writes_it(as_cataloguer, encoding, between):
    text = between.join(["slug", "title", "kind"]) + "\r\n" + between.join(["", "Köln", "report"])

    job = bring(as_cataloguer, Document, text.encode(encoding))

    titles = dict(zip(job.outcome["heads"], job.outcome["rows"][0]["cells"], strict=True))
    assert titles["title"] == ["", "Köln"]


def test_xlsx_is_read_with_its_dates_and_numbers(as_cataloguer):
    book = Workbook()
    book.active.append(["slug", "title", "kind", "issued"])
    book.active.append([None, 2014, "report", KnownDate.of(2014, 11, 5).earliest])
    file = io.BytesIO()
    book.save(file)

    job = bring(as_cataloguer, Document, file.getvalue(), "table.xlsx")
    as_cataloguer.post(address(Document, "import_job", job.pk))

    document = Document.objects.get()
    assert (document.title, document.issued) == ("2014", KnownDate.of(2014, 11, 5))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\n", "a.csv", "The file is empty."),
        (b"slug,title,kind\n", "a.csv", "The file has no rows."),
        (b"slug,nothing\na,b\n", "a.csv", "Not a column of this table: nothing."),
        (b"title\na\n", "a.csv", "The column “slug” is missing."),
        (b"slug,title,title\na,b,c\n", "a.csv", "Repeated column: title."),
        (b"PK\x03\x04nonsense", "a.xlsx", "The XLSX file cannot be read."),
        (b"\xd0\xcf\x11\xe0\x00\x00", "a.xls", "This is not a text file. Save it as CSV or XLSX."),
        (b'slug,title\na,"b', "a.csv", "The CSV file cannot be read. Line"),
    ],
)
def test_file_that_is_no_such_table_is_refused_in_words(as_cataloguer, content, name, said):
    assert bring(as_cataloguer, Document, content, name)[0].startswith(said)
    assert not ImportJob.objects.exists()


def test_too_large_a_file_is_refused(as_cataloguer, settings):
    settings.FILE_SIZE_LIMIT = 10

    found = bring(as_cataloguer, Document, as_csv(["slug", "title"], ["a", "b"]))

    assert found == ["The file is too large."]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@every_record
def test_template_has_the_columns_that_are_read(as_cataloguer, factory, form):
    model = factory._meta.model

    response = as_cataloguer.get(address(model, "import_template", form))

    if form == "csv":
        heads = next(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    else:
        book = load_workbook(io.BytesIO(response.content))
        heads = [cell.value for cell in book.worksheets[0][1]]
        assert [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)] == heads
    columns = as_cataloguer.get(address(model, "import")).context["columns"]
    assert heads == [column.column_name for column in columns]


def packed(change):
    """A spreadsheet with one row, its parts changed by `change(name, content)`."""
    file, spoiled = io.BytesIO(), io.BytesIO()
    book = Workbook()
    for row in (["slug", "title", "kind"], ["", "A title", "report"]):
        book.active.append(row)
    book.save(file)
    with zipfile.ZipFile(file) as parts, zipfile.ZipFile(spoiled, "w") as anew:
        for name in parts.namelist():
            anew.writestr(name, change(name, parts.read(name)))
    return spoiled.getvalue()


@pytest.mark.parametrize(
    ("part", "was", "becomes"),
    [
        ("sheet1", b"</worksheet>", b""),
        ("sheet1", b"<sheetData>", b"<sheetData>\x00"),
        ("sheet1", b'r="A1"', b'r="!!"'),
        ("sheet1", b'<row r="1"', b'<row r="x"'),
        ("workbook.xml", b"<workbook", b"<a"),
        ("Content_Types", b"<Types", b"x"),
    ],
)
def test_broken_spreadsheet_is_refused_in_words(as_cataloguer, part, was, becomes):
    content = packed(lambda name, it: it.replace(was, becomes) if part in name else it)

    said = bring(as_cataloguer, Document, content, "table.xlsx")

    assert said == ["The XLSX file cannot be read."]


@pytest.mark.parametrize("sign", ["\x0b", "\x1f", "\ufffe"])
def test_sign_that_no_text_has_is_refused_with_its_row(as_cataloguer, sign):
    table = as_csv(["slug", "title", "kind"], ["", f"A{sign}B", "report"])

    assert bring(as_cataloguer, Document, table) == [
        "Row 2 contains a control character. Remove it and try again."
    ]


def test_text_with_such_a_sign_leaves_the_export_whole(as_editor):
    DocumentFactory(title="A\x0bB\ufffe")

    response = as_editor.post(address(Document, "export"), {"reader": "all", "format": "xlsx"})

    sheet = load_workbook(io.BytesIO(response.content)).worksheets[0]
    assert "AB" in [cell.value for cell in sheet[2]]


def test_long_names_of_columns_are_not_repeated_whole(as_cataloguer):
    (said,) = bring(as_cataloguer, Document, as_csv(["slug", "x" * 9_000]))

    assert len(said) < 2_000
