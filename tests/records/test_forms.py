from datetime import date

import pytest
from django.core.exceptions import ValidationError

from r2p.records.dates import KnownDate, Precision
from r2p.records.forms import KnownDateField

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
    field = KnownDateField()

    cleaned = field.clean(typed)

    assert cleaned == known


@pytest.mark.parametrize("typed", ["Novembre", "2014-13", "30 February 2014", "0000", "2014\0"])
def test_known_date_field_says_how_to_write_a_date(typed):
    field = KnownDateField()

    with pytest.raises(ValidationError) as raised:
        field.clean(typed)

    assert raised.value.messages == [
        f"“{typed}” is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
    ]


@pytest.mark.parametrize("typed", ["2014", "2014-11", "2014-11-05"])
def test_known_date_field_shows_a_date_as_it_is_typed(typed):
    field = KnownDateField()

    shown = field.prepare_value(KnownDate.parse(typed))

    assert shown == typed


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
    field = KnownDateField()

    told = field.has_changed(stored, typed)

    assert told is changed
