"""Who of the staff may do what with a record, from the side of whoever may not."""

from datetime import UTC, datetime

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from documents.models import Document
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)
from tests.records.test_admin import as_shown, page, sign_in, with_line

pytestmark = pytest.mark.django_db

FACTORIES = [
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
]
every_record = pytest.mark.parametrize("factory", FACTORIES, ids=lambda f: f._meta.model.__name__)


def choose(client, records):
    """Ask for the deletion of some records from their list, and confirm it."""
    chosen = [record.pk for record in records]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    return client.post(page(type(records[0])(), "changelist"), data)


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_cannot_choose_the_status_of_a_publisher(client, factory, status):
    sign_in(client, "Cataloguer")
    record = factory()

    data = as_shown(client.get(page(record)), status=status, slug="changed")
    response = client.post(page(record), data)

    assert list(response.context["adminform"].form.errors) == ["status"]
    record.refresh_from_db()
    assert (record.status, record.slug != "changed") == ("draft", True)


@every_record
def test_cataloguer_cannot_add_a_published_record(client, factory):
    sign_in(client, "Cataloguer")

    data = as_shown(client.get(page(factory._meta.model())), status="published")
    response = client.post(page(factory._meta.model()), data)

    assert "status" in response.context["adminform"].form.errors
    assert factory._meta.model.objects.count() == 0


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_cannot_change_what_was_published(client, factory, status):
    sign_in(client, "Cataloguer")
    draft = factory()
    data = as_shown(client.get(page(draft)), slug="changed")
    record = factory(status=status)

    response = client.post(page(record), data)

    assert response.status_code == 403
    assert not factory._meta.model.objects.filter(slug="changed").exists()


