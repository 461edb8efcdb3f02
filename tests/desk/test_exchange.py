"""Tables of records: brought in row by row with rights and errors, and taken away as told."""

import csv
import io

import pytest
from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook

from documents.models import Document
from events.models import Event, Organization
from r2p.desk.models import AuditEntry, ImportJob
from r2p.records.audience import Audience
from r2p.records.dates import KnownDate
from r2p.records.models import Record
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.records.test_admin import every_record, sign_in

pytestmark = pytest.mark.django_db


def address(model, act, *args):
    name = f"admin:{model._meta.app_label}_{model._meta.model_name}_{act}"
    return reverse(name, args=args)


def as_csv(*rows):
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    return file.getvalue().encode()


def bring(client, model, content, name="table.csv"):
    """Bring a table: the job where there is one, else what is said about the file."""
    file = SimpleUploadedFile(name, content)
    response = client.post(address(model, "import"), {"file": file})
    if response.status_code == 200:
        return response.context["form"].errors["file"]
    return ImportJob.objects.latest("pk")


def bring_in(client, model, *rows):
    """Bring a table and confirm it: the job afterwards."""
    job = bring(client, model, as_csv(*rows))
    client.post(address(model, "import_job", job.pk))
    job.refresh_from_db()
    return job


def errors(job):
    return [
        (one["number"], one["column"], one["value"], one["sentences"])
        for one in job.outcome["errors"]
    ]


def taken(client, model, reader, **query):
    """The rows of an exported table, as {column: text}."""
    response = client.post(
        f"{address(model, 'export')}?{'&'.join(f'{k}={v}' for k, v in query.items())}",
        {"reader": reader, "format": "csv"},
    )
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


# -- Bringing in -----------------------------------------------------------------------------------


def test_nothing_is_saved_before_it_is_confirmed(client):
    sign_in(client, "Cataloguer")

    job = bring(client, Document, as_csv(["slug", "title", "kind"], ["", "A title", "report"]))

    assert (job.state, job.outcome["new"]) == ("checked", 1)
    assert not Document.objects.exists()


def test_row_without_a_slug_makes_a_draft(client):
    user = sign_in(client, "Cataloguer")

    job = bring_in(
        client, Document, ["slug", "title", "kind"], ["", "Early warning", "dialogue report"]
    )

    document = Document.objects.get()
    assert (job.state, document.slug, document.kind) == ("done", "early-warning", "dialogue_report")
    assert (document.status, document.made_by) == (Record.Status.DRAFT, user)
    assert document.history.get().history_user == user


def test_document_comes_with_all_its_relations(client):
    sign_in(client, "Cataloguer")
    region, theme, event = RegionFactory(), ThemeFactory(), EventFactory()
    publisher, author = OrganizationFactory(), ParticipantFactory()

    bring_in(
        client,
        Document,
        [
            "slug",
            "title",
            "kind",
            "issued",
            "regions",
            "themes",
            "contributors",
            "symbols",
            "events",
        ],
        [
            "a-report",
            "A report",
            "report",
            "November 2014",
            region.slug,
            theme.slug,
            f"publisher: {publisher.slug} | author: {author.slug}",
            "A/65/877-S/2011/393",
            f"report: {event.slug}",
        ],
    )

    document = Document.objects.get()
    assert document.issued == KnownDate.of(2014, 11)
    assert (document.regions.get(), document.themes.get()) == (region, theme)
    assert [(one.role, one.contributor) for one in document.contributions.all()] == [
        ("publisher", publisher),
        ("author", author),
    ]
    assert [one.symbol for one in document.symbols.all()] == ["A/65/877", "S/2011/393"]
    assert [(one.role, one.event) for one in document.document_events.all()] == [("report", event)]


def test_organization_comes_with_its_parent_country_and_names(client):
    sign_in(client, "Cataloguer")
    parent, country = OrganizationFactory(), RegionFactory(country=True)

    bring_in(
        client,
        Organization,
        ["slug", "name", "kind", "parent", "country", "other_names"],
        ["a-centre", "A Centre", "think tank", parent.slug, country.slug, "AC | The Centre"],
    )

    organization = Organization.objects.get(slug="a-centre")
    assert (organization.parent, organization.country) == (parent, country)
    assert {one.name for one in organization.names.all()} == {"AC", "The Centre"}


def test_event_comes_with_its_days_and_disclosure(client):
    sign_in(client, "Editor")

    bring_in(
        client,
        Event,
        ["slug", "title", "kind", "starts", "ends", "people_audience"],
        ["a-dialogue", "A dialogue", "dialogue", "2014-10-28", "2014-10-29", "members"],
    )

    event = Event.objects.get()
    assert event.dates == "28–29 October 2014"
    assert event.people_audience == Audience.MEMBERS


