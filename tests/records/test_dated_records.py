"""Records are found by their years and stand in the order of their dates."""

from datetime import date

import pytest

from documents.models import Document
from events.models import Event
from r2p.records.dates import KnownDate
from tests.factories import AffiliationFactory, DocumentFactory, EventFactory

NOVEMBER, FIFTH = KnownDate.of(2014, 11), KnownDate.of(2014, 11, 5)


@pytest.mark.django_db
def test_stated_date_is_kept_beside_an_unknown_one():
    document = DocumentFactory(issued_as_stated="0 June 2016")

    document.refresh_from_db()

    assert (document.issued, document.issued_as_stated) == (None, "0 June 2016")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("first", "last", "precision", "years"),
    [
        ("2014-01-01", "2014-01-01", "day", [2014]),
        ("2014-12-31", "2014-12-31", "day", [2014]),
        ("2014-12-30", "2015-01-02", "day", [2014, 2015]),
        ("2014-11-01", "2014-11-30", "month", [2014]),
        ("2014-12-01", "2015-01-31", "month", [2014, 2015]),
        ("2014-01-01", "2014-12-31", "year", [2014]),
        ("2013-01-01", "2015-12-31", "year", [2013, 2014, 2015]),
        (None, None, "", []),
    ],
)
def test_record_is_in_every_year_that_it_touches(first, last, precision, years):
    event = EventFactory(starts_on=first, ends_on=last, dates_precision=precision)
    document = DocumentFactory(issued_from=first, issued_until=last, issued_precision=precision)

    in_years = {
        year: [*Event.objects.in_year(year), *Document.objects.in_year(year)]
        for year in (2012, 2013, 2014, 2015, 2016)
    }

    assert in_years == {
        year: [event, document] if year in years else [] for year in (2012, 2013, 2014, 2015, 2016)
    }


OLD_DAYS = {"starts_on": date(2006, 12, 8), "ends_on": date(2006, 12, 10), "dates_precision": "day"}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("factory", "long_ago"),
    [(EventFactory, OLD_DAYS), (DocumentFactory, {"issued": KnownDate.parse("1 January 0987")})],
)
def test_undated_records_come_last_and_later_rows_first(factory, long_ago):
    undated = factory.create_batch(2)
    old = factory(**long_ago)
    new = factory.create_batch(2, dated=True)

    ordered = [new[1], new[0], old, undated[1], undated[0]]
    records = factory._meta.model.objects
    assert [list(records.newest_first()), list(records.all())] == [ordered, ordered]


@pytest.mark.django_db
def test_record_is_ordered_anew_when_its_date_changes():
    first, second = DocumentFactory(issued=FIFTH), DocumentFactory(issued=NOVEMBER)
    before = list(Document.objects.newest_first())

    first.issued = None
    first.save()

    assert before == [first, second]
    assert list(Document.objects.newest_first()) == [second, first]


@pytest.mark.django_db
def test_affiliations_come_latest_first():
    def affiliation(began=None, ended=None):
        dates = {
            "began": began and KnownDate.parse(began),
            "ended": ended and KnownDate.parse(ended),
        }
        return AffiliationFactory(**dates)

    undated = affiliation()
    ended_early, ended_late = affiliation("2001", "2003"), affiliation("2000", "March 2014")
    ended_alone = affiliation(None, "2010")
    begun_early, begun_late = affiliation("2008"), affiliation("May 2012")

    assert list(undated._meta.model.objects.latest_first()) == [
        begun_late,
        begun_early,
        undated,
        ended_late,
        ended_alone,
        ended_early,
    ]
