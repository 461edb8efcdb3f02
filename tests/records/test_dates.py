from datetime import date

import pytest

from documents.models import Document
from events.models import Event, Standing
from r2p.records.dates import KnownDate, describe

NOVEMBER = KnownDate(date(2014, 11, 1), date(2014, 11, 30), "month")
FIFTH = KnownDate(date(2014, 11, 5), date(2014, 11, 5), "day")
YEAR = KnownDate(date(2014, 1, 1), date(2014, 12, 31), "year")

# -- Reading -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("2014", YEAR),
        ("2014-11", NOVEMBER),
        ("November 2014", NOVEMBER),
        ("Nov 2014", NOVEMBER),
        ("november 2014", NOVEMBER),
        ("2014-11-05", FIFTH),
        ("2014-11-5", FIFTH),
        ("5 November 2014", FIFTH),
        ("05 November 2014", FIFTH),
        ("5 Nov 2014", FIFTH),
        ("November 5, 2014", FIFTH),
        ("  5   November\n2014 ", FIFTH),
        ("2014-12", KnownDate(date(2014, 12, 1), date(2014, 12, 31), "month")),
        ("2016-02", KnownDate(date(2016, 2, 1), date(2016, 2, 29), "month")),
        ("February 2015", KnownDate(date(2015, 2, 1), date(2015, 2, 28), "month")),
        ("29 February 2016", KnownDate(date(2016, 2, 29), date(2016, 2, 29), "day")),
        ("Wednesday, 05 November 2014 04:26", FIFTH),
        ("Wed 5 Nov 2014", FIFTH),
        ("2014-11-05 00:00:00", FIFTH),
        ("2014/11/05", FIFTH),
        ("On 5 November 2014", FIFTH),
        ("5th November 2014", FIFTH),
        ("5th of November, 2014", FIFTH),
        ("November 5 2014", FIFTH),
        ("November 5th, 2014", FIFTH),
        ("Nov. 2014", NOVEMBER),
        ("le 5 novembre 2014", FIFTH),
        ("mercredi 5 novembre 2014", FIFTH),
        ("el 5 de noviembre de 2014", FIFTH),
        ("noviembre de 2014", NOVEMBER),
        ("1er avril 2013", KnownDate(date(2013, 4, 1), date(2013, 4, 1), "day")),
        ("Sept. 2013", KnownDate(date(2013, 9, 1), date(2013, 9, 30), "month")),
        ("août 2013", KnownDate(date(2013, 8, 1), date(2013, 8, 31), "month")),
    ],
)
def test_known_date_is_read_as_far_as_it_is_given(text, known):
    read = KnownDate.parse(text)

    assert read == known


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "2014-13",
        "2014-11-31",
        "2015-02-29",
        "30 February 2015",
        "29 February 2015",
        "0 June 2016",
        "31 June 2016",
        "0000",
        "2014-00",
        "2014-11-00",
        "٢٠١٤",
        "5 November ٢٠١٤",
        "0000-01-01",
        "14",
        "next week",
        "November",
        "5 November",
        "5 Brumaire 2014",
        "2014-11-05 and after",
        "about 2014",
        "2014–2015",
        "5/11/2014",
        "Brumaire, 5 November 2014",
        "5 November 2014 and after",
        "November 31st, 2014",
        "5 November 2014 twice",
        "5 November 2014, 5 November 2014",
    ],
)
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


# -- Saying ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2014-10-28", "2014-10-28", "day", "28 October 2014"),
        ("2006-12-08", "2006-12-10", "day", "8–10 December 2006"),
        ("2014-04-30", "2014-05-02", "day", "30 April – 2 May 2014"),
        ("2014-12-30", "2015-01-02", "day", "30 December 2014 – 2 January 2015"),
        ("2014-10-28", "2015-10-28", "day", "28 October 2014 – 28 October 2015"),
        ("2014-01-01", "2014-12-31", "day", "1 January – 31 December 2014"),
        ("2014-11-01", "2014-11-30", "day", "1–30 November 2014"),
        ("2014-11-01", "2014-11-30", "month", "November 2014"),
        ("2014-10-01", "2014-11-30", "month", "October – November 2014"),
        ("2014-12-01", "2015-01-31", "month", "December 2014 – January 2015"),
        ("2014-01-01", "2014-12-31", "year", "2014"),
        ("2001-01-01", "2003-12-31", "year", "2001–2003"),
    ],
)
def test_span_of_days_is_said_as_one_would(first, last, precision, words):
    said = describe(date.fromisoformat(first), date.fromisoformat(last), precision)

    assert said == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [("2014", "2014"), ("2014-11", "November 2014"), ("2014-11-05", "5 November 2014")],
)
def test_known_date_is_said_with_its_precision(typed, words):
    assert str(KnownDate.parse(typed)) == words


def test_event_says_its_dates():
    days = {"starts_on": date(2006, 12, 8), "ends_on": date(2006, 12, 10)}

    said = Event(dates_precision="day", **days).dates

    assert said == "8–10 December 2006"


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


# -- Keeping -----------------------------------------------------------------------------------


@pytest.mark.parametrize("known", [YEAR, NOVEMBER, FIFTH, None])
def test_known_date_is_kept_in_its_three_columns(known):
    document = Document(issued=FIFTH)

    document.issued = known

    columns = (document.issued_from, document.issued_until, document.issued_precision)
    assert document.issued == known
    assert columns == (
        (known.earliest, known.latest, known.precision) if known else (None, None, "")
    )