def test_missing_column_leaves_what_is_there(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(slug="a-report", summary="Ours", regions=[RegionFactory()])

    bring_in(client, Document, ["slug", "title"], ["a-report", "Another title"])

    document.refresh_from_db()
    assert (document.title, document.summary) == ("Another title", "Ours")
    assert document.regions.count() == 1


def test_what_changes_is_shown_cell_by_cell_without_what_stays(client):
    sign_in(client, "Cataloguer")
    DocumentFactory(slug="a-report", title="A", subtitle="Old", kind="report")
    DocumentFactory(slug="another", title="B", subtitle="Same", kind="report")

    table = as_csv(
        ["slug", "title", "subtitle", "kind"],
        ["a-report", "A", "New", "report"],
        ["another", "B", "Same", "report"],
    )
    job = bring(client, Document, table)

    assert (job.outcome["changed"], job.outcome["same"]) == (1, 1)
    assert job.outcome["heads"] == ["title", "subtitle"]
    assert job.outcome["rows"] == [
        {"number": 2, "is_new": False, "cells": [["A", "A"], ["Old", "New"]]}
    ]


def test_row_that_changes_nothing_leaves_no_history(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(slug="a-report", title="A")

    job = bring_in(client, Document, ["slug", "title"], ["a-report", "A"])

    assert (job.state, job.outcome["same"]) == ("done", 1)
    assert document.history.count() == 1


def test_everything_that_is_wrong_is_said_by_row_and_column(client):
    sign_in(client, "Cataloguer")

    table = as_csv(
        ["slug", "title", "kind", "issued", "regions"],
        ["good", "Good", "report", "2014", ""],
        ["wrong-1", "One", "novel", "soon", "nowhere"],
        ["", "", "", "", ""],
        ["wrong-2", "", "report", "2014", ""],
    )
    job = bring(client, Document, table)

    found = [(number, column, value) for number, column, value, _said in errors(job)]
    assert (job.state, found) == (
        "refused",
        [
            (3, "kind", "novel"),
            (3, "issued", "soon"),
            (3, "regions", "nowhere"),
            (5, "title", ""),
        ],
    )


def test_one_wrong_row_keeps_all_others_out(client):
    sign_in(client, "Cataloguer")

    job = bring_in(
        client, Document, ["slug", "title", "kind"], ["a", "A", "report"], ["b", "B", "novel"]
    )

    assert job.state == "refused"
    assert not Document.objects.exists()


def test_constraint_speaks_at_its_row(client):
    sign_in(client, "Editor")

    job = bring(
        client,
        Event,
        as_csv(
            ["slug", "title", "kind", "organizations_audience", "people_audience"],
            ["a", "A", "dialogue", "staff", "public"],
        ),
    )

    ((number, _column, _value, said),) = errors(job)
    assert number == 2
    assert said[0].startswith("People are told to no more than organizations")


def test_slug_twice_is_refused(client):
    sign_in(client, "Cataloguer")

    job = bring(client, Document, as_csv(["slug", "title", "kind"], *[["a", "A", "report"]] * 2))

    assert [(number, column) for number, column, _value, _said in errors(job)] == [(3, "slug")]


def test_confirming_twice_imports_once(client):
    sign_in(client, "Cataloguer")
    job = bring_in(client, Document, ["slug", "title", "kind"], ["", "A title", "report"])

    client.post(address(Document, "import_job", job.pk))

    assert Document.objects.count() == 1


def test_what_has_changed_since_it_was_shown_is_shown_once_more(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(slug="a", title="A")
    job = bring(client, Document, as_csv(["slug", "title"], ["a", "Two"]))
    document.title = "Edited by a colleague"
    document.save()

    client.post(address(Document, "import_job", job.pk))

    job.refresh_from_db()
    document.refresh_from_db()
    assert (job.state, document.title) == ("checked", "Edited by a colleague")
    assert job.outcome["rows"][0]["cells"] == [["Edited by a colleague", "Two"]]


def test_table_does_not_tell_which_records_there_are_that_one_may_not_see(client):
    user = sign_in(client)
    rights = Permission.objects.filter(codename__in=["view_document", "change_document"])
    user.user_permissions.set(rights)
    DocumentFactory(slug="a")

    said = bring(client, Document, as_csv(["slug", "contributors"], ["a", "author: somebody"]))

    assert said[0].startswith("There is no column of this name: contributors.")


def test_long_text_survives_the_way_out_and_in(client):
    sign_in(client, "Editor")
    DocumentFactory(slug="a", body="words " * 40_000)
    response = client.post(address(Document, "export"), {"reader": "all", "format": "xlsx"})

    job = bring(client, Document, response.content)

    assert (job.state, job.outcome["same"]) == ("checked", 1)


def test_import_stands_in_the_audit_log(client):
    user = sign_in(client, "Cataloguer")

    bring_in(client, Document, ["slug", "title", "kind"], ["", "A title", "report"])

    entry = AuditEntry.objects.get(act="imported")
    assert (entry.by, entry.words) == (user, "1 new, 0 changed, 0 as they were")


# -- Whose row may what ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "value"),
    [("status", "published"), ("publish_at", "2040-01-01 09:00"), ("audience", "members")],
)
@pytest.mark.parametrize("is_new", [True, False])
def test_cataloguers_row_neither_publishes_nor_changes_audiences(client, column, value, is_new):
    sign_in(client, "Cataloguer")
    if not is_new:
        DocumentFactory(slug="a", title="A", kind="report")

    job = bring(
        client, Document, as_csv(["slug", "title", "kind", column], ["a", "A", "report", value])
    )

    assert (job.state, [one[1] for one in errors(job)]) == ("refused", [column])


@pytest.mark.parametrize("column", ["organizations_audience", "people_audience"])
def test_cataloguers_row_does_not_change_disclosure(client, column):
    sign_in(client, "Cataloguer")
    EventFactory(slug="a", people_audience=40, organizations_audience=20)

    job = bring(client, Event, as_csv(["slug", column], ["a", "steering committee"]))

    assert [one[1] for one in errors(job)] == [column]


@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguers_row_does_not_touch_what_was_published(client, status):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(slug="a", title="A", status=status)

    job = bring_in(client, Document, ["slug", "title"], ["a", "Another"])

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

    response = client.post(address(Document, "import_job", job.pk))

    assert response.status_code == 403
    assert not Document.objects.exists()


def test_editors_row_publishes_and_the_step_is_noted(client):
    user = sign_in(client, "Editor")
    DocumentFactory(slug="a", title="A", kind="report")

    bring_in(client, Document, ["slug", "status"], ["a", "published"])

    entry = AuditEntry.objects.get(act="published")
    assert (Document.objects.get().status, entry.by) == ("published", user)


def test_table_withdraws_nothing(client):
    sign_in(client, "Editor")
    DocumentFactory(slug="a", published=True)

    job = bring(client, Document, as_csv(["slug", "status"], ["a", "withdrawn"]))

    assert [one[1] for one in errors(job)] == ["status"]


def test_row_in_the_trash_is_refused(client):
    sign_in(client, "Editor")
    DocumentFactory(slug="a", title="A", trashed_at="2026-01-01T00:00Z")

    job = bring(client, Document, as_csv(["slug", "title"], ["a", "B"]))

    assert errors(job)[0][3] == ["It lies in the trash."]


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


# -- Files -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("between", [",", ";", "\t"])
def test_csv_is_read_however_a_program_writes_it(client, encoding, between):
    sign_in(client, "Cataloguer")
    text = between.join(["slug", "title", "kind"]) + "\r\n" + between.join(["", "Köln", "report"])

    job = bring(client, Document, text.encode(encoding))

    titles = dict(zip(job.outcome["heads"], job.outcome["rows"][0]["cells"], strict=True))
    assert titles["title"] == ["", "Köln"]


def test_xlsx_is_read_with_its_dates_and_numbers(client):
    sign_in(client, "Cataloguer")
    book = Workbook()
    book.active.append(["slug", "title", "kind", "issued"])
    book.active.append([None, 2014, "report", KnownDate.of(2014, 11, 5).earliest])
    file = io.BytesIO()
    book.save(file)

    job = bring(client, Document, file.getvalue(), "table.xlsx")
    client.post(address(Document, "import_job", job.pk))

    document = Document.objects.get()
    assert (document.title, document.issued) == ("2014", KnownDate.of(2014, 11, 5))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"\n", "a.csv", "This file is empty."),
        (b"slug,title,kind\n", "a.csv", "There is no row in this file."),
        (b"slug,nothing\na,b\n", "a.csv", "There is no column of this name: nothing."),
        (b"title\na\n", "a.csv", "The column “slug” is missing."),
        (b"slug,title,title\na,b,c\n", "a.csv", "This column is there twice: title."),
        (b"PK\x03\x04nonsense", "a.xlsx", "This XLSX cannot be read."),
        (b"\xd0\xcf\x11\xe0\x00\x00", "a.xls", "This is no table of text: save it as CSV or XLSX."),
        (b'slug,title\na,"b', "a.csv", "This CSV cannot be read:"),
    ],
)
def test_file_that_is_no_such_table_is_refused_in_words(client, content, name, said):
    sign_in(client, "Cataloguer")

    found = bring(client, Document, content, name)

    assert found[0].startswith(said)
    assert not ImportJob.objects.exists()


