"""Links in the navigation, for each role."""

import pytest
from django.urls import reverse

from tests.admin_pages import sign_in

pytestmark = pytest.mark.django_db

CATALOGUE = ["Events", "Organizations", "Participants", "Series of events", "Documents"]


def navigation(client):
    response = client.get(reverse("admin:index"))
    return {
        str(shelf): [item["name"] for item in items]
        for shelf, items in response.context["navigation"]
    }


def test_cataloguer_finds_what_she_may_see(as_cataloguer):
    found = navigation(as_cataloguer)

    assert {shelf: found.get(shelf) for shelf in ("Catalogue", "Subjects", "Pages")} == {
        "Catalogue": CATALOGUE,
        "Subjects": ["Regions", "Themes"],
        "Pages": ["Pages"],
    }
    assert "Accounts" not in found


def test_administrator_finds_people_and_rights(as_administrator):
    found = navigation(as_administrator)

    assert found["Accounts"] == ["Audit log", "Memberships", "Users", "Groups"]


def test_staff_without_rights_find_nothing(client):
    sign_in(client)

    assert navigation(client) == {}


def test_list_that_is_open_is_marked(as_cataloguer):
    response = as_cataloguer.get(reverse("admin:events_event_changelist"))

    items = [item for _shelf, items in response.context["navigation"] for item in items]
    assert [item["name"] for item in items if item["is_here"]] == ["Events"]
