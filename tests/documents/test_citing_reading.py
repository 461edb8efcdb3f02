"""What is read from citations, symbols, DOIs and addresses."""

import pytest

from documents.citing.citation_reader import read_citation
from r2p.records.dates import KnownDate
from tests.case_tables import cases, rows


@pytest.mark.parametrize("row", rows("documents/citations.csv"), ids=lambda row: row["text"])
def test_citation_is_read(row):
    """An empty cell says nothing; a dash says that nothing is read."""
    cited = read_citation(row["text"])

    expected = {name: cell.strip("-") for name, cell in row.items() if cell and name != "text"}
    assert {name: in_a_cell(getattr(cited, name)) for name in expected} == expected


def in_a_cell(value):
    if isinstance(value, tuple):
        return " | ".join(value)
    return getattr(value, "as_typed", value or "")


@cases("documents/titles_in_addresses.csv")
def test_title_is_guessed_from_the_words_of_an_address_and_no_kind(address, title):
    cited = read_citation(address)

    assert (cited.title, cited.is_title_guessed, cited.kind) == (title, bool(title), "")


def test_title_that_a_citation_says_is_no_guess():
    cited = read_citation("“On protection”, 2013. https://example.org/blog/on-the-town/")

    assert (cited.title, cited.is_title_guessed) == ("On protection", False)


@pytest.mark.parametrize("written", ["www.example.org/a", "example.org/a", "(example.org/a)."])
def test_address_without_a_scheme_is_a_secure_one(written):
    assert read_citation(written).address.replace("www.", "") == "https://example.org/a"


def test_address_of_a_mailbox_is_no_address():
    assert read_citation("“On protection”, 2013, someone@example.org/a").address == ""


@pytest.mark.parametrize(
    ("written", "typed"),
    [
        ("11th April 2013", "2013-04-11"),
        ("April 11 2013", "2013-04-11"),
        ("April 11th, 2013", "2013-04-11"),
        ("Sept. 2013", "2013-09"),
        ("11 avril 2013", "2013-04-11"),
        ("11 de abril de 2013", "2013-04-11"),
        ("Thursday, 04 January 2007 04:26", "2007-01-04"),
    ],
)
def test_date_of_a_citation_is_read_as_the_form_reads_it(written, typed):
    cited = read_citation(f"“On protection”, {written}")

    assert (cited.title, cited.issued.as_typed) == ("On protection", typed)
    assert KnownDate.parse(written) == cited.issued


def test_date_that_a_citation_says_last_is_that_of_the_document():
    cited = read_citation("The dialogue of 3 May 2013. Beijing: Institute, 11th April 2014")

    assert cited.issued.as_typed == "2014-04-11"


@pytest.mark.parametrize("stated", ["0 June 2016", "31 June 2016", "June 31st, 2016", "2016-06-31"])
def test_day_that_there_is_not_is_kept_as_stated(stated):
    cited = read_citation(f"Statement on protection, {stated}")

    assert (cited.issued, cited.stated) == (None, stated)
    assert cited.title == "Statement on protection"


def test_day_that_there_is_not_gives_way_to_one_that_there_is():
    cited = read_citation("Statement of 0 June 2016. 11 April 2013")

    assert (cited.issued.as_typed, cited.stated) == ("2013-04-11", "")


@pytest.mark.parametrize("garbage", ["???", "-", "31 / 12", "“”", "(((((", "TY  - ", "@a{b}"])
def test_nothing_is_understood_of_garbage(garbage):
    assert not read_citation(garbage).is_understood


@pytest.mark.parametrize("garbage", ["x" * 4000, "a. " * 1300, "A/" * 2000, "“" * 4000, "{" * 4000])
def test_long_garbage_is_read_without_fault(garbage):
    assert len(read_citation(garbage).title) <= 400
