"""Permissions of staff for a record: what each role is refused."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse
from pytest_django.asserts import assertNotContains

from tests.admin_pages import (
    as_shown,
    choose_deletion,
    every_record,
    page,
    save_form,
    sign_in,
    with_line,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipationFactory,
    StandingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_cannot_choose_the_status_of_a_publisher(as_cataloguer, factory, status):
    record = factory()

    response = save_form(as_cataloguer, record, status=status, slug="changed")

    assert list(response.context["adminform"].form.errors) == ["status"]
    record.refresh_from_db()
    assert (record.status, record.slug != "changed") == ("draft", True)


@every_record
def test_cataloguer_cannot_add_a_published_record(as_cataloguer, factory):
    data = as_shown(as_cataloguer.get(page(factory._meta.model())), status="published")
    response = as_cataloguer.post(page(factory._meta.model()), data)

    assert "status" in response.context["adminform"].form.errors
    assert factory._meta.model.objects.count() == 0


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_cannot_change_what_was_published(as_cataloguer, factory, status):
    draft = factory()
    data = as_shown(as_cataloguer.get(page(draft)), slug="changed")

    assert as_cataloguer.post(page(factory(status=status)), data).status_code == 403
    assert not factory._meta.model.objects.filter(slug="changed").exists()


@every_record
def test_cataloguer_cannot_delete_a_draft_at_its_page_or_from_the_list(as_cataloguer, factory):
    record = factory()

    choose_deletion(as_cataloguer, [record])

    assert as_cataloguer.post(page(record, "delete"), {"post": "yes"}).status_code == 403
    assert factory._meta.model.objects.get() == record


@every_record
def test_cataloguer_sends_a_draft_to_review(as_cataloguer, factory):
    record = factory()

    save_form(as_cataloguer, record, status="in_review")

    record.refresh_from_db()
    assert record.status == "in_review"


def test_cataloguer_chooses_the_audience_of_a_draft(as_cataloguer):
    document = DocumentFactory()

    save_form(as_cataloguer, document, audience=20)

    document.refresh_from_db()
    assert document.audience == 20


def test_cataloguer_cannot_set_the_hour_of_publication(as_cataloguer):
    document = DocumentFactory()

    hour = {"publish_at_0": "2014-11-05", "publish_at_1": "12:00", "publish_at": "2014-11-05"}
    save_form(as_cataloguer, document, title="New", **hour)

    document.refresh_from_db()
    assert (document.title, document.publish_at) == ("New", None)


def test_cataloguer_cannot_add_a_line_to_a_published_event(as_cataloguer):
    draft, event = EventFactory(), EventFactory(published=True)
    data = as_shown(as_cataloguer.get(page(draft)))
    data = with_line(data, "participations", role="host", organization=OrganizationFactory().pk)

    assert as_cataloguer.post(page(event), data).status_code == 403
    assert event.participations.count() == 0


def test_cataloguer_sees_the_lines_of_a_published_event_without_a_form(as_cataloguer):
    line = ParticipationFactory()

    response = as_cataloguer.get(page(line.event))

    lines = response.context["inline_admin_formsets"][0]
    assert (len(lines.formset.forms), lines.has_change_permission) == (1, False)
    assert (lines.has_add_permission, lines.has_delete_permission) == (False, False)


def test_cataloguer_names_a_published_event_in_a_draft(as_cataloguer):
    document, event = DocumentFactory(), EventFactory(published=True)

    line = {"event": event.pk, "role": "report"}
    save_form(as_cataloguer, document, "document_events", line)

    assert list(document.events.all()) == [event]


@every_record
def test_staff_without_a_group_see_no_record(client, factory):
    sign_in(client)
    record = factory()

    addresses = [page(type(record)(), act) for act in ("changelist", "add")] + [page(record)]

    assert [client.get(address).status_code for address in addresses] == [403, 403, 403]


def test_member_does_not_come_in(client):
    client.force_login(UserFactory(standing=20))
    document = DocumentFactory()

    assert client.get(page(document)).url == f"/admin/login/?next={page(document)}"


def test_change_is_logged_with_who_made_it(client):
    user = sign_in(client, "Cataloguer")
    document = DocumentFactory()

    save_form(client, document, title="New")

    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object()) == (user, document)


@pytest.mark.parametrize("group", ["Cataloguer", "Editor"])
def test_staff_below_administrators_see_the_catalogue_alone(client, group):
    sign_in(client, group)

    response = client.get(reverse("admin:index"))

    labels = [app["app_label"] for app in response.context["app_list"]]
    assert sorted(labels) == ["desk", "documents", "events", "pages", "regions", "themes"]


@every_record
def test_what_is_not_known_is_shown_as_such_to_those_who_may_only_look(as_cataloguer, factory):
    record = factory(published=True)
    if factory is OrganizationFactory:
        StandingFactory(organization=record)

    response = as_cataloguer.get(page(record))

    assertNotContains(response, "None")
