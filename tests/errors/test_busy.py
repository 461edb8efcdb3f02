"""While SQLite's only writer is busy, nothing that was typed is lost."""

import re

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.errors.failing_urls")]


def again(response):
    """The data that the form of the page would send, without the CSRF token."""
    content = response.content.decode()
    return re.findall(r'<textarea name="(.*?)" hidden>\n(.*?)</textarea>', content, re.DOTALL)


def test_form_of_the_desk_can_be_sent_once_more(client):
    data = {"title": "A <title>", "body": "Two\nlines", "themes": ["1", "2"], "_save": ""}

    response = client.post("/admin/locked/?_popup=1", data)

    assert (response.status_code, response["Retry-After"]) == (503, "60")
    assert again(response) == [
        ("title", "A &lt;title&gt;"),
        ("body", "Two\nlines"),
        ("themes", "1"),
        ("themes", "2"),
        ("_save", ""),
    ]
    assert 'action="/admin/locked/?_popup=1"' in response.content.decode()


def test_page_that_was_only_asked_for_has_nothing_to_send(client):
    response = client.get("/admin/locked/")

    assert response.status_code == 503
    assert "<form" not in response.content.decode()


@pytest.mark.parametrize(
    ("address", "data"),
    [("/locked/", {"title": "A"}), ("/admin/locked/", {"new_password1": "secret"})],
)
def test_what_is_sent_elsewhere_or_with_a_password_is_not_repeated(client, address, data):
    response = client.post(address, data)

    assert response.status_code == 503
    assert again(response) == []


def test_form_is_sent_with_a_token_of_its_own():
    client = Client(enforce_csrf_checks=True)
    client.get("/accounts/login/")
    token = client.cookies["csrftoken"].value

    response = client.post("/admin/locked/", {"title": "A", "csrfmiddlewaretoken": token})

    (fresh,) = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', response.content.decode())
    repeated = client.post("/admin/locked/", {"title": "A", "csrfmiddlewaretoken": fresh})
    assert (response.status_code, repeated.status_code) == (503, 503)
