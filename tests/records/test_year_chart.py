"""A line of years: a bar for each year, whose gaps are seen."""

from r2p.records.year_chart import Segment, YearChart


def test_every_year_from_the_first_to_the_last_has_its_bar():
    years = YearChart({2011: {"": 1}, 2014: {"": 2}})

    assert [(bar.year, bar.total) for bar in years.bars] == [
        (2011, 1),
        (2012, 0),
        (2013, 0),
        (2014, 2),
    ]
    assert years.empty == 2


def test_highest_bar_fills_the_picture_and_the_others_are_to_scale():
    low, high = YearChart({2013: {"": 1}, 2014: {"": 4}}).bars

    assert (low.parts, high.parts) == ([Segment("", 45, 15)], [Segment("", 0, 60)])


def test_kinds_are_piled_up_in_their_order():
    [bar] = YearChart({2014: {"africa": 1, "americas": 0, "europe": 2}}).bars

    assert bar.parts == [Segment("africa", 40, 20), Segment("europe", 0, 40)]


def test_years_long_past_are_counted_and_not_drawn():
    years = YearChart({1948: {"": 3}, 2014: {"": 1}})

    assert (years.first, years.older, len(years.bars)) == (1985, 3, 30)


def test_no_record_gives_no_line():
    assert not YearChart({})
    assert not YearChart({2014: {"": 0}})


def test_years_that_stand_too_close_to_an_end_are_not_named():
    years = YearChart({2009: {"": 1}, 2022: {"": 1}})

    assert [bar.year for bar in years.bars if bar.is_named] == [2009, 2015, 2022]
