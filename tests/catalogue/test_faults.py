"""Every wrong row is named by file, row and column, and then nothing is loaded."""

import pytest
from django.core.management import CommandError

from r2p.regions.models import Region
from tests.case_tables import cases
from tests.catalogue.lines import ANNA, CENTRE, CHINA, LINE, REPORT, SMALL, TALK
from tests.factories import DocumentSymbolFactory, OrganizationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def faults(load, directory):
    """Load a small catalogue with other lines in some files; the lines of the error."""

    def run(**lines):
        with pytest.raises(CommandError) as raised:
            load("--data", str(directory(**SMALL | lines)))
        assert not Region.objects.exists()
        return str(raised.value).splitlines()

    return run


@cases("catalogue/wrong_cells.csv")
def test_a_wrong_cell_is_named(faults, file, before, after, message):
    (line,) = SMALL[file]

    told = faults(**{file: [line.replace(before, after, 1)]})

    assert f"{file}.csv, row 2, {message}" in told


STATES = ["a,A,,,state,china,,,,,,", "b,B,,,state,china,,,,,,"]
CIRCLE = ["a,A,,,other,,b,,,,,", "b,B,,,other,,a,,,,,"]
SAME_SYMBOL = [REPORT, "other,report,a/65/877,Other,en,,,,,,,,,,,,,"]
SYMBOL_IS_TAKEN = "This is the symbol of another document"
SAME_LINE = [LINE, LINE.replace("talk-1", "talk-2")]


@pytest.mark.parametrize(
    ("file", "lines", "row", "column", "said"),
    [
        ("regions", [CHINA, CHINA], 3, "key", "Another row of the file has this key."),
        ("organizations", STATES, 3, "key", "There is already a state for this country."),
        ("organizations", CIRCLE, 2, "parent", "“b” is part of itself."),
        ("documents", SAME_SYMBOL, 3, "symbols", f"{SYMBOL_IS_TAKEN}: “Report”."),
        ("participations", SAME_LINE, 3, "event", "This row repeats another row of the file."),
    ],
)
def test_a_wrong_row_is_named(faults, file, lines, row, column, said):
    assert f"{file}.csv, row {row}, column {column}: {said}" in faults(**{file: lines})


def test_a_state_without_a_country_is_named(faults):
    assert faults(organizations=["centre,Centre,,,state,,,,,,,"]) == [
        "organizations.csv, row 2, column key: A state must have a country.",
    ]


def test_a_row_that_lacks_cells_is_named(faults):
    message = "organizations.csv: Row 3 does not have as many cells as the header."

    assert message in faults(organizations=[CENTRE, "b,B"])


def test_all_wrong_rows_of_all_files_are_named(faults):
    told = faults(
        events=[TALK.replace("dialogue", "party"), TALK.replace("2014-11", "soon")],
        people=[ANNA.replace("Aalto,Aalto", "Aalto,")],
    )

    assert [fault.partition(":")[0] for fault in told] == [
        "people.csv, row 2, column sort_name",
        "events.csv, row 2, column kind",
        "events.csv, row 3, column key",
        "events.csv, row 3, column starts",
    ]


def test_row_with_several_lines_in_a_cell_counts_as_one(faults):
    notes = 'a,A,,,other,,,,,,"one\ntwo",'

    told = faults(organizations=[CENTRE, notes, "b,B,,,odd,,,,,,,"])

    assert told[0].startswith("organizations.csv, row 4, column kind: “odd” is not one of these")


def test_the_slug_of_a_record_that_staff_made_is_named(faults):
    OrganizationFactory(slug="centre")

    assert faults() == [
        "organizations.csv, row 2, column key: Organization with this Slug already exists."
    ]


def test_the_symbol_of_a_document_that_staff_made_is_named(faults):
    DocumentSymbolFactory(symbol="S/2011/393", document__title="Ours")

    assert faults() == [
        "documents.csv, row 2, column symbols: This is the symbol of another document: “Ours”."
    ]