def test_too_large_a_file_is_refused(client, settings):
    sign_in(client, "Cataloguer")
    settings.FILE_SIZE_LIMIT = 10

    found = bring(client, Document, as_csv(["slug", "title"], ["a", "b"]))

    assert found == ["This file is too large."]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@every_record
def test_template_has_the_columns_that_are_read(client, factory, form):
    sign_in(client, "Cataloguer")
    model = factory._meta.model

    response = client.get(address(model, "import_template", form))

    if form == "csv":
        heads = next(csv.reader(io.StringIO(response.content.decode("utf-8-sig"))))
    else:
        book = load_workbook(io.BytesIO(response.content))
        heads = [cell.value for cell in book.worksheets[0][1]]
        assert [row[0].value for row in book.worksheets[1].iter_rows(min_row=2)] == heads
    columns = client.get(address(model, "import")).context["columns"]
    assert heads == [column.column_name for column in columns]


# -- Taking away -----------------------------------------------------------------------------------


@every_record
def test_exported_table_can_be_brought_back_and_changes_nothing(client, factory):
    sign_in(client, "Editor")
    records = [factory(), factory(published=True)]
    model = factory._meta.model
    rows = taken(client, model, "all")

    job = bring(client, model, as_csv(rows[0].keys(), *[row.values() for row in rows]))

    assert (job.state, job.outcome["same"]) == ("checked", len(records))


