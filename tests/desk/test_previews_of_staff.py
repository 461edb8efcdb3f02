"""The staff preview a page as each rung would see it once it is published."""

import pytest
from django.utils import timezone

from r2p.records.models import Record
from tests.admin_pages import every_record, page, sign_in
from tests.desk.previewed import every_kind, linked, main_of, reader_on
from tests.factories import OrganizationFactory

pytestmark = pytest.mark.django_db


def preview_of(record, rung=None):
    act = "preview/" if rung is None else f"preview/{rung}/"
    return page(record).replace("change/", act)


@every_kind
@pytest.mark.parametrize("rung", [0, 20, 40])
def test_staff_preview_the_page_as_each_rung_would_see_it(client, kind, rung):
    sign_in(client, "Cataloguer")
    record = linked(kind, {"status": "draft"})

    shown = client.get(preview_of(record, rung))

    record.status, record.publish_at = Record.Status.PUBLISHED, timezone.now()
    record.save()
    assert main_of(shown) == main_of(reader_on(rung).get(record.get_absolute_url()))


def test_staff_preview_the_page_as_those_would_see_it_for_whom_it_is(client):
    sign_in(client, "Cataloguer")
    record = OrganizationFactory(audience=20)

    shown = client.get(preview_of(record))

    assert main_of(shown) == main_of(client.get(preview_of(record, 20)))
    assert "As a member would see it." in shown.content.decode()


def test_preview_from_below_is_the_page_of_an_unknown_address(client):
    sign_in(client, "Cataloguer")
    record = OrganizationFactory(audience=20)

    shown = client.get(preview_of(record, 10))

    assert shown.status_code == 404
    assert main_of(shown) == main_of(client.get("/nowhere/"))


@every_record
@pytest.mark.parametrize(
    "fields", [{"published": True}, {"withdrawn": True}], ids=["published", "withdrawn"]
)
def test_what_is_not_ahead_any_more_is_looked_at_as_it_is(client, factory, fields):
    sign_in(client, "Cataloguer")
    record = factory(**fields)

    response = client.get(preview_of(record, 20))

    assert (response.status_code, response.url) == (302, page(record).replace("change/", "as/20/"))
