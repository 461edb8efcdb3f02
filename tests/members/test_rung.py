from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Standing
from r2p.accounts.models import User
from r2p.members.models import Membership
from r2p.records.audience import rung_of
from r2p.records.dates import KnownDate
from tests.case_tables import cases
from tests.factories import MembershipFactory, StandingFactory, UserFactory

pytestmark = pytest.mark.django_db

DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}


def day(name):
    return timezone.localdate() + timedelta(days=DAYS[name]) if name else None


def known_day(name):
    return KnownDate(day(name), day(name), "day") if name else None


def again(user):
    """The user as the next request has it."""
    return User.objects.get(pk=user.pk)


@cases("members/open_days.csv", is_open={"yes": True, "no": False}.get)
def test_membership_is_open_from_its_first_to_its_last_day(first, last, is_open):
    membership = MembershipFactory(joined_on=day(first), left_on=day(last))
    StandingFactory(organization=membership.organization, kind=Standing.Kind.MEMBER)

    rung = rung_of(membership.user)

    assert list(Membership.objects.open()) == ([membership] if is_open else [])
    assert rung == (20 if is_open else 0)


@cases("members/open_days.csv", is_open={"yes": True, "no": False}.get)
def test_standing_is_open_from_its_first_to_its_last_day(first, last, is_open):
    standing = StandingFactory(began=known_day(first), ended=known_day(last))
    membership = MembershipFactory(organization=standing.organization)

    rung = rung_of(membership.user)

    assert list(Standing.objects.open()) == ([standing] if is_open else [])
    assert rung == (20 if is_open else 0)


def test_standing_begins_with_the_first_day_on_which_it_may_have_begun():
    standing = StandingFactory(began=KnownDate(day("yesterday"), day("tomorrow"), "month"))

    assert list(Standing.objects.open()) == [standing]


def test_standing_ends_with_the_first_day_on_which_it_may_have_ended():
    StandingFactory(ended=KnownDate(day("yesterday"), day("tomorrow"), "month"))

    assert Standing.objects.count() == 1
    assert list(Standing.objects.open()) == []


@pytest.mark.parametrize(
    ("kind", "rung"),
    [(Standing.Kind.SUPPORTER, 10), (Standing.Kind.MEMBER, 20), (Standing.Kind.STEERING, 30)],
)
def test_member_stands_on_the_rung_of_the_organization(kind, rung):
    user = UserFactory(standing=kind)

    assert (user.rung, rung_of(user)) == (rung, rung)


@pytest.mark.parametrize("make", [UserFactory, lambda: MembershipFactory().user])
def test_user_without_an_organization_of_any_standing_stands_with_the_public(make):
    StandingFactory()

    assert make().rung == 0


def test_inactive_member_stands_with_the_public():
    user = UserFactory(standing=Standing.Kind.STEERING)
    before = rung_of(again(user))

    user.is_active = False
    user.save()

    assert (before, rung_of(again(user))) == (30, 0)


def test_member_of_several_organizations_stands_on_the_highest_of_their_rungs():
    user = UserFactory(standing=Standing.Kind.SUPPORTER)
    for kind in (Standing.Kind.STEERING, Standing.Kind.MEMBER):
        MembershipFactory(user=user, organization=StandingFactory(kind=kind).organization)

    assert user.rung == 30


def test_ended_standing_gives_way_to_the_open_one():
    ended = StandingFactory(kind=Standing.Kind.STEERING, ended=known_day("yesterday"))
    StandingFactory(organization=ended.organization, kind=Standing.Kind.SUPPORTER)

    assert MembershipFactory(organization=ended.organization).user.rung == 10


def test_ended_membership_gives_no_rung_beside_an_open_one():
    user = UserFactory(standing=Standing.Kind.SUPPORTER)
    steering = StandingFactory(kind=Standing.Kind.STEERING).organization
    MembershipFactory(user=user, organization=steering, left_on=day("yesterday"))

    assert user.rung == 10


def test_membership_of_others_gives_no_rung():
    UserFactory(standing=Standing.Kind.STEERING)

    assert UserFactory(standing=Standing.Kind.SUPPORTER).rung == 10


def raise_standing():
    Standing.objects.update(kind=Standing.Kind.STEERING)


def end_membership():
    Membership.objects.update(left_on=day("yesterday"))


@pytest.mark.parametrize(("change", "rung"), [(raise_standing, 30), (end_membership, 0)])
def test_changed_standing_or_membership_counts_from_the_next_request(change, rung):
    user = UserFactory(standing=Standing.Kind.MEMBER)
    before = user.rung

    change()

    assert (before, user.rung, again(user).rung) == (20, 20, rung)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_rung_needs_one_query_however_many_memberships(count, django_assert_num_queries):
    user = UserFactory()
    for _ in range(count):
        MembershipFactory(user=user, organization=StandingFactory().organization)

    with django_assert_num_queries(1):
        rungs = {user.rung, rung_of(user), rung_of(user)}

    assert rungs == {20 if count else 0}