def test_full_document_can_be_brought_back_and_changes_nothing(client):
    sign_in(client, "Editor")
    document = DocumentFactory(dated=True, regions=[RegionFactory(), RegionFactory()])
    document.themes.add(ThemeFactory())
    document.symbols.create(symbol="A/63/677")
    document.document_events.create(event=EventFactory(), role="report")
    ContributionFactory(document=document)
    rows = taken(client, Document, "all")

    job = bring(client, Document, as_csv(rows[0].keys(), *[row.values() for row in rows]))

    assert (job.state, job.outcome["same"]) == ("checked", 1)


def test_export_for_visitors_holds_what_they_see_alone(client):
    sign_in(client, "Editor")
    shown = DocumentFactory(published=True, staff_notes="A doubt")
    DocumentFactory()
    DocumentFactory(published=True, audience=Audience.MEMBERS)

    rows = taken(client, Document, "0")

    assert [row["slug"] for row in rows] == [shown.slug]
    assert {"staff_notes", "status", "audience"} & set(rows[0]) == set()


def test_export_for_visitors_names_no_hidden_record(client):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)
    hidden = OrganizationFactory(published=True, audience=Audience.MEMBERS)
    ContributionFactory(document=document, organization=hidden, role="publisher")
    document.document_events.create(event=EventFactory())

    (for_visitors,), (for_members,) = taken(client, Document, "0"), taken(client, Document, "20")

    assert (for_visitors["contributors"], for_visitors["events"]) == ("", "")
    assert for_members["contributors"] == f"publisher: {hidden.slug}"


def test_only_publishers_take_along_what_nobody_else_sees(client):
    sign_in(client, "Cataloguer")
    DocumentFactory()

    response = client.post(address(Document, "export"), {"reader": "all", "format": "csv"})

    assert list(response.context["form"].errors) == ["reader"]
    assert not AuditEntry.objects.filter(act="exported").exists()


def test_export_follows_the_search_and_the_filters(client):
    sign_in(client, "Editor")
    DocumentFactory(title="Apples", kind="report")
    DocumentFactory(title="Pears", kind="report")
    DocumentFactory(title="More apples", kind="speech")

    rows = taken(client, Document, "all", q="apples", kind__exact="report")

    assert [row["title"] for row in rows] == ["Apples"]


def test_export_stands_in_the_audit_log(client):
    user = sign_in(client, "Editor")
    DocumentFactory(published=True)

    taken(client, Document, "20")

    entry = AuditEntry.objects.get(act="exported")
    assert (entry.by, entry.words) == (user, "1 documents, for: members")


def test_exported_cell_is_no_formula(client):
    sign_in(client, "Editor")
    DocumentFactory(title="=1+1")

    (row,) = taken(client, Document, "all")

    assert row["title"] == "'=1+1"


@pytest.mark.parametrize("count", [3, 30])
def test_export_needs_the_same_queries_for_any_number_of_records(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    for _ in range(count):
        document = DocumentFactory(regions=[RegionFactory()])
        ContributionFactory(document=document)

    with django_assert_num_queries(16):
        rows = taken(client, Document, "all")

    assert len(rows) == count


def test_other_names_survive_what_they_are_not_part_of(client):
    sign_in(client, "Cataloguer")
    name = OrganizationNameFactory(kind="former")

    slug = name.organization.slug
    bring_in(client, Organization, ["slug", "other_names"], [slug, f"{name.name} | Another"])

    kinds = dict(name.organization.names.values_list("name", "kind"))
    assert kinds == {name.name: "former", "Another": "other"}
