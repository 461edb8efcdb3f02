import re

import pytest
from django.core import mail
from django.core.cache import cache
from django.template.loader import get_template
from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db

VISITOR = {
    "/accounts/login/": "Member sign-in",
    "/accounts/signup/": "The secretariat creates accounts",
    "/accounts/inactive/": "This account is closed",
    "/accounts/confirm-email/": "Confirm your address",
    "/accounts/confirm-email/unknown/": "This link does not work",
    "/accounts/password/reset/": "Set a new password",
    "/accounts/password/reset/done/": "Check your e-mail",
    "/accounts/password/reset/key/1-unknown/": "This link does not work",
    "/accounts/password/reset/key/done/": "Your password is set",
}
MEMBER = {
    "/accounts/logout/": "Sign out",
    "/accounts/email/": "Your e-mail address",
    "/accounts/password/change/": "Change your password",
    "/accounts/password/reset/": "Set a new password",
    "/accounts/reauthenticate/": "Confirm that it is you",
}
# Words of the library, and a second word of a heading or button that begins with a capital.
STOCK = re.compile(
    r"Sign In|Sign Out|Sign Up|Email|email|Reset|Token|Successfully|Please|reauthenticate"
    r"|(Change|Set|Confirm|New|Current) [A-Z]"
)
NEW = "another long enough password"


@pytest.fixture(autouse=True)
def no_attempts_so_far():
    """Forget the attempts of other tests: the library limits how many there may be."""
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def user():
    return UserFactory(email="member@example.org")


@pytest.fixture
def member(client, user):
    """A client that has just given its password twice, as the library asks before a change."""
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


def visible(response):
    """The text of the part of a page that is its own, without markup."""
    main = response.content.decode().partition("<main")[2].partition("</main>")[0]
    return re.sub(r"<[^>]*>", " ", main)


def heading(response):
    return re.search(r"<h1>(.*?)</h1>", response.content.decode())[1]


def has_the_words_and_look(response, title):
    content = response.content.decode()
    assert heading(response) == title
    assert "reading-room.css" in content
    assert '<div class="leaf sign-in">' in content
    assert not STOCK.search(visible(response))


def link_in(message):
    return re.search(r"http://testserver(/\S+)", message.body)[1]


@pytest.mark.parametrize(("address", "title"), VISITOR.items())
def test_page_for_visitors_has_the_words_and_look_of_the_site(client, address, title):
    has_the_words_and_look(client.get(address), title)


@pytest.mark.parametrize("is_staff", [False, True])
@pytest.mark.parametrize(("address", "title"), MEMBER.items())
def test_page_of_an_account_has_the_words_and_look_of_the_site(client, address, title, is_staff):
    client.force_login(UserFactory(is_staff=is_staff))

    has_the_words_and_look(client.get(address), title)


@pytest.mark.parametrize("address", ["/accounts/email/", "/accounts/password/change/"])
def test_menu_of_the_account_marks_the_page_one_is_on(member, address):
    content = member.get(address).content.decode()

    assert re.findall(r'<a href="([^"]+)" aria-current="page">', content) == [address]


def test_account_without_a_password_sets_one(client, user):
    user.set_unusable_password()
    user.save()
    client.force_login(user)

    response = client.get(reverse("account_set_password"))

    assert heading(response) == "Set a password"
    assert not STOCK.search(visible(response))


@pytest.mark.parametrize(
    ("name", "form", "error"),
    [
        ("account_reauthenticate", {"password": "x"}, "The password is wrong."),
        ("account_change_password", {"oldpassword": "x"}, "This is not your current password."),
        (
            "account_change_password",
            {"oldpassword": PASSWORD, "password1": NEW, "password2": "x"},
            "You must type the same password each time.",
        ),
        (
            "account_email",
            {"email": "member@example.org", "action_add": ""},
            "This is already an address of your account.",
        ),
    ],
)
def test_error_stands_at_its_field_and_is_read_out_with_it(member, name, form, error):
    content = member.post(reverse(name), form).content.decode()

    [field] = re.findall(
        rf'<div class="field-error" id="(\w+)_error"><p>{error}</p></div>', content
    )
    assert re.search(rf'aria-describedby="[^"]*{field}_error', content)


