"""Running text that was pasted where a list is asked for."""

import pytest

from events.pasting.participant_list import read_participant_list

WRAPPED = """In March 2031 the Lake Centre for Peace (LCP) and the Hill Institute met for the
second time at the Hill Institute in Riverton, where they spoke about the
Lake District, together with experts of the University of Riverton and the Foreign
Ministry of Lakeland. People from Hillside joined them, among them LCP Centre
Director Professor Joan Doe, the Director of the Hill Section of the Lakeland
Department of Trade, John Roe, and Mary Major."""


def doubts(text):
    return [line.doubt for line in read_participant_list(text)]


def test_wrapped_text_is_not_understood_and_names_nobody():
    lines = read_participant_list(WRAPPED)

    assert [line.doubt for line in lines] == ["prose"] * 6
    assert {(line.person.name, line.post.organization) for line in lines} == {("", "")}


@pytest.mark.parametrize(
    "line",
    [
        "Participants included Joan Doe and John Roe",
        "The Lake Centre hosted a dialogue",
        "Joan Doe, who leads the Lake Centre",
        "University of Riverton and Lakeland College. Guests from Hillside",
        "Then all of those in the room went on to see what else there might be",
        "After lunch many different people from various countries and institutes met again here",
    ],
)
def test_sentence_is_not_understood(line):
    assert doubts(line) == ["prose"]


@pytest.mark.parametrize(
    "line",
    [
        "Joan Doe, professor of humanitarian law and expert on the prevention of conflicts, Oxfam",
        "Office of the Special Adviser of the Secretary-General on the Prevention of Lake Disputes",
        "Deputy Director of the Department for the Prevention of Wars and the Protection of All",
        "Lake Centre for Peace, Hill Institute for Studies of War, University of the Rivers, Oxfam",
        "Univ. of Riverton",
        "Joan A. Doe",
    ],
)
def test_long_or_pointed_line_of_a_list_is_no_sentence(line):
    assert doubts(line) == [""]


def test_line_that_goes_on_in_small_letters_is_not_understood_with_the_next():
    assert doubts("Ana Pérez\nJoan Doe\nformer director\n\nJohn Roe") == ["", "prose", "prose", ""]


def test_line_that_ends_in_a_little_word_goes_on_in_the_next():
    assert doubts("Joan Doe of the\nLake Centre") == ["prose", "prose"]


@pytest.mark.parametrize(
    "text",
    [
        "Joan Doe\nvan der Berg, Uri",
        "The Lake Centre,\nthe Hill Institute, and\nthe River Forum",
        "joan doe\njohn roe",
        "Hosts:\nlake centre",
        "Joan Doe\n\njohn roe",
        "Joan Doe\neBay Foundation",
    ],
)
def test_lines_of_a_list_do_not_run_on(text):
    assert set(doubts(text)) == {""}


def test_and_between_the_lines_of_a_list_is_passed_over():
    lines = read_participant_list("Joan Doe, and\nJohn Roe\nand Mary Major")

    assert [line.person.name for line in lines] == ["Joan Doe", "John Roe", "Mary Major"]


def test_very_long_lines_are_read_in_no_time():
    text = "a at the a, " * 4000 + "included:"

    assert doubts(f"{text}\n{text} in the b") == ["garbled", "garbled"]
