"""Security headers of every response: its policy, its other headers, its cookies."""

import re

import pytest
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpResponse
from django.test import Client
from django.urls import include, path, reverse

from events.models import Standing
from r2p import settings as production
from tests.crawl.addresses import public_addresses
from tests.factories import (
    PASSWORD,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
    UserFactory,
)
from tests.policies import STRICT, policy

pytestmark = pytest.mark.django_db

FILE = {"default-src": {"'none'"}, "sandbox": set()}
EDITOR_STYLE = "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"
SIGN_IN = {"/accounts/login/", "/accounts/password/reset/"}


def expected(address):
    return FILE if "/files/" in address else STRICT


@pytest.fixture
def addresses(settings):
    """Every address that is not the admin's, of one linked record, and those that lead nowhere."""
    settings.SECURITY_CONTACT = "mailto:security@example.org"
    region = RegionFactory(country=True)
    event = EventFactory(
        published=True, series=EventSeriesFactory(published=True), regions=[region]
    )
    line = ParticipationFactory(event=event, full=True)
    document = DocumentFactory(published=True, regions=[region])
    DocumentEventFactory(document=document, event=event)
    ContributionFactory(document=document, organization=line.organization)
    DocumentFileFactory(document=document)
    document.themes.add(ThemeFactory())
    pages = [address for address in public_addresses() if not address.startswith("/admin/r/")]
    pages = [address for address in pages if "?" not in address]
    return [*pages, "/documents/?page=x", "/nowhere/", "/documents/nothing/", "/admin/r/1/1/"]


def asked(addresses, reader="visitor"):
    """The answers of the site to somebody, by address."""
    client = Client()
    if reader == "member":
        client.force_login(UserFactory(standing=Standing.Kind.MEMBER))
    answers = {address: client.get(address) for address in addresses}
    for answer in answers.values():
        if answer.streaming:
            b"".join(answer)
    return answers


@pytest.mark.parametrize("reader", ["visitor", "member"])
def test_every_page_of_the_public_and_of_members_has_the_strict_policy(addresses, reader):
    answers = asked(addresses, reader)

    found = {address: policy(answer) for address, answer in answers.items()}

    assert found == {address: expected(address) for address in addresses}


@pytest.mark.parametrize("reader", ["visitor", "member"])
def test_every_page_has_the_other_headers(addresses, reader):
    answers = asked(addresses, reader)
    names = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy")
    names += ("Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy")

    found = {
        tuple(answer[name] for name in names)
        for address, answer in answers.items()
        if not address.endswith("card.png")  # others show these
    }

    assert found == {("nosniff", "DENY", "same-origin", "same-origin", "same-origin")}


def test_no_page_may_use_the_devices_of_its_reader(client):
    features = dict(
        feature.split("=") for feature in client.get("/")["Permissions-Policy"].split(", ")
    )

    assert {"camera", "microphone", "geolocation"} <= features.keys()
    assert set(features.values()) == {"()"}


# Answers that no page gives by itself.


def misread(request):
    raise BadRequest


def refuse(request):
    raise PermissionDenied


def fail(request):
    raise RuntimeError


def own_headers(request):
    headers = {
        "Content-Security-Policy": "sandbox",
        "Cross-Origin-Resource-Policy": "cross-origin",
    }
    return HttpResponse(headers=headers)


def nonce(request):
    return HttpResponse(str(request.csp_nonce))


urlpatterns = [
    path("400/", misread),
    path("403/", refuse),
    path("500/", fail),
    path("own-headers/", own_headers),
    path("desk/", include(([path("nonce/", nonce)], "admin"), namespace="desk")),
    path("", include("r2p.urls")),
]


at_addresses_of_this_module = pytest.mark.urls(__name__)


@at_addresses_of_this_module
@pytest.mark.parametrize(("address", "status"), [("/400/", 400), ("/403/", 403), ("/500/", 500)])
def test_pages_of_errors_have_the_strict_policy(address, status):
    response = Client(raise_request_exception=False).get(address)

    assert (response.status_code, policy(response)) == (status, STRICT)


def test_form_without_its_token_is_refused_under_the_strict_policy():
    response = Client(enforce_csrf_checks=True).post(reverse("account_login"), {})

    assert (response.status_code, policy(response)) == (403, STRICT)


@at_addresses_of_this_module
def test_header_that_a_view_sets_stands(client):
    response = client.get("/own-headers/")

    assert policy(response) == {"sandbox": set()}
    assert response["Cross-Origin-Resource-Policy"] == "cross-origin"


def test_admin_may_use_the_style_of_its_editor_and_no_other(client):
    client.force_login(UserFactory(admin=True))

    found = policy(client.get(reverse("admin:themes_theme_changelist")))

    assert found == {**STRICT, "style-src": {"'self'", EDITOR_STYLE}}


@at_addresses_of_this_module
def test_nonce_stands_in_the_policy_of_the_admin_page_that_uses_it(client):
    response = client.get("/desk/nonce/")

    used = response.content.decode()
    assert policy(response)["script-src"] == {"'self'", f"'nonce-{used}'"}


def test_no_page_of_the_public_sets_a_cookie(addresses):
    answers = asked(addresses)

    found = {address: set(answer.cookies) for address, answer in answers.items() if answer.cookies}

    # The forms of signing in need a token; nobody has a session before having signed in.
    assert found == {address: {"csrftoken"} for address in SIGN_IN}


def test_pages_vary_by_who_is_signed_in_and_machines_answers_do_not(addresses):
    addresses = [address for address in addresses if not address.endswith("/card.png")]

    found = {address: answer.get("Vary", "") for address, answer in asked(addresses).items()}

    machines = re.compile(r"/robots\.txt|/sitemap.*|/\.well-known/.*")
    assert found == {
        address: "" if machines.fullmatch(address) else "Cookie" for address in addresses
    }


@pytest.mark.needs_pango
def test_pictures_for_sharing_do_not_vary_by_who_is_signed_in(addresses):
    pictures = [address for address in addresses if address.endswith("/card.png")]

    found = {address: answer.get("Vary", "") for address, answer in asked(pictures).items()}

    assert found == dict.fromkeys(pictures, "")
    assert pictures


def test_cookies_go_to_this_site_alone_encrypted_and_unseen_by_scripts(client, settings):
    UserFactory(email="somebody@example.org")
    settings.SESSION_COOKIE_SECURE = production.SESSION_COOKIE_SECURE
    settings.CSRF_COOKIE_SECURE = production.CSRF_COOKIE_SECURE

    form = {"login": "somebody@example.org", "password": PASSWORD}
    cookies = client.post(reverse("account_login"), form, secure=True).cookies

    attributes = ("secure", "httponly", "samesite", "domain", "path")
    found = {
        name: tuple(cookie[attribute] for attribute in attributes)
        for name, cookie in cookies.items()
    }
    assert found == dict.fromkeys(
        ("csrftoken", "sessionid", "messages"), (True, True, "Lax", "", "/")
    )


def test_browsers_are_told_to_keep_to_https_for_a_year(client):
    assert client.get("/", secure=True)["Strict-Transport-Security"] == "max-age=31536000"


def test_browsers_are_told_to_keep_to_https_for_subdomains_where_the_settings_say_so(
    client, settings
):
    settings.SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    settings.SECURE_HSTS_PRELOAD = True

    response = client.get("/", secure=True)

    assert response["Strict-Transport-Security"] == "max-age=31536000; includeSubDomains; preload"
