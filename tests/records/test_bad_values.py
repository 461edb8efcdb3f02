"""Values that no database can store are refused, with 400 or a message, without a crash."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from documents.models import DocumentSymbol
from tests.factories import (
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(admin=True))
    return client


@pytest.mark.parametrize("address", ["/", "/events/", "/accounts/login/", "/nowhere/"])
def test_cookie_that_is_no_session_is_that_of_a_visitor(client, address):
    response = client.get(address, HTTP_COOKIE='sessionid="\\000aaaaaaaaaaaaaaaaaaaaaaaaaaaa"')

    assert response.status_code == (404 if address == "/nowhere/" else 200)


@pytest.mark.parametrize(("query", "found"), [("region=%00", 1), ("q=%00", 1), (f"id={10**30}", 0)])
def test_value_in_an_address_of_the_admin_finds_nothing_or_is_passed_over(admin, query, found):
    EventFactory()

    response = admin.get(f"{reverse('admin:events_event_changelist')}?{query}")

    assert response.context["cl"].result_count == found


def test_nul_in_a_filter_of_the_admin_is_refused_where_the_database_knows_none(admin):
    response = admin.get(f"{reverse('admin:events_event_changelist')}?slug=%00")

    assert response.status_code == (400 if connection.vendor == "postgresql" else 200)


@pytest.mark.parametrize("number", ["abc", "9" * 30, "-1", "0x1", "٣"])
def test_number_that_is_none_is_refused_at_its_field(admin, number):
    event = {"title": "Talk", "slug": "talk", "kind": "dialogue", "status": "draft", "audience": 0}
    numbers = dict.fromkeys(["series", "country", "regions"], number)

    response = admin.post(reverse("admin:events_event_add"), event | numbers)

    errors = response.context["adminform"].form.errors
    found = {field: [error.code for error in errors[field].as_data()] for field in numbers}
    assert found == {field: ["invalid_choice"] for field in numbers}


@pytest.mark.parametrize("number", ["abc", "9" * 30])
def test_number_that_is_none_fills_no_form(admin, number):
    response = admin.get(reverse("admin:events_event_add"), {"series": number, "regions": number})

    assert response.status_code == 200


def test_file_that_is_not_in_the_storage_is_not_there(client):
    file = DocumentFileFactory()
    file.file.storage.delete(file.file.name)

    assert client.get(file.get_absolute_url()).status_code == 404


def test_symbol_whose_key_is_too_long_is_refused():
    symbol = DocumentSymbol(document=DocumentFactory(), symbol="ß" * 60)

    with pytest.raises(ValidationError, match="too long"):
        symbol.full_clean()


def test_region_whose_path_is_too_long_is_refused():
    region = RegionFactory(slug="a" * 80)
    for letter in "bc":
        region = RegionFactory(slug=letter * 80, kind="subregion", parent=region)
    last = RegionFactory.build(slug="d" * 80, kind="country", parent=region)

    with pytest.raises(ValidationError, match="too long"):
        last.full_clean()
