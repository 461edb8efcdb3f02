"""Tables that are taken away hold what their reader may be told."""

import pytest

from documents.models import Document
from r2p.desk.models import AuditEntry
from r2p.records.audience import Audience
from tests.admin_pages import every_record, sign_in
from tests.desk.tables import address, as_csv, bring, taken
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@every_record
def test_exported_table_can_be_brought_back_and_changes_nothing(as_editor, factory):
    records = [factory(), factory(published=True)]
    model = factory._meta.model
    rows = taken(as_editor, model, "all")

    job = bring(as_editor, model, as_csv(rows[0].keys(), *[row.values() for row in rows]))

    assert (job.state, job.outcome["same"]) == ("checked", len(records))


def test_full_document_can_be_brought_back_and_changes_nothing(as_editor):
    document = DocumentFactory(dated=True, regions=[RegionFactory(), RegionFactory()])
    document.themes.add(ThemeFactory())
    document.symbols.create(symbol="A/63/677")
    document.document_events.create(event=EventFactory(), role="report")
    ContributionFactory(document=document)
    rows = taken(as_editor, Document, "all")

    job = bring(as_editor, Document, as_csv(rows[0].keys(), *[row.values() for row in rows]))

    assert (job.state, job.outcome["same"]) == ("checked", 1)


def test_export_for_visitors_holds_what_they_see_alone(as_editor):
    shown = DocumentFactory(published=True, staff_notes="A doubt")
    DocumentFactory()
    DocumentFactory(published=True, audience=Audience.MEMBERS)

    rows = taken(as_editor, Document, "0")

    assert [row["slug"] for row in rows] == [shown.slug]
    assert {"staff_notes", "status", "audience"} & set(rows[0]) == set()


def test_export_for_visitors_names_no_hidden_record(as_editor):
    document = DocumentFactory(published=True)
    hidden = OrganizationFactory(published=True, audience=Audience.MEMBERS)
    ContributionFactory(document=document, organization=hidden, role="publisher")
    document.document_events.create(event=EventFactory())

    (for_visitors,), (for_members,) = (
        taken(as_editor, Document, "0"),
        taken(as_editor, Document, "20"),
    )

    assert (for_visitors["contributors"], for_visitors["events"]) == ("", "")
    assert for_members["contributors"] == f"publisher: {hidden.slug}"


def test_only_publishers_take_along_what_nobody_else_sees(as_cataloguer):
    DocumentFactory()

    response = as_cataloguer.post(address(Document, "export"), {"reader": "all", "format": "csv"})

    assert list(response.context["form"].errors) == ["reader"]
    assert not AuditEntry.objects.filter(act="exported").exists()


def test_export_follows_the_search_and_the_filters(as_editor):
    DocumentFactory(title="Apples", kind="report")
    DocumentFactory(title="Pears", kind="report")
    DocumentFactory(title="More apples", kind="speech")

    rows = taken(as_editor, Document, "all", q="apples", kind__exact="report")

    assert [row["title"] for row in rows] == ["Apples"]


def test_export_stands_in_the_audit_log(client):
    user = sign_in(client, "Editor")
    DocumentFactory(published=True)

    taken(client, Document, "20")

    entry = AuditEntry.objects.get(act="exported")
    assert (entry.by, entry.words) == (user, "documents: 1; audience: members")


def test_exported_cell_is_no_formula(as_editor):
    DocumentFactory(title="=1+1")

    (row,) = taken(as_editor, Document, "all")

    assert row["title"] == "'=1+1"


@pytest.mark.parametrize("count", [3, 30])
def test_export_needs_the_same_queries_for_any_number_of_records(
    as_editor, count, django_assert_num_queries
):
    for _ in range(count):
        document = DocumentFactory(regions=[RegionFactory()])
        ContributionFactory(document=document)

    with django_assert_num_queries(16):
        rows = taken(as_editor, Document, "all")

    assert len(rows) == count