@every_record
def test_cataloguer_cannot_delete_a_draft(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()

    response = client.post(page(record, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert factory._meta.model.objects.get() == record


@every_record
def test_cataloguer_is_offered_no_deletion_from_the_list(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()

    choose(client, [record])

    assert factory._meta.model.objects.get() == record


@every_record
def test_cataloguer_sends_a_draft_to_review(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()

    client.post(page(record), as_shown(client.get(page(record)), status="in_review"))

    record.refresh_from_db()
    assert record.status == "in_review"


def test_cataloguer_chooses_the_audience_of_a_draft(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory()

    client.post(page(document), as_shown(client.get(page(document)), audience=20))

    document.refresh_from_db()
    assert document.audience == 20


def test_cataloguer_cannot_set_the_hour_of_publication(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory()

    hour = {"publish_at_0": "2014-11-05", "publish_at_1": "12:00", "publish_at": "2014-11-05"}
    client.post(page(document), as_shown(client.get(page(document)), title="New", **hour))

    document.refresh_from_db()
    assert (document.title, document.publish_at) == ("New", None)


def test_cataloguer_cannot_add_a_line_to_a_published_event(client):
    sign_in(client, "Cataloguer")
    draft, event = EventFactory(), EventFactory(published=True)
    data = as_shown(client.get(page(draft)))
    data = with_line(data, "participations", role="host", organization=OrganizationFactory().pk)

    response = client.post(page(event), data)

    assert response.status_code == 403
    assert event.participations.count() == 0


def test_cataloguer_sees_the_lines_of_a_published_event_without_a_form(client):
    sign_in(client, "Cataloguer")
    line = ParticipationFactory()

    response = client.get(page(line.event))

    lines = response.context["inline_admin_formsets"][0]
    assert (len(lines.formset.forms), lines.has_change_permission) == (1, False)
    assert (lines.has_add_permission, lines.has_delete_permission) == (False, False)


def test_cataloguer_names_a_published_event_in_a_draft(client):
    sign_in(client, "Cataloguer")
    document, event = DocumentFactory(), EventFactory(published=True)

    data = as_shown(client.get(page(document)))
    client.post(page(document), with_line(data, "document_events", event=event.pk, role="report"))

    assert list(document.events.all()) == [event]


@every_record
def test_editor_publishes_from_this_moment(client, factory):
    sign_in(client, "Editor")
    record = factory()

    before = datetime.now(UTC)
    client.post(page(record), as_shown(client.get(page(record)), status="published"))

    record.refresh_from_db()
    assert record.status == "published"
    assert before <= record.publish_at <= datetime.now(UTC)


def test_editor_publishes_from_an_hour_to_come(client):
    sign_in(client, "Editor")
    document = DocumentFactory()

    hour = {"publish_at_0": "2040-11-05", "publish_at_1": "12:00"}
    client.post(page(document), as_shown(client.get(page(document)), status="published", **hour))

    document.refresh_from_db()
    assert document.publish_at == datetime(2040, 11, 5, 12, tzinfo=UTC)


def test_editor_is_told_of_an_hour_that_is_none(client):
    sign_in(client, "Editor")
    document = DocumentFactory()

    data = as_shown(client.get(page(document)), status="published", publish_at_0="soon")
    response = client.post(page(document), data)

    assert list(response.context["adminform"].form.errors) == ["publish_at"]


def test_editor_withdraws_with_a_reason(client):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)

    data = as_shown(client.get(page(document)), status="withdrawn", withdrawn_because="A mistake")
    client.post(page(document), data)

    document.refresh_from_db()
    assert (document.status, document.withdrawn_because) == ("withdrawn", "A mistake")
    assert document.withdrawn_at is not None


@every_record
def test_editor_deletes_a_draft(client, factory):
    sign_in(client, "Editor")
    record = factory()

    client.post(page(record, "delete"), {"post": "yes"})

    assert factory._meta.model.objects.count() == 0


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
@pytest.mark.parametrize("group", ["Editor", "Administrator"])
def test_what_was_published_is_not_deleted(client, factory, status, group):
    sign_in(client, group)
    record = factory(status=status)

    response = client.post(page(record, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert factory._meta.model.objects.get() == record


def test_draft_that_was_once_published_is_not_deleted(client):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)
    document.status = "draft"
    document.save()

    response = client.post(page(document, "delete"), {"post": "yes"})

    assert response.status_code == 403
    assert Document.objects.get() == document


def test_drafts_chosen_with_a_published_record_are_not_deleted(client):
    sign_in(client, "Editor")
    documents = [DocumentFactory(), DocumentFactory(published=True)]

    response = choose(client, documents)

    assert response.status_code == 403
    assert Document.objects.count() == 2


def test_drafts_chosen_from_the_list_are_deleted(client):
    sign_in(client, "Editor")
    documents = DocumentFactory.create_batch(2)

    choose(client, documents)

    assert Document.objects.count() == 0


@every_record
def test_staff_without_a_group_see_no_record(client, factory):
    sign_in(client)
    record = factory()

    addresses = [page(type(record)(), act) for act in ("changelist", "add")] + [page(record)]
    answers = [client.get(address).status_code for address in addresses]

    assert answers == [403, 403, 403]


def test_member_does_not_come_in(client):
    client.force_login(UserFactory(standing=20))
    document = DocumentFactory()

    response = client.get(page(document))

    assert response.url == f"/admin/login/?next={page(document)}"


def test_change_is_logged_with_who_made_it(client):
    user = sign_in(client, "Cataloguer")
    document = DocumentFactory()

    client.post(page(document), as_shown(client.get(page(document)), title="New"))

    entry = LogEntry.objects.get()
    assert (entry.user, entry.get_edited_object()) == (user, document)


@pytest.mark.parametrize("group", ["Cataloguer", "Editor"])
def test_staff_below_administrators_see_the_catalogue_alone(client, group):
    sign_in(client, group)

    response = client.get(reverse("admin:index"))

    labels = [app["app_label"] for app in response.context["app_list"]]
    assert sorted(labels) == ["documents", "events", "regions", "themes"]
