"""Sign-ins and changes of rights come into the audit log, by whatever way they are made."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from events.models import Standing
from r2p.desk.audit import Act
from r2p.desk.models import AuditEntry
from tests.factories import (
    PASSWORD,
    MembershipFactory,
    OrganizationFactory,
    StandingFactory,
    UserFactory,
)
from tests.records.test_admin import as_shown, page, sign_in, with_line

pytestmark = pytest.mark.django_db


@pytest.fixture
def since():
    """What has come into the log since the test has called this for the first time."""
    start = []

    def entries(act=Act.RIGHTS_CHANGED):
        if not start:
            start.append(AuditEntry.objects.count())
        fresh = list(AuditEntry.objects.order_by("pk"))[start[0] :]
        return [entry for entry in fresh if entry.act == act]

    return entries


def told(entries):
    return [(entry.about_name, entry.words) for entry in entries]


def try_to_sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


# -- Sign-ins ----------------------------------------------------------------------------------


def test_sign_in_is_noted(client, since):
    user = UserFactory(email="ann@example.org")
    since()

    try_to_sign_in(client, "ann@example.org", PASSWORD)

    assert [entry.by for entry in since(Act.SIGNED_IN)] == [user]


@pytest.mark.parametrize("email", ["ann@example.org", "nobody@example.org"])
def test_failed_sign_in_is_noted_with_the_address_alone(client, since, email):
    UserFactory(email="ann@example.org")
    since()

    try_to_sign_in(client, email, "a secret guess")

    [entry] = since(Act.SIGN_IN_FAILED)
    assert (entry.by, entry.by_name, entry.about_name, entry.words) == (None, "", email, "")


def test_what_is_no_address_is_not_noted_for_it_may_be_a_password(client, since):
    since()

    client.login(username="my secret password", password="x")

    [entry] = since(Act.SIGN_IN_FAILED)
    assert (entry.about_name, entry.words) == ("", "")


# -- Accounts ----------------------------------------------------------------------------------


def test_new_account_is_noted_with_its_rights(since):
    since()

    UserFactory(email="ann@example.org", staff=True)

    assert told(since()) == [("ann@example.org", "now: active, staff")]


def test_right_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org")
    since()

    client.post(page(user), as_shown(client.get(page(user)), is_staff="on"))

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (boss, "ann@example.org", "now: staff")


@pytest.mark.parametrize(
    ("right", "words"),
    [("is_active", "active"), ("is_staff", "staff"), ("is_superuser", "superuser status")],
)
def test_right_taken_is_noted(since, right, words):
    user = UserFactory(admin=True)
    since()

    setattr(user, right, False)
    user.save()

    assert told(since()) == [(user.email, f"no longer: {words}")]


def test_new_address_is_noted_with_the_former_one(since):
    user = UserFactory(email="ann@example.org")
    since()

    user.email = "bea@example.org"
    user.save()

    assert told(since()) == [
        ("bea@example.org", "now: bea@example.org; no longer: ann@example.org")
    ]


def test_new_password_is_noted_without_the_password(client, since):
    boss = sign_in(client, is_superuser=True)
    user = UserFactory()
    since()

    address = reverse("admin:auth_user_password_change", args=[user.pk])
    client.post(address, {"password1": "a new secret", "password2": "a new secret"})

    [entry] = since()
    assert (entry.by, entry.words) == (boss, "now: a new password")


def test_password_that_is_only_hashed_anew_is_not_noted(settings, since):
    user = UserFactory()
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        *settings.PASSWORD_HASHERS,
    ]
    since()

    user.check_password(PASSWORD)

    user.refresh_from_db()
    assert user.password.startswith("pbkdf2")
    assert since() == []


def test_saving_an_account_without_a_change_of_rights_is_not_noted(since):
    user = UserFactory()
    since()

    user.name = "Ann"
    user.save()

    assert since() == []


def test_sign_in_asks_nothing_about_rights(client, django_assert_num_queries):
    user = UserFactory()

    with django_assert_num_queries(1):
        user.save(update_fields=["last_login"])


def test_deleted_account_is_noted(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org")
    since()

    client.post(page(user, "delete"), {"post": "yes"})

    [entry] = since()
    assert (entry.by, entry.about_name) == (boss, "ann@example.org")
    assert entry.words == "no longer: all rights: deleted"


def test_account_that_deletes_itself_is_noted(client, since):
    user = sign_in(client, "Administrator", email="ann@example.org")
    since()

    client.post(page(user, "delete"), {"post": "yes"})

    [entry] = since()
    assert (entry.by, entry.by_name, entry.about_name) == (None, *["ann@example.org"] * 2)


# -- Groups and permissions --------------------------------------------------------------------


def test_group_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org", staff=True)
    editors = Group.objects.get(name="Editor")
    since()

    client.post(page(user), as_shown(client.get(page(user)), groups=[editors.pk]))

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (boss, "ann@example.org", "now: Editor")


def test_group_taken_is_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    user.groups.remove(editors)

    assert told(since()) == [(user.email, "no longer: Editor")]


def test_groups_taken_together_are_noted(since):
    user = UserFactory()
    user.groups.set(Group.objects.exclude(name="Administrator"))
    since()

    user.groups.clear()

    assert told(since()) == [(user.email, "no longer: Cataloguer, Editor")]


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
        ("ann@example.org", "now: Editor"),
        ("bea@example.org", "now: Editor"),
    ]


def test_accounts_cleared_from_a_group_are_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    editors.user_set.clear()

    assert told(since()) == [(user.email, "no longer: Editor")]


def test_single_permission_is_noted(since):
    user, permission = UserFactory(), Permission.objects.get(codename="publish_event")
    since()

    user.user_permissions.add(permission)

    assert told(since()) == [(user.email, "now: Can publish event")]


def test_permission_of_a_group_is_noted(client, since):
    boss = sign_in(client, "Administrator")
    editors = Group.objects.get(name="Editor")
    kept = editors.permissions.exclude(codename="publish_event")
    since()

    data = {"name": "Editor", "permissions": [permission.pk for permission in kept]}
    client.post(page(editors), data)

    [entry] = since()
    assert (entry.by, entry.about_name) == (boss, "Editor")
    assert entry.words == "no longer: Can publish event"


def test_deleted_group_is_noted(since):
    group = Group.objects.create(name="Interns")
    since()

    group.delete()

    assert told(since()) == [("Interns", "no longer: all rights: deleted")]


# -- Memberships and standings -----------------------------------------------------------------


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
