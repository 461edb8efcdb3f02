"""Cases of the memberships' constraints."""

from datetime import timedelta

from django.utils import timezone

from tests.broken_constraints import accepts, breaks
from tests.factories import MembershipFactory


def ended():
    return MembershipFactory(left_on=timezone.localdate())


def open_twice():
    first = ended()
    MembershipFactory(user=first.user, organization=first.organization)
    return first, {"left_on": None}


def ended_before_it_began():
    today = timezone.localdate()
    return MembershipFactory(joined_on=today), {"left_on": today - timedelta(days=1)}


def returned_to_an_organization():
    first = ended()
    return [first, MembershipFactory(user=first.user, organization=first.organization)]


def user_of_two_organizations():
    first = MembershipFactory()
    return [first, MembershipFactory(user=first.user)]


breaks(
    "membership_is_open_once",
    "This user already belongs to this organization.",
    open_twice=open_twice,
)
breaks(
    "membership_ends_after_it_begins",
    "A membership cannot end before it begins.",
    ended_before_it_began=ended_before_it_began,
)
accepts(
    returned_to_an_organization=returned_to_an_organization,
    user_of_two_organizations=user_of_two_organizations,
)
