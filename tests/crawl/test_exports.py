"""Nothing leaks through tables that are taken away for a reader, in either format."""

import csv
import io

import pytest
from django.test import Client
from openpyxl import load_workbook

from r2p.desk.tables.registry import kinds
from r2p.records.audience import Audience
from tests.crawl.leaks import MARKER, leaks
from tests.desk.tables import address
from tests.factories import UserFactory
from tests.staff import one_of_the

STAFF = 40
# One rung each time, the others by `make test-all`.
RUNGS = pytest.mark.parametrize(
    "rung",
    [
        pytest.param(rung, marks=[pytest.mark.long] if rung else [])
        for rung in Audience.values
        if rung < STAFF
    ],
)


def client_of(user):
    client = Client()
    client.force_login(user)
    return client


def rows_of(client, table, rung, form="csv"):
    """The rows of an exported table, each the markers that it tells."""
    asked = {"table": table._meta.label_lower, "reader": rung, "format": form}
    content = client.post(address(table, "export"), asked).content
    if form == "csv":
        rows = csv.reader(io.StringIO(content.decode("utf-8-sig")))
    else:
        rows = load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    return [{found.lower() for found in MARKER.findall(str(row))} for row in rows]


@RUNGS
def test_table_tells_what_its_reader_may_be_told(marked, rung):
    client = client_of(UserFactory(staff=True, is_superuser=True))

    told = {one.model: rows_of(client, one.model, rung) for one in kinds.values()}

    assert len(set().union(*(row for rows in told.values() for row in rows))) > 50
    leaked = {table: [leaks(marked, rung, row) for row in rows] for table, rows in told.items()}
    assert {table: leak for table, leak in leaked.items() if any(leak)} == {}


def test_spreadsheet_tells_what_the_csv_does(marked):
    client = client_of(one_of_the("Cataloguer"))

    for one in kinds.values():
        assert rows_of(client, one.model, 0, "xlsx") == rows_of(client, one.model, 0)


def test_cataloguer_takes_nothing_along_that_is_for_the_staff(marked):
    client = client_of(one_of_the("Cataloguer"))

    answers = {one.model: rows_of(client, one.model, "all") for one in kinds.values()}
    staffs = {one.model: rows_of(client, one.model, STAFF) for one in kinds.values()}

    assert [rows for rows in (*answers.values(), *staffs.values()) if set().union(*rows)] == []
