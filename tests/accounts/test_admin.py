import pytest
from allauth.account.models import EmailAddress
from django.urls import reverse

from r2p.accounts.models import User
from tests.admin_pages import as_shown, page, sign_in
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def new_account(**changes):
    """The data that the form for a new account posts, without lines."""
    lines = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    fields = {"email": "ann@example.org", "name": "Ann", "password1": PASSWORD}
    return lines | fields | {"password2": PASSWORD} | changes


def test_new_account_can_sign_in_at_once(as_administrator):
    as_administrator.post(page(User()), new_account())
    as_administrator.logout()
    response = as_administrator.post(
        reverse("account_login"), {"login": "ann@example.org", "password": PASSWORD}
    )

    assert int(as_administrator.session["_auth_user_id"]) == User.objects.get(name="Ann").pk
    assert response.status_code == 302


@pytest.mark.parametrize("email", ["old@example.org", "OLD@example.org", "confirmed@example.org"])
def test_new_account_with_a_used_address_is_refused_at_the_address(as_administrator, email):
    other = UserFactory(email="old@example.org")
    EmailAddress.objects.create(user=other, email="confirmed@example.org", verified=True)

    response = as_administrator.post(page(User()), new_account(email=email))

    assert response.context["adminform"].form.errors == {
        "email": ["An account with this e-mail address already exists."]
    }


def test_changed_address_replaces_the_confirmed_one(as_administrator):
    user = UserFactory(email="old@example.org")

    as_administrator.post(
        page(user), as_shown(as_administrator.get(page(user)), email="new@example.org")
    )

    addresses = EmailAddress.objects.filter(user=user)
    assert list(addresses.values_list("email", "verified", "primary")) == [
        ("new@example.org", True, True)
    ]


def test_account_is_saved_without_a_change_of_its_address(as_administrator):
    user = UserFactory(email="ann@example.org")

    as_administrator.post(page(user), as_shown(as_administrator.get(page(user)), name="Ann"))

    user.refresh_from_db()
    assert (user.name, user.email) == ("Ann", "ann@example.org")


@pytest.mark.parametrize("field", ["is_superuser", "user_permissions"])
def test_administrator_is_not_offered_the_rights_of_superusers(as_administrator, field):
    response = as_administrator.get(page(UserFactory()))

    assert field not in response.context["adminform"].form.fields


def test_administrator_cannot_make_a_superuser(as_administrator):
    user = UserFactory()

    data = as_shown(
        as_administrator.get(page(user)), is_staff="on", is_superuser="on", user_permissions=[1]
    )
    as_administrator.post(page(user), data)

    user.refresh_from_db()
    assert (user.is_staff, user.is_superuser) == (True, False)
    assert user.user_permissions.count() == 0


def test_superuser_makes_a_superuser(client):
    sign_in(client, is_superuser=True)
    user = UserFactory()

    client.post(page(user), as_shown(client.get(page(user)), is_superuser="on"))

    user.refresh_from_db()
    assert user.is_superuser is True


@pytest.fixture
def superuser():
    return UserFactory(admin=True, email="root@example.org")


@pytest.mark.parametrize(
    ("route", "data"),
    [
        ("accounts_user_change", new_account(email="mine@example.org")),
        ("accounts_user_delete", {"post": "yes"}),
        ("auth_user_password_change", {"password1": "x" * 20, "password2": "x" * 20}),
    ],
)
def test_administrator_cannot_change_a_superuser(as_administrator, superuser, route, data):
    response = as_administrator.post(reverse(f"admin:{route}", args=[superuser.pk]), data)

    assert response.status_code == 403
    stored = User.objects.get(is_superuser=True)
    assert (stored.email, stored.check_password(PASSWORD)) == ("root@example.org", True)


def test_administrator_may_look_at_a_superuser(as_administrator, superuser):
    response = as_administrator.get(page(superuser))

    assert response.context["original"] == superuser
    assert response.context["has_change_permission"] is False


def test_administrator_cannot_delete_a_superuser_among_others(as_administrator):
    chosen = [UserFactory().pk, UserFactory(admin=True).pk]

    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}

    assert as_administrator.post(page(User(), "changelist"), data).status_code == 403
    assert User.objects.filter(pk__in=chosen).count() == 2


@pytest.mark.parametrize("group", ["Cataloguer", "Editor"])
def test_staff_below_administrators_do_not_see_accounts(client, group):
    user = sign_in(client, group)

    answers = [client.get(address).status_code for address in (page(User()), page(user))]

    assert answers == [403, 403]


def test_addresses_have_no_pages_of_their_own(client):
    sign_in(client, is_superuser=True)

    assert client.get("/admin/account/emailaddress/").status_code == 404


def test_admin_leads_a_visitor_to_the_ordinary_sign_in(client):
    assert client.get(reverse("admin:index"), follow=True).redirect_chain == [
        ("/admin/login/?next=/admin/", 302),
        ("/accounts/login/?next=%2Fadmin%2F", 302),
    ]


def test_admin_takes_no_password(client):
    user = UserFactory(admin=True)

    client.post(reverse("admin:login"), {"username": user.email, "password": PASSWORD})

    assert "_auth_user_id" not in client.session


def test_admin_refuses_a_member(client):
    client.force_login(UserFactory())

    response = client.get(reverse("admin:index"), follow=True)

    assert response.status_code == 403
    assert response.redirect_chain == [("/admin/login/?next=/admin/", 302)]


def test_staff_come_from_the_sign_in_to_the_admin(as_cataloguer):
    response = as_cataloguer.get(reverse("admin:login"), follow=True)

    assert response.redirect_chain == [("/admin/", 302)]
    assert response.context["title"] == "Catalogue"


def test_staff_without_a_group_see_no_models(client):
    sign_in(client)

    assert client.get(reverse("admin:index")).context["app_list"] == []
