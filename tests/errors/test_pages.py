"""Every kind of failure is answered with a page of the site, and keeps its headers."""

import re

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertTemplateUsed

from events.models import Standing
from tests.case_tables import cases
from tests.crawl.addresses import is_admin, patterns
from tests.factories import DocumentFactory, FormerAddressFactory, PageFactory, UserFactory

pytestmark = pytest.mark.django_db

failing = pytest.mark.urls("tests.errors.failing_urls")


def check(response, status, heading):
    """Assert that a response is the designed page for a status, with one heading."""
    content = response.content.decode()
    assert response.status_code == status
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert re.findall(r"<h1[^>]*>(.*?)</h1>", content) == [heading]
    assert re.findall(r"<p[^>]*>(\d{3})</p>", content) == [f"{status}"]
    assert content.count('href="/documents/"') > 0


PARTS = {"number": 1, "page": 1, "section": "documents"}


def read_only():
    """Every public address of our own, with something in its parts."""
    for name, pattern in patterns():
        if is_admin(name) or name.startswith("account_") or name == "admin-shortcut":
            continue
        parts = pattern.pattern.converters or pattern.pattern.regex.groupindex
        yield reverse(name, kwargs={part: PARTS.get(part, "x") for part in parts})


PAGES = [address for address in read_only() if not address.endswith(".pdf")]
PRINTED = [address for address in read_only() if address.endswith(".pdf")]


def test_unknown_address(client):
    check(client.get("/nowhere/"), 404, "Page not found")


def test_host_that_is_not_ours(client):
    response = client.get("/", headers={"host": "elsewhere.example"})

    assertTemplateUsed(response, "400.html")
    check(response, 400, "This request could not be understood")


def test_page_of_the_admin_that_is_not_open_to_one(as_cataloguer):
    response = as_cataloguer.get("/admin/themes/theme/add/")

    check(response, 403, "You do not have access to this page")
    assert response.content.decode().count('href="/admin/"') == 1


def test_forged_form():
    response = Client(enforce_csrf_checks=True).post("/accounts/login/")

    assertTemplateUsed(response, "403_csrf.html")
    check(response, 403, "This form was not accepted")


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
@pytest.mark.parametrize(
    "addresses",
    [PAGES, pytest.param(PRINTED, marks=pytest.mark.needs_pango)],
    ids=["pages", "printed"],
)
def test_wrong_method(client, method, addresses):
    answers = {address: getattr(client, method)(address) for address in addresses}

    allowed = {address: answer["Allow"] for address, answer in answers.items()}
    assert allowed == dict.fromkeys(addresses, "GET, HEAD")
    for answer in answers.values():
        check(answer, 405, "This page does not accept submissions")


def test_every_public_address_is_tried_with_wrong_methods():
    assert (len(PAGES) > 13, len(PRINTED) > 2) == (True, True)


@cases("errors/old_addresses.csv", status=int)
def test_address_of_the_old_site_is_gone_where_it_was_machinery_else_unknown(
    client, address, status
):
    heading = {410: "This page no longer exists", 404: "Page not found"}[status]

    check(client.get(address), status, heading)


def test_former_address_that_looks_like_machinery_leads_to_its_record(client):
    document = DocumentFactory(published=True)
    FormerAddressFactory(record=document, address="/index.php/component/docman/5-report")

    response = client.get("/index.php/component/docman/5-report")

    assert (response.status_code, response["Location"]) == (301, document.get_absolute_url())


def test_withdrawn_record_is_not_gone_but_unknown(client):
    document = DocumentFactory(withdrawn=True)

    check(client.get(document.get_absolute_url()), 404, "Page not found")


def test_too_many_attempts(client):
    cache.clear()
    address = {"email": "somebody@example.org"}

    *_others, last = [client.post("/accounts/password/reset/", address) for _n in range(6)]
    cache.clear()

    check(last, 429, "Too many attempts")


@failing
def test_answer_without_a_body_gets_a_page_and_keeps_its_headers(client):
    limited, gone = client.get("/limited/"), client.get("/gone/")

    check(limited, 429, "Too many attempts")
    check(gone, 410, "This page no longer exists")
    assert (limited["Retry-After"], gone["X-Was"]) == ("60", "here")


@failing
def test_answer_for_machines_stays_as_it_is(client):
    assert client.get("/machine/").json() == {"detail": "Not found."}


@failing
def test_value_that_no_database_holds(client, django_assert_num_queries):
    client.force_login(UserFactory(staff=True))

    with django_assert_num_queries(0):
        response = client.get("/overflows/")

    check(response, 400, "This request could not be understood")
    assert response.content.decode().count("Member sign-in") == 0


@failing
def test_failure_asks_nothing_of_the_database(django_assert_num_queries):
    client = Client(raise_request_exception=False)
    client.force_login(UserFactory(staff=True))

    with django_assert_num_queries(0):
        response = client.get("/fails/")

    check(response, 500, "Something went wrong")
    assert response.content.decode().count("<script") == 0


def test_page_of_an_error_knows_who_is_signed_in(client):
    PageFactory(title="Among us", for_members=True)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    content = client.get("/nowhere/").content.decode()

    assert content.count("Sign out") == 1
    assert content.count("Among us") == 1


def test_page_of_an_error_answers_a_head_request_without_its_body(client):
    response = client.head("/nowhere/")

    assert (response.status_code, response.content) == (404, b"")
