"""Every constraint of standings and affiliations is broken once, and says its sentence."""

from datetime import date

import pytest

from events.models import Affiliation
from tests.constraints import Cases, refused_by
from tests.factories import AffiliationFactory, StandingFactory

pytestmark = pytest.mark.django_db

CASES = Cases()
BEGINNING = "A beginning has two days in order and a precision."
END = "An end has two days in order and a precision."
ORDER = "It cannot have ended before it began."

for model, factory in {"standing": StandingFactory, "affiliation": AffiliationFactory}.items():

    @CASES.breaks(f"{model}_beginning_is_whole", BEGINNING, f"{model} beginning_without_precision")
    def beginning_without_precision(factory=factory):
        days = {"began_from": date(2014, 1, 1), "began_until": date(2014, 12, 31)}
        return factory(), days

    @CASES.breaks(f"{model}_beginning_is_whole", BEGINNING, f"{model} beginning_out_of_order")
    def beginning_out_of_order(factory=factory):
        days = {"began_from": date(2014, 1, 2), "began_until": date(2014, 1, 1)}
        return factory(), days | {"began_precision": "day"}

    @CASES.breaks(f"{model}_end_is_whole", END, f"{model} end_without_last_day")
    def end_without_last_day(factory=factory):
        return factory(), {"ended_from": date(2014, 1, 1), "ended_precision": "year"}

    @CASES.breaks(f"{model}_end_is_whole", END, f"{model} end_of_a_precision_alone")
    def end_of_a_precision_alone(factory=factory):
        return factory(), {"ended_precision": "year"}

    @CASES.breaks(f"{model}_ends_after_it_begins", ORDER, f"{model} ended_before_it_began")
    def ended_before_it_began(factory=factory):
        began = dict.fromkeys(["began_from", "began_until"], date(2014, 1, 2))
        ended = dict.fromkeys(["ended_from", "ended_until"], date(2014, 1, 1))
        return factory(), began | ended | dict.fromkeys(
            ["began_precision", "ended_precision"], "day"
        )


OPEN = "An organization has one standing that has not ended."


@CASES.breaks("organization_has_one_open_standing", sentence=OPEN)
def second_open_standing():
    organization = StandingFactory().organization
    ended = dict.fromkeys(["ended_from", "ended_until"], date(2014, 1, 1))
    standing = StandingFactory(organization=organization, ended_precision="day", **ended)
    return standing, dict.fromkeys(ended) | {"ended_precision": ""}


GIVEN = "This position is already given."


@CASES.breaks("affiliation_is_given_once", sentence=GIVEN)
def affiliation_twice_without_a_beginning():
    first = AffiliationFactory(position="")
    other = AffiliationFactory(participant=first.participant, organization=first.organization)
    return other, {"position": ""}


@CASES.breaks("affiliation_is_given_once", sentence=GIVEN)
def affiliation_twice_from_the_same_day():
    days = dict.fromkeys(["began_from", "began_until"], date(2014, 1, 1))
    first = AffiliationFactory(began_precision="day", **days)
    other = AffiliationFactory(participant=first.participant, organization=first.organization)
    return other, days | {"began_precision": "day"}


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


def test_position_may_be_held_again_from_another_day():
    first = AffiliationFactory()

    again = AffiliationFactory(
        participant=first.participant,
        organization=first.organization,
        began_from=date(2014, 1, 1),
        began_until=date(2014, 1, 1),
        began_precision="day",
    )

    again.full_clean()
    assert set(Affiliation.objects.all()) == {first, again}


def test_standing_may_follow_one_that_has_ended():
    ended = StandingFactory(
        ended_from=date(2014, 1, 1), ended_until=date(2014, 1, 1), ended_precision="day"
    )

    standing = StandingFactory(organization=ended.organization)

    standing.full_clean()
    assert set(ended.organization.standings.all()) == {ended, standing}
