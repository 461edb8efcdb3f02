"""Changes that somebody else makes in the meantime are neither undone nor ignored."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Document
from events.models import Participation
from r2p.desk.publishing import transitions
from tests.admin_pages import sign_in
from tests.desk.history_pages import change, restore
from tests.desk.tables import address, as_csv, bring
from tests.factories import DocumentFactory, EventFactory, ParticipantFactory

pytestmark = pytest.mark.django_db

locking = pytest.mark.skipif(
    "connection.vendor == 'sqlite'", reason="SQLite lets one write at a time, and locks no rows"
)


def locked(queries, table):
    """Test whether the first query of a table locked its rows."""
    looked = [one["sql"] for one in queries if f'FROM "{table}"' in one["sql"]]
    return [one for one in looked if "FOR UPDATE" in one] != []


def test_cataloguer_saves_nothing_that_was_published_since_it_was_read(client):
    user = sign_in(client, "Cataloguer")
    document = DocumentFactory(title="Before")
    editors = Document.objects.get()
    editors.status, editors.title = "published", "As reviewed"
    editors.save()
    document.title = "After"

    with pytest.raises(PermissionDenied):
        transitions.save(document, user)

    document.refresh_from_db()
    assert (document.title, document.status) == ("As reviewed", "published")


@locking
def test_record_is_locked_before_its_former_state_is_looked_at(as_editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")

    with CaptureQueriesContext(connection) as queries:
        restore(as_editor, document)

    assert locked(queries, "documents_document")


@locking
@pytest.mark.parametrize(
    ("model", "table"), [(Document, "documents_document"), (Participation, "events_event")]
)
def test_records_are_locked_before_a_checked_table_is_compared(as_editor, model, table):
    if model is Document:
        rows = as_csv(["slug", "title"], [DocumentFactory().slug, "Another title"])
    else:
        cells = [EventFactory().slug, ParticipantFactory().slug]
        rows = as_csv(["event", "person"], cells)
    job = bring(as_editor, model, rows)

    with CaptureQueriesContext(connection) as queries:
        as_editor.post(address(model, "import_job", job.pk))

    assert locked(queries, table)


@pytest.mark.long
def test_what_has_changed_beyond_what_is_shown_is_shown_once_more(as_editor):
    documents = DocumentFactory.create_batch(201)
    rows = [[one.slug, f"{one.title}, again"] for one in documents]
    job = bring(as_editor, Document, as_csv(["slug", "title"], *rows))
    Document.objects.filter(pk=documents[-1].pk).update(title="Corrected meanwhile")

    as_editor.post(address(Document, "import_job", job.pk))

    job.refresh_from_db()
    assert job.state == "checked"
    assert Document.objects.get(pk=documents[-1].pk).title == "Corrected meanwhile"
