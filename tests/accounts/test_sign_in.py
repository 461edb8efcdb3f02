from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Standing
from r2p.accounts.models import User
from r2p.members.models import Membership
from r2p.records.dates import KnownDate
from tests.factories import PASSWORD, DocumentFactory, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, email, password=PASSWORD):
    return client.post(reverse("account_login"), {"login": email, "password": password})


def signed_in(client):
    return client.get(reverse("home")).wsgi_request.user


def test_member_signs_in_with_address_and_password(client):
    user = UserFactory(email="member@example.org")

    assert sign_in(client, "Member@Example.org")["Location"] == reverse("home")
    assert signed_in(client) == user


def test_wrong_password_is_told_without_saying_which_part_was_wrong(client):
    UserFactory(email="member@example.org")

    known = sign_in(client, "member@example.org", "wrong password")
    unknown = sign_in(client, "nobody@example.org", "wrong password")

    assert known.context["form"].errors == unknown.context["form"].errors
    assert not signed_in(client).is_authenticated


def test_inactive_account_does_not_sign_in(client):
    UserFactory(email="member@example.org", is_active=False)

    sign_in(client, "member@example.org")

    assert not signed_in(client).is_authenticated


def test_member_signs_out(client):
    client.force_login(UserFactory())

    client.post(reverse("account_logout"))

    assert not signed_in(client).is_authenticated


def test_nobody_registers(client):
    answer = client.post(
        reverse("account_signup"),
        {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD},
    )

    assert answer.templates[0].name == "account/signup_closed.html"
    assert not User.objects.exists()


def test_asking_for_an_unknown_address_answers_as_for_a_known_one(client):
    UserFactory(email="member@example.org")
    address = reverse("account_reset_password")

    answers = [
        client.post(address, {"email": email})
        for email in ("member@example.org", "nobody@example.org")
    ]

    assert answers[0]["Location"] == answers[1]["Location"]


def test_signed_in_member_changes_the_password(client):
    user = UserFactory(email="member@example.org")
    sign_in(client, user.email)

    new = "a new long password"
    passwords = {"oldpassword": PASSWORD, "password1": new, "password2": new}
    client.post(reverse("account_change_password"), passwords)

    user.refresh_from_db()
    assert user.check_password(new)


def end_standing(yesterday):
    standing = Standing.objects.get()
    standing.ended = KnownDate.of(yesterday.year, yesterday.month, yesterday.day)
    standing.save()


def end_membership(yesterday):
    Membership.objects.update(left_on=yesterday)


@pytest.mark.parametrize("end", [end_standing, end_membership])
def test_standing_or_membership_that_ends_takes_effect_at_the_next_request(client, end):
    document = DocumentFactory(published=True, audience=20)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))
    before = client.get(document.get_absolute_url()).status_code

    end(timezone.localdate() - timedelta(days=1))

    assert (before, client.get(document.get_absolute_url()).status_code) == (200, 404)
