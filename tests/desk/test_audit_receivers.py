"""Sign-ins and changes of accounts come into the audit log, by whatever way they are made."""

import pytest
from django.urls import reverse

from r2p.desk.audit.entries import AuditEvent
from tests.admin_pages import page, save_form, sign_in
from tests.desk.audit_entries import told
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def try_to_sign_in(client, email, password):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_sign_in_is_noted(client, since):
    user = UserFactory(email="ann@example.org")
    since()

    try_to_sign_in(client, "ann@example.org", PASSWORD)

    assert [entry.by for entry in since(AuditEvent.SIGNED_IN)] == [user]


@pytest.mark.parametrize("email", ["ann@example.org", "nobody@example.org"])
def test_failed_sign_in_is_noted_with_the_address_alone(client, since, email):
    UserFactory(email="ann@example.org")
    since()

    try_to_sign_in(client, email, "a secret guess")

    [entry] = since(AuditEvent.SIGN_IN_FAILED)
    assert (entry.by, entry.by_name, entry.about_name, entry.words) == (None, "", email, "")


def test_what_is_no_address_is_not_noted_for_it_may_be_a_password(client, since):
    since()

    client.login(username="my secret password", password="x")

    [entry] = since(AuditEvent.SIGN_IN_FAILED)
    assert (entry.about_name, entry.words) == ("", "")


def test_new_account_is_noted_with_its_rights(since):
    since()

    UserFactory(email="ann@example.org", staff=True)

    assert told(since()) == [("ann@example.org", "Added: active, staff")]


def test_right_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org")
    since()

    save_form(client, user, is_staff="on")

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (boss, "ann@example.org", "Added: staff")


@pytest.mark.parametrize(
    ("right", "words"),
    [("is_active", "active"), ("is_staff", "staff"), ("is_superuser", "superuser status")],
)
def test_right_taken_is_noted(since, right, words):
    user = UserFactory(admin=True)
    since()

    setattr(user, right, False)
    user.save()

    assert told(since()) == [(user.email, f"Removed: {words}")]


def test_new_address_is_noted_with_the_former_one(since):
    user = UserFactory(email="ann@example.org")
    since()

    user.email = "bea@example.org"
    user.save()

    assert told(since()) == [
        ("bea@example.org", "Added: bea@example.org; Removed: ann@example.org")
    ]


def test_new_password_is_noted_without_the_password(client, since):
    boss = sign_in(client, is_superuser=True)
    user = UserFactory()
    since()

    address = reverse("admin:auth_user_password_change", args=[user.pk])
    client.post(address, {"password1": "a new secret", "password2": "a new secret"})

    [entry] = since()
    assert (entry.by, entry.words) == (boss, "Added: new password")


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
    assert entry.words == "Removed: all permissions, because it was deleted"


def test_account_that_deletes_itself_is_noted(client, since):
    user = sign_in(client, "Administrator", email="ann@example.org")
    since()

    client.post(page(user, "delete"), {"post": "yes"})

    [entry] = since()
    assert (entry.by, entry.by_name, entry.about_name) == (None, *["ann@example.org"] * 2)
