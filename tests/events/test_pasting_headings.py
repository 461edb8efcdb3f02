"""The lines of a pasted list that say the role or the side of what follows."""

import pytest

from events.pasting.participant_list import read_participant_list
from tests.case_tables import cases


def said(text):
    return [(line.role, line.side) for line in read_participant_list(text)]


@cases("events/pasted_headings.csv")
def test_heading_says_the_role_and_the_side(heading, role, side):
    assert said(f"Moderators:\n{heading}\nAna Pérez") == [(role, side)]


@pytest.mark.parametrize("heading", ["Programme of the day:", "Ana Pérez:", "To be confirmed："])
def test_unknown_heading_is_not_understood_and_ends_what_the_last_one_said(heading):
    text = f"Chinese delegation:\nSpeakers:\nYang Yi\n{heading}\nAna Pérez"

    first, unknown, last = read_participant_list(text)

    assert (first.role, first.side) == ("speaker", "Chinese")
    assert (unknown.doubt, unknown.source, unknown.person.name) == ("heading", heading, "")
    assert (last.role, last.side) == ("", "")


@pytest.mark.parametrize("role", ["Represented", "Participants", "Speakers", "Lead"])
def test_side_stays_below_the_heading_of_a_role(role):
    ((_role, side),) = said(f"Chinese delegation:\n{role}:\nFudan University")

    assert side == "Chinese"


@pytest.mark.parametrize("role", ["Hosts", "Co-hosts", "Sponsors", "Chair", "Moderator"])
def test_who_has_a_role_in_the_whole_event_is_of_no_side(role):
    ((_role, side),) = said(f"Chinese delegation:\n{role}:\nFudan University")

    assert side == ""


@pytest.mark.parametrize("role", ["Hosts", "Co-hosts", "Sponsors", "Represented", "Chair"])
def test_heading_of_a_side_ends_a_role_that_is_not_of_sides(role):
    assert said(f"{role}:\nChinese delegation:\nYang Yi") == [("", "Chinese")]


@pytest.mark.parametrize(
    ("role", "value"), [("Participants", "participant"), ("Speakers", "speaker")]
)
def test_role_that_is_on_each_side_stays_below_the_heading_of_a_side(role, value):
    text = f"{role}:\nChinese side:\nYang Yi\nAustralian side:\nDavid Chick"

    assert said(text) == [(value, "Chinese"), (value, "Australian")]


def test_side_of_one_line_does_not_hold_for_the_next():
    text = "Australian participants: Ana Pérez\nAlex Bellamy"

    assert said(text) == [("participant", "Australian"), ("", "")]


@pytest.mark.parametrize("line", ["Law Faculty", "From Peace to Justice", "Chinese delegation"])
def test_line_without_a_colon_is_not_taken_for_a_heading(line):
    assert len(read_participant_list(line)) == 1
