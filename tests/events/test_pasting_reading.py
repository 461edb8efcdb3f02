"""How the lines of a pasted list are read: names, positions, organizations, roles."""

import pytest

from events.pasting.participant_list import read_participant_list
from events.pasting.posts import Known
from events.recognition.person_names import read_name
from r2p.records.names import fold
from tests.case_tables import cases

KNOWN = Known(
    organizations=frozenset(
        map(fold, ["Accountability, Coherence and Transparency Group", "Oxfam", "APR2P", "CIIS"])
    ),
    people=frozenset([fold("Surin Pitsuwan")]),
)


@cases("events/pasted_lines.csv")
def test_line_is_read(line, name, position, organization):
    (said,) = read_participant_list(line, KNOWN)

    assert (said.person.name, said.post.position, said.post.organization) == (
        name,
        position,
        organization,
    )


@cases("events/person_names.csv")
def test_name_stays_as_written_and_is_sorted_by_a_guess(text, honorific, name, sort_name):
    read_as = read_name(text)

    assert (read_as.honorific, read_as.name, read_as.sort_name) == (honorific, name, sort_name)


def test_headings_say_the_role_of_what_follows():
    text = "Hosts:\nOxfam\nNew Body\n\nParticipants\nAna Pérez\nRepresented:\nStrange Name"

    lines = read_participant_list(text, KNOWN)

    assert [(line.role, line.person.name, line.post.organization) for line in lines] == [
        ("host", "", "Oxfam"),
        ("host", "", "New Body"),
        ("participant", "Ana Pérez", ""),
        ("represented", "", "Strange Name"),
    ]


@pytest.mark.parametrize("name", ["Division of Global Affairs", "Dean of Students", "Sage"])
def test_organization_that_is_called_as_a_title_stays_one_below_a_heading_of_them(name):
    (line,) = read_participant_list(f"Co-hosts:\n{name}")

    assert (line.person.name, line.post.organization) == ("", name)


@pytest.mark.parametrize("name", ["Prof. Ana Pérez", "Surin Pitsuwan"])
def test_person_who_hosts_stays_one(name):
    (line,) = read_participant_list(f"Hosts:\n{name}", KNOWN)

    assert (line.person.name, line.post.organization) == (name.removeprefix("Prof. "), "")


@pytest.mark.parametrize(
    "line", ["Chair: Ana Pérez, Oxfam", "Ana Pérez (chair), Oxfam", "Chair\tAna Pérez\tOxfam"]
)
def test_role_of_one_line_does_not_hold_for_the_next(line):
    first, second = read_participant_list(f"{line}\nAlex Bellamy", KNOWN)

    assert (first.role, first.person.name, first.post.organization) == (
        "chair",
        "Ana Pérez",
        "Oxfam",
    )
    assert second.role == ""


def test_heading_of_a_delegation_says_the_side():
    lines = read_participant_list(
        "Chinese side:\nYang Yi\nDelegation of Australia\nDavid Chick\nChair:\nAna Pérez"
    )

    assert [line.side for line in lines] == ["Chinese", "Australia", ""]


def test_position_that_is_called_like_a_role_stays_a_position():
    (line,) = read_participant_list("Mô Bleeker, Chair, Oxfam", KNOWN)

    assert (line.role, line.post.position) == ("", "Chair")


def test_empty_lines_rules_and_heads_of_columns_are_passed_over():
    text = "\n  \n-----\nName\tPosition\tOrganization\n•\n\u200b\n"

    assert read_participant_list(text) == []


@pytest.mark.parametrize("garbage", ["x" * 500, "?!?! 123 456", "12345", "€" * 30, "a, " * 200])
def test_garbage_is_kept_as_a_line_that_is_not_understood(garbage):
    (line,) = read_participant_list(garbage)

    assert not line.is_understood
    assert line.source == " ".join(garbage.split())
