"""Every constraint of the memberships is broken once, and says its sentence."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.constraints import Cases, refused_by
from tests.factories import MembershipFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks("membership_is_open_once", "This user already belongs to this organization.")
def open_membership_twice():
    first = MembershipFactory()
    ended = MembershipFactory(
        user=first.user, organization=first.organization, left_on=timezone.localdate()
    )
    return ended, {"left_on": None}


@CASES.breaks("membership_ends_after_it_begins", "A membership cannot end before it begins.")
def membership_that_ends_before_it_begins():
    today = timezone.localdate()
    return MembershipFactory(joined_on=today), {"left_on": today - timedelta(days=1)}


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


def test_user_may_return_to_an_organization():
    ended = MembershipFactory(left_on=timezone.localdate())

    returned = MembershipFactory(user=ended.user, organization=ended.organization)

    returned.full_clean()
    assert set(ended.user.memberships.all()) == {ended, returned}


def test_user_may_belong_to_two_organizations():
    first = MembershipFactory()

    second = MembershipFactory(user=first.user)

    second.full_clean()
    assert set(first.user.memberships.all()) == {first, second}
