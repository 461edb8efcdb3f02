"""The reader of citations, symbols, DOIs, addresses and heads of pages, against a table."""

import pytest

from documents.citing.citation_reader import read_citation
from tests.case_tables import rows


@pytest.mark.parametrize("row", rows("documents/citations.csv"), ids=lambda row: row["text"])
def test_citation_is_read(row):
    """An empty cell says nothing; a dash says that nothing is read."""
    cited = read_citation(row["text"])

    expected = {name: cell.strip("-") for name, cell in row.items() if cell and name != "text"}
    assert {name: in_a_cell(getattr(cited, name)) for name in expected} == expected


def in_a_cell(value):
    if isinstance(value, tuple):
        return " | ".join(value)
    if value is True:
        return "yes"
    return getattr(value, "as_typed", value or "")


@pytest.mark.parametrize("garbage", ["???", "-", "31 / 12", "“”", "(((((", "TY  - ", "@a{b}"])
def test_nothing_is_understood_of_garbage(garbage):
    assert not read_citation(garbage).is_understood


LONG = ["x" * 4000, "a. " * 1300, "A/" * 2000, "“" * 4000, "{" * 4000, "a\n" * 2000, "By\n" * 900]
LONG += ["-\n" * 2000, "A:\n" * 1300]


@pytest.mark.parametrize("garbage", LONG, ids=lambda text: text[:3])
def test_long_garbage_is_read_without_fault(garbage):
    assert len(read_citation(garbage).title) <= 400
