"""Every constraint of the events' own is broken once, and says its sentence."""

from datetime import date

import pytest

from tests.constraints import Cases, refused_by
from tests.factories import EventFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


DAYS = "The dates are a first day, a last day and a precision."


@CASES.breaks("event_ends_after_it_starts", sentence="An event cannot end before it starts.")
def event_that_ends_before_it_starts():
    return EventFactory(dated=True), {"ends_on": date(2014, 10, 27)}


@CASES.breaks("event_dates_are_whole", sentence=DAYS)
def event_with_dates_without_precision():
    return EventFactory(dated=True), {"dates_precision": ""}


@CASES.breaks("event_dates_are_whole", sentence=DAYS)
def event_without_a_last_day():
    return EventFactory(dated=True), {"ends_on": None}


@CASES.breaks("event_dates_are_whole", sentence=DAYS)
def event_with_a_precision_alone():
    return EventFactory(), {"dates_precision": "day"}


DISCLOSURE = (
    "People are told to no more than organizations, and these to no more than the event itself."
)


@CASES.breaks("event_disclosure_is_in_order", sentence=DISCLOSURE)
def event_that_tells_people_to_more_than_organizations():
    return EventFactory(people_audience=20), {"organizations_audience": 30}


@CASES.breaks("event_disclosure_is_in_order", sentence=DISCLOSURE)
def event_that_tells_organizations_to_more_than_itself():
    return EventFactory(people_audience=20), {"audience": 10}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_event_of_one_day_ends_as_it_starts():
    event = EventFactory(dated=True)

    event.full_clean()

    assert event.starts_on == event.ends_on
