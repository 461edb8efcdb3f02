"""Each row of a table may do what whoever brings it may, and no more."""

import pytest
from django.contrib.auth.models import Permission

from documents.models import Document
from events.models import Event
from r2p.desk.models import AuditEntry, ImportJob
from r2p.desk.tables import jobs
from tests.admin_pages import every_record, sign_in
from tests.desk.tables import address, as_csv, bring, bring_in, errors
from tests.factories import (
    DocumentFactory,
    EventFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "published"), ("publish_at", "2040-01-01 09:00"), ("audience", "members")],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_cataloguers_row_neither_publishes_nor_changes_audiences(
    as_cataloguer, column, value, is_new
):
    if not is_new:
        DocumentFactory(slug="a", title="A", kind="report")

    job = bring(
        as_cataloguer,
        Document,
        as_csv(["slug", "title", "kind", column], ["a", "A", "report", value]),
    )

    assert (job.state, [one[1] for one in errors(job)]) == ("refused", [column])


@pytest.mark.parametrize("column", ["organizations_audience", "people_audience"])
def test_cataloguers_row_does_not_change_disclosure(as_cataloguer, column):
    EventFactory(slug="a", people_audience=40, organizations_audience=20)

    job = bring(as_cataloguer, Event, as_csv(["slug", column], ["a", "steering committee"]))

    assert [one[1] for one in errors(job)] == [column]


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguers_row_does_not_touch_what_was_published(as_cataloguer, status):
    document = DocumentFactory(slug="a", title="A", status=status)

    job = bring_in(as_cataloguer, Document, ["slug", "title"], ["a", "Another"])

    document.refresh_from_db()
    assert (job.state, document.title) == ("refused", "A")
    assert [one[1] for one in errors(job)] == ["slug"]


def test_rights_are_those_of_the_moment_of_the_import(client):
    user = sign_in(client, "Editor")
    job = bring(
        client,
        Document,
        as_csv(["slug", "title", "kind", "status"], ["a", "A", "report", "published"]),
    )
    user.groups.clear()

    assert client.post(address(Document, "import_job", job.pk)).status_code == 403
    assert not Document.objects.exists()


def test_editors_row_publishes_and_the_step_is_noted(client):
    user = sign_in(client, "Editor")
    DocumentFactory(slug="a", title="A", kind="report")

    bring_in(client, Document, ["slug", "status"], ["a", "published"])

    entry = AuditEntry.objects.get(act="published")
    assert (Document.objects.get().status, entry.by) == ("published", user)


def test_table_withdraws_nothing(as_editor):
    DocumentFactory(slug="a", published=True)

    job = bring(as_editor, Document, as_csv(["slug", "status"], ["a", "withdrawn"]))

    assert [one[1] for one in errors(job)] == ["status"]


def test_row_in_the_trash_is_refused(as_editor):
    DocumentFactory(slug="a", title="A", trashed_at="2026-01-01T00:00Z")

    job = bring(as_editor, Document, as_csv(["slug", "title"], ["a", "B"]))

    assert errors(job)[0][3] == ["This record is in the trash."]


@every_record
def test_staff_without_rights_bring_and_take_nothing(client, factory):
    sign_in(client)
    model = factory._meta.model

    statuses = [
        client.get(address(model, "import")).status_code,
        client.post(address(model, "import")).status_code,
        client.get(address(model, "import_template", "csv")).status_code,
        client.get(address(model, "export")).status_code,
        client.post(address(model, "export")).status_code,
    ]

    assert statuses == [403, 403, 404, 403, 403]


def test_job_is_its_makers_alone(client):
    sign_in(client, "Cataloguer")
    job = bring(client, Document, as_csv(["slug", "title", "kind"], ["a", "A", "report"]))
    sign_in(client, "Administrator")

    pages = [
        client.get(address(Document, "import_job", job.pk)),
        client.post(address(Document, "import_job", job.pk)),
        client.get(address(Document, "import_progress", job.pk)),
    ]

    assert [page.status_code for page in pages] == [404, 404, 404]
    assert not Document.objects.exists()


def test_table_does_not_tell_which_records_there_are_that_one_may_not_see(client):
    user = sign_in(client)
    rights = Permission.objects.filter(codename__in=["view_document", "change_document"])
    user.user_permissions.set(rights)
    DocumentFactory(slug="a")

    said = bring(client, Document, as_csv(["slug", "contributors"], ["a", "author: somebody"]))

    assert said[0].startswith("Not a column of this table: contributors.")


@pytest.mark.parametrize("field", ["is_active", "is_staff"])
def test_table_of_somebody_who_has_left_is_not_imported(client, field):
    user = sign_in(client, "Editor")
    job = bring(client, Document, as_csv(["slug", "title", "kind"], ["", "A", "report"]))
    ImportJob.objects.update(state="importing")
    type(user).objects.update(**{field: False})

    jobs.perform(ImportJob.objects.get())

    job.refresh_from_db()
    assert (job.state, Document.objects.count()) == ("failed", 0)
