"""Known dates: how they are read, said, kept and typed into a form."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from documents.models import Document
from events.models import Event, Standing
from r2p.records.dates import KnownDate, Precision, describe
from r2p.records.forms import KnownDateField
from tests.case_tables import cases

YEAR, NOVEMBER, FIFTH = KnownDate.of(2014), KnownDate.of(2014, 11), KnownDate.of(2014, 11, 5)

FIELD = KnownDateField()


@cases("records/known_dates.csv", first=date.fromisoformat, last=date.fromisoformat)
def test_known_date_is_read_as_far_as_it_is_given(text, first, last, precision):
    assert KnownDate.parse(text) == KnownDate(first, last, precision)


@cases("records/wrong_dates.csv")
def test_known_date_refuses_what_is_no_date(text):
    with pytest.raises(ValueError, match=r"is not a date\. Write 2014, 2014-11,"):
        KnownDate.parse(text)


def test_refusal_says_what_was_typed():
    with pytest.raises(ValueError, match=r"^“0 June 2016” is not a date"):
        KnownDate.parse("0  June 2016")


@pytest.mark.parametrize("text", ["2014", "2014-11", "2014-11-05", "0987", "0987-02", "2016-02-29"])
def test_known_date_as_typed_is_read_as_the_same(text):
    known = KnownDate.parse(text)

    assert known.as_typed == text
    assert KnownDate.parse(known.as_typed) == known


@pytest.mark.parametrize("parts", [(2014, 13), (2014, 2, 30), (0,), (2014, 11, 31)])
def test_known_date_of_no_day_is_refused(parts):
    with pytest.raises(ValueError):  # noqa: PT011 — the calendar's own words differ
        KnownDate.of(*parts)


@cases("records/spans_of_days.csv", first=date.fromisoformat, last=date.fromisoformat)
def test_span_of_days_is_said_as_one_would(first, last, precision, words):
    assert describe(first, last, precision) == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2014", "2014"), ("2014-11", "November 2014"), ("2014-11-05", "5 November 2014")],
)
def test_known_date_is_said_with_its_precision(typed, words):
    assert str(KnownDate.parse(typed)) == words


def test_event_says_its_dates():
    days = {"starts_on": date(2006, 12, 8), "ends_on": date(2006, 12, 10)}

    assert Event(dates_precision="day", **days).dates == "8–10 December 2006"


def test_undated_event_says_no_dates():
    assert Event().dates == ""


@pytest.mark.parametrize(
    ("began", "ended", "words"),
    [
        (None, None, ""),
        ("March 2012", None, "since March 2012"),
        (None, "2018", "until 2018"),
        ("2014", "2014", "2014"),
        ("2014", "2018", "2014–2018"),
        ("March 2012", "5 May 2018", "March 2012 – 5 May 2018"),
    ],
)
def test_period_is_said_in_words(began, ended, words):
    standing = Standing()
    standing.began = KnownDate.parse(began) if began else None
    standing.ended = KnownDate.parse(ended) if ended else None

    assert standing.span == words


@pytest.mark.parametrize("known", [YEAR, NOVEMBER, FIFTH, None])
def test_known_date_is_kept_in_its_three_columns(known):
    document = Document(issued=FIFTH)

    document.issued = known

    columns = (document.issued_from, document.issued_until, document.issued_precision)
    assert document.issued == known
    assert columns == (
        (known.earliest, known.latest, known.precision) if known else (None, None, "")
    )


FIRST_HALF = KnownDate(date(2014, 1, 1), date(2014, 6, 30), Precision.MONTH)


@pytest.mark.parametrize(
    ("typed", "known"),
    [
        ("2014", KnownDate.of(2014)),
        ("2014-11", KnownDate.of(2014, 11)),
        ("2014-11-05", KnownDate.of(2014, 11, 5)),
        (" 5 November 2014 ", KnownDate.of(2014, 11, 5)),
        ("", None),
        ("  ", None),
        (None, None),
    ],
)
def test_known_date_field_reads_what_is_typed(typed, known):
    assert KnownDateField().clean(typed) == known


@pytest.mark.parametrize("typed", ["Novembre", "2014-13", "30 February 2014", "0000", "2014\0"])
def test_known_date_field_says_how_to_write_a_date(typed):
    with pytest.raises(ValidationError) as raised:
        FIELD.clean(typed)

    assert raised.value.messages == [
        f"“{typed}” is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
    ]


@pytest.mark.parametrize("typed", ["2014", "2014-11", "2014-11-05"])
def test_known_date_field_shows_a_date_as_it_is_typed(typed):
    assert KnownDateField().prepare_value(KnownDate.parse(typed)) == typed


@pytest.mark.parametrize(
    ("stored", "typed", "changed"),
    [
        (KnownDate.of(2014, 11), "November 2014", False),
        (FIRST_HALF, "2014-01", False),
        (None, "", False),
        (None, "2014", True),
        (KnownDate.of(2014), "", True),
        (KnownDate.of(2014), "2014-01", True),
        (KnownDate.of(2014), "nonsense", True),
    ],
)
def test_known_date_field_tells_a_change_by_what_is_typed(stored, typed, changed):
    assert KnownDateField().has_changed(stored, typed) is changed
