"""The manual that the staff reads at the desk."""

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse

from r2p.desk.start.manual import PAGES
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
every_page = pytest.mark.parametrize("name", PAGES)


def test_manual_begins_with_cataloguing(as_cataloguer):
    assert as_cataloguer.get(reverse("admin:manual")).url == "/admin/manual/cataloguing/"


@every_page
def test_each_page_leads_to_the_other(as_cataloguer, name):
    response = as_cataloguer.get(reverse("admin:manual-page", args=[name]))

    assert [str(title) for _address, title in response.context["pages"]] == [
        "Cataloguing",
        "Maintaining the catalogue",
    ]
    assert response.context["title"] == PAGES[name]


@every_page
def test_every_picture_is_there(as_cataloguer, name):
    text = as_cataloguer.get(reverse("admin:manual-page", args=[name])).text

    pictures = [part.partition('"')[0] for part in text.split('<img src="/static/')[1:]]
    assert len(pictures) == 5
    assert [picture for picture in pictures if not finders.find(picture)] == []


def test_page_that_the_manual_does_not_have_is_not_found(as_cataloguer):
    assert as_cataloguer.get("/admin/manual/cooking/").status_code == 404


@every_page
def test_manual_is_for_staff(client, name):
    client.force_login(UserFactory(standing=30))
    address = reverse("admin:manual-page", args=[name])

    assert client.get(address).url == f"/admin/login/?next={address}"