def test_wrong_passwords_at_sign_in_are_answered_with_a_sentence(client, user):
    form = {"login": user.email, "password": "x"}
    first, *_others, last = [client.post(reverse("account_login"), form) for _attempt in range(6)]

    assert "The e-mail address or the password is wrong." in visible(first)
    assert "Too many failed attempts to sign in." in visible(last)


def test_address_is_changed_by_a_mailed_link(member, user):
    page = member.post(
        reverse("account_email"), {"email": "new@example.org", "action_add": ""}, follow=True
    )
    [message] = mail.outbox
    question = member.get(link_in(message))
    done = member.post(link_in(message), follow=True)

    user.refresh_from_db()
    assert "The new address new@example.org is not confirmed yet." in visible(page)
    assert heading(question) == "Confirm this address"
    assert "The address new@example.org is confirmed." in visible(done)
    assert user.email == "new@example.org"
    assert [message.subject for message in mail.outbox] == [
        "[R2P] Confirm your e-mail address",
        "[R2P] Your e-mail address was changed",
    ]


def test_change_of_address_is_sent_again_or_cancelled(member, user):
    member.post(reverse("account_email"), {"email": "new@example.org", "action_add": ""})

    page = member.post(
        reverse("account_email"), {"email": "new@example.org", "action_remove": ""}, follow=True
    )

    assert "The address new@example.org was removed from your account." in visible(page)
    assert "is not confirmed yet" not in visible(page)
    assert mail.outbox[-1].subject == "[R2P] An e-mail address was removed"


def test_address_of_another_account_is_not_confirmed(member, user):
    member.post(reverse("account_email"), {"email": "other@example.org", "action_add": ""})
    UserFactory(email="other@example.org")

    response = member.get(link_in(mail.outbox[0]))

    assert heading(response) == "This address cannot be confirmed"
    assert "Another account already uses other@example.org." in visible(response)


def test_password_is_set_by_a_mailed_link_that_works_once(client, user):
    client.post(reverse("account_reset_password"), {"email": user.email})
    [message] = mail.outbox
    link = link_in(message)
    form = client.get(link, follow=True)
    done = client.post(form.request["PATH_INFO"], {"password1": NEW, "password2": NEW}, follow=True)

    assert heading(form) == "Set a new password"
    assert heading(done) == "Your password is set"
    assert heading(Client().get(link)) == "This link does not work"
    sign_in = client.post(reverse("account_login"), {"login": user.email, "password": NEW})
    assert (message.to, sign_in.status_code) == ([user.email], 302)


def test_messages_of_the_library_are_sentences_of_one_tone(member, user):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    member.post(reverse("account_change_password"), form)
    member.post(reverse("account_reset_password"), {"email": user.email})

    assert [message.subject for message in mail.outbox] == [
        "[R2P] Your password was changed",
        "[R2P] Set a new password",
    ]
    for message in mail.outbox:
        assert message.body.startswith("Good day,\n\n")
        assert "International Coalition for the Responsibility to Protect" in message.body
        assert not STOCK.search(message.body)


def test_notification_says_when_and_where_a_change_was_made(member):
    form = {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    member.post(reverse("account_change_password"), form, headers={"user-agent": "Hand & <eye>"})

    assert re.search(r"- Time: \d+ \w+ \d{4}, \d\d:\d\d \(UTC\)\n", mail.outbox[0].body)
    assert "- IP address: 127.0.0.1\n- Browser: Hand & <eye>\n" in mail.outbox[0].body


@pytest.mark.parametrize("kind", ["subject", "message"])
@pytest.mark.parametrize(
    "name",
    [
        "email_changed",
        "email_confirmation",
        "email_deleted",
        "password_changed",
        "password_reset",
        "password_reset_key",
        "password_set",
    ],
)
def test_mail_is_written_by_the_site(settings, name, kind):
    template = get_template(f"account/email/{name}_{kind}.txt")

    assert template.origin.name.startswith(str(settings.BASE_DIR / "templates"))
