"""Changes of groups, memberships and standings come into the audit log, with their rights."""

from datetime import date

import pytest
from django.contrib.auth.models import Group, Permission

from events.models import Standing
from tests.admin_pages import page, save_form, sign_in
from tests.desk.audit_entries import told
from tests.factories import MembershipFactory, OrganizationFactory, StandingFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_group_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org", staff=True)
    editors = Group.objects.get(name="Editor")
    since()

    save_form(client, user, groups=[editors.pk])

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (boss, "ann@example.org", "Added: Editor")


def test_group_taken_is_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    user.groups.remove(editors)

    assert told(since()) == [(user.email, "Removed: Editor")]


def test_groups_taken_together_are_noted(since):
    user = UserFactory()
    user.groups.set(Group.objects.exclude(name="Administrator"))
    since()

    user.groups.clear()

    assert told(since()) == [(user.email, "Removed: Cataloguer, Editor")]


def test_group_that_was_there_already_is_not_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    user.groups.add(editors)

    assert since() == []


def test_accounts_put_into_a_group_are_noted_one_by_one(since):
    ann, bea = UserFactory(email="ann@example.org"), UserFactory(email="bea@example.org")
    since()

    Group.objects.get(name="Editor").user_set.add(ann, bea)

    assert sorted(told(since())) == [
        ("ann@example.org", "Added: Editor"),
        ("bea@example.org", "Added: Editor"),
    ]


def test_accounts_cleared_from_a_group_are_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    editors.user_set.clear()

    assert told(since()) == [(user.email, "Removed: Editor")]


def test_single_permission_is_noted(since):
    user, permission = UserFactory(), Permission.objects.get(codename="publish_event")
    since()

    user.user_permissions.add(permission)

    assert told(since()) == [(user.email, "Added: Can publish event")]


def test_permission_of_a_group_is_noted(client, since):
    boss = sign_in(client, "Administrator")
    editors = Group.objects.get(name="Editor")
    kept = editors.permissions.exclude(codename="publish_event")
    since()

    data = {"name": "Editor", "permissions": [permission.pk for permission in kept]}
    client.post(page(editors), data)

    [entry] = since()
    assert (entry.by, entry.about_name) == (boss, "Editor")
    assert entry.words == "Removed: Can publish event"


def test_deleted_group_is_noted(since):
    group = Group.objects.create(name="Interns")
    since()

    group.delete()

    assert told(since()) == [("Interns", "Removed: all permissions, because it was deleted")]


# -- Memberships and standings ----------------------------------------------------------------


def test_membership_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user, organization = UserFactory(email="ann@example.org"), OrganizationFactory(name="APCR2P")
    since()

    line = {"organization": organization.pk, "role": "member"}
    save_form(client, user, "memberships", line)

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (
        boss,
        "ann@example.org",
        "Added: member, APCR2P",
    )


def test_end_of_a_membership_is_noted(since):
    membership = MembershipFactory(organization__name="APCR2P")
    since()

    membership.left_on = date(2026, 3, 1)
    membership.save()

    email = membership.user.email
    assert told(since()) == [
        (email, "Removed: member, APCR2P"),
        (email, "Added: member, APCR2P, until 1 March 2026"),
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

    assert told(since()) == [(membership.user.email, "Removed: member, APCR2P")]


def test_membership_of_a_deleted_account_is_noted(since):
    user = MembershipFactory(organization__name="APCR2P").user
    since()

    user.delete()

    assert sorted(entry.words for entry in since()) == [
        "Removed: all permissions, because it was deleted",
        "Removed: member, APCR2P",
    ]


def test_standing_of_an_organization_with_members_is_noted(since):
    organization = MembershipFactory(organization__name="APCR2P").organization
    since()

    StandingFactory(organization=organization, kind=Standing.Kind.STEERING)

    assert told(since()) == [("APCR2P", "Added: steering committee")]


def test_changed_standing_is_noted_with_the_former_one(since):
    standing = StandingFactory(organization__name="APCR2P", kind=Standing.Kind.SUPPORTER)
    MembershipFactory(organization=standing.organization)
    since()

    standing.kind = Standing.Kind.MEMBER
    standing.save()

    assert told(since()) == [
        ("APCR2P", "Removed: NGO supporter"),
        ("APCR2P", "Added: member"),
    ]


def test_standing_of_an_organization_without_members_gives_nobody_a_right(since):
    since()

    StandingFactory()

    assert since() == []
