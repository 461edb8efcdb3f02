"""Changes of memberships and standings come into the audit log, with the rights they give."""

import pytest

from events.models import Standing
from tests.admin_pages import as_shown, page, sign_in, with_line
from tests.desk.noted import told
from tests.factories import MembershipFactory, OrganizationFactory, StandingFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_membership_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user, organization = UserFactory(email="ann@example.org"), OrganizationFactory(name="APCR2P")
    since()

    data = as_shown(client.get(page(user)))
    client.post(
        page(user), with_line(data, "memberships", organization=organization.pk, role="member")
    )

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (
        boss,
        "ann@example.org",
        "now: member, APCR2P",
    )


def test_end_of_a_membership_is_noted(since):
    membership = MembershipFactory(organization__name="APCR2P")
    since()

    membership.left_on = "2026-03-01"
    membership.save()

    email = membership.user.email
    assert told(since()) == [
        (email, "no longer: member, APCR2P"),
        (email, "now: member, APCR2P, until 2026-03-01"),
    ]


def test_consent_to_be_listed_is_no_right(since):
    membership = MembershipFactory()
    since()

    membership.is_listed = True
    membership.save()

    assert since() == []


def test_deleted_membership_is_noted(since):
    membership = MembershipFactory(organization__name="APCR2P")
    since()

    membership.delete()

    assert told(since()) == [(membership.user.email, "no longer: member, APCR2P")]


def test_membership_of_a_deleted_account_is_noted(since):
    user = MembershipFactory(organization__name="APCR2P").user
    since()

    user.delete()

    assert sorted(entry.words for entry in since()) == [
        "no longer: all rights: deleted",
        "no longer: member, APCR2P",
    ]


def test_standing_of_an_organization_with_members_is_noted(since):
    organization = MembershipFactory(organization__name="APCR2P").organization
    since()

    StandingFactory(organization=organization, kind=Standing.Kind.STEERING)

    assert told(since()) == [("APCR2P", "now: steering committee")]


def test_changed_standing_is_noted_with_the_former_one(since):
    standing = StandingFactory(organization__name="APCR2P", kind=Standing.Kind.SUPPORTER)
    MembershipFactory(organization=standing.organization)
    since()

    standing.kind = Standing.Kind.MEMBER
    standing.save()

    assert told(since()) == [
        ("APCR2P", "no longer: NGO supporter"),
        ("APCR2P", "now: member"),
    ]


def test_standing_of_an_organization_without_members_gives_nobody_a_right(since):
    since()

    StandingFactory()

    assert since() == []
