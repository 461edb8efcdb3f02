"""Two texts compared word by word."""

import pytest

from r2p.desk.history.text_diff import pieces
from tests.desk.history_pages import in_one

LONG = " ".join(f"word{number}" for number in range(100))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("", "", ""),
        ("", "New", "{+New+}"),
        ("Old", "", "[-Old-]"),
        ("Same", "Same", "Same"),
        ("one two three", "one 2 three", "one [-two -]{+2 +}three"),
        ("one two", "one two three", "one two {+three+}"),
        ("Première séance", "Première réunion", "Première [-séance-]{+réunion+}"),
        ("one  two", "one two", "[-one  -]{+one +}two"),
        ("保护的责任", "保护责任", "保护[-的-]责任"),
    ],
)
def test_what_changed_is_told_by_words(before, after, told):
    assert in_one(pieces(before, after)) == told


def test_what_stayed_is_cut_to_the_words_beside_a_change():
    told = in_one(pieces(f"{LONG} old {LONG}", f"{LONG} new {LONG}"))

    before = " ".join(f"word{number}" for number in range(92, 100))
    after = " ".join(f"word{number}" for number in range(8))
    assert told == f"… {before} [-old -]{{+new +}}{after} …"


def test_what_stayed_between_two_changes_is_cut():
    told = in_one(pieces(f"one {LONG} two", f"1 {LONG} 2"))

    assert " word7 … word92 " in told


def test_texts_without_a_common_word_are_shown_one_after_the_other():
    before, after = "a " * 20_000, "b " * 20_000

    told = pieces(before, after)

    assert [sign for sign, _text in told] == ["-", "+"]
    assert all(len(text) < 1000 for _sign, text in told)
