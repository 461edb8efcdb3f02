"""Parsing of a pasted list: names, positions, organizations, roles, sides and doubts."""

import pytest

from events.pasting.participant_list import read_participant_list
from events.pasting.posts import Known
from events.recognition.person_names import read_name
from events.recognition.words import guess_organization_kind
from r2p.records.names import fold
from tests.case_tables import cases, rows

ORGANIZATIONS = ["APR2P", "CIIS", "Oxfam", "Birch Centre and Oak Forum"]
ORGANIZATIONS += ["Accountability, Coherence and Transparency Group"]
KNOWN = Known(
    organizations=frozenset(map(fold, ORGANIZATIONS)), people=frozenset([fold("Surin Pitsuwan")])
)


def split_cell(line):
    """A line as the columns of the table have it."""
    names = ("position", "organization", "short_name")
    of_post = {name: getattr(line.post, name) for name in names}
    own = {name: getattr(line, name) for name in ("role", "side", "doubt")}
    return own | of_post | {"person": line.person.name}


@pytest.mark.parametrize("row", rows("events/pasted_lists.csv"), ids=lambda row: row["text"][:60])
def test_list_is_read(row):
    """Cells hold a value for each line, a dash where there is none; an empty cell says nothing."""
    lines = [split_cell(line) for line in read_participant_list(row["text"], KNOWN)]

    expected = {name: cell for name, cell in row.items() if cell and name != "text"}
    read = {name: " | ".join(line[name] or "-" for line in lines) for name in expected}
    assert read == expected


@cases("events/person_names.csv")
def test_name_stays_as_written_and_is_sorted_by_a_guess(text, honorific, name, sort_name):
    read_as = read_name(text)

    assert (read_as.honorific, read_as.name, read_as.sort_name) == (honorific, name, sort_name)


@pytest.mark.parametrize("country", ["Tanzania", "USA"])
def test_country_behind_a_name_is_no_short_name(country):
    known = Known(countries=frozenset(map(fold, ["Tanzania", "USA"])))

    (line,) = read_participant_list(f"Lakes Law Society ({country})", known)

    post = line.post
    assert (post.organization, post.short_name, post.country) == ("Lakes Law Society", "", country)


@cases("events/organization_kinds.csv")
def test_kind_of_an_organization_is_guessed_by_its_name(name, kind):
    assert guess_organization_kind(name) == kind


def test_lines_are_numbered_as_they_are_divided():
    lines = read_participant_list("Hosts:\nUNESCO and UNICEF\nOxfam", KNOWN)

    assert [line.number for line in lines] == [1, 2, 3]


def test_unknown_heading_keeps_what_was_written():
    _first, unknown, _last = read_participant_list("Yang Yi\nProgramme of the day:\nAna Pérez")

    assert (unknown.source, unknown.person.name) == ("Programme of the day:", "")


def test_very_long_lines_are_read_in_no_time():
    text = "a at the a, " * 4000 + "included:"

    lines = read_participant_list(f"{text}\n{text} in the b")

    assert [line.doubt for line in lines] == ["garbled", "garbled"]


def test_empty_lines_rules_and_heads_of_columns_are_passed_over():
    assert read_participant_list("\n  \n-----\nName\tPosition\tOrganization\n•\n\u200b\n") == []


@pytest.mark.parametrize("garbage", ["x" * 500, "?!?! 123 456", "12345", "€" * 30, "a, " * 200])
def test_garbage_is_kept_as_a_line_that_is_not_understood(garbage):
    (line,) = read_participant_list(garbage)

    assert not line.is_understood
    assert line.source == " ".join(garbage.split())
