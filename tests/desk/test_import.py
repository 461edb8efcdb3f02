"""Tables are brought in row by row: all or nothing, and every fault at its place."""

import pytest

from documents.models import Document
from events.models import Event, Organization
from r2p.desk.models import AuditEntry
from r2p.records.audience import Audience
from r2p.records.dates import KnownDate
from r2p.records.models import Record
from tests.admin_pages import sign_in
from tests.desk.tables import address, as_csv, bring, bring_in, errors
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def test_nothing_is_saved_before_it_is_confirmed(as_cataloguer):
    job = bring(
        as_cataloguer, Document, as_csv(["slug", "title", "kind"], ["", "A title", "report"])
    )

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


def test_document_comes_with_all_its_relations(as_cataloguer):
    region, theme, event = RegionFactory(), ThemeFactory(), EventFactory()
    publisher, author = OrganizationFactory(), ParticipantFactory()

    bring_in(
        as_cataloguer,
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


def test_organization_comes_with_its_parent_country_and_names(as_cataloguer):
    parent, country = OrganizationFactory(), RegionFactory(country=True)

    bring_in(
        as_cataloguer,
        Organization,
        ["slug", "name", "kind", "parent", "country", "other_names"],
        ["a-centre", "A Centre", "think tank", parent.slug, country.slug, "AC | The Centre"],
    )

    organization = Organization.objects.get(slug="a-centre")
    assert (organization.parent, organization.country) == (parent, country)
    assert {one.name for one in organization.names.all()} == {"AC", "The Centre"}


def test_event_comes_with_its_days_and_disclosure(as_editor):
    bring_in(
        as_editor,
        Event,
        ["slug", "title", "kind", "starts", "ends", "people_audience"],
        ["a-dialogue", "A dialogue", "dialogue", "2014-10-28", "2014-10-29", "members"],
    )

    event = Event.objects.get()
    assert event.dates == "28–29 October 2014"
    assert event.people_audience == Audience.MEMBERS


def test_missing_column_leaves_what_is_there(as_cataloguer):
    document = DocumentFactory(slug="a-report", summary="Ours", regions=[RegionFactory()])

    bring_in(as_cataloguer, Document, ["slug", "title"], ["a-report", "Another title"])

    document.refresh_from_db()
    assert (document.title, document.summary) == ("Another title", "Ours")
    assert document.regions.count() == 1


def test_what_changes_is_shown_cell_by_cell_without_what_stays(as_cataloguer):
    DocumentFactory(slug="a-report", title="A", subtitle="Old", kind="report")
    DocumentFactory(slug="another", title="B", subtitle="Same", kind="report")

    table = as_csv(
        ["slug", "title", "subtitle", "kind"],
        ["a-report", "A", "New", "report"],
        ["another", "B", "Same", "report"],
    )
    job = bring(as_cataloguer, Document, table)

    assert (job.outcome["changed"], job.outcome["same"]) == (1, 1)
    assert job.outcome["heads"] == ["title", "subtitle"]
    assert job.outcome["rows"] == [
        {"number": 2, "is_new": False, "cells": [["A", "A"], ["Old", "New"]]}
    ]


def test_row_that_changes_nothing_leaves_no_history(as_cataloguer):
    document = DocumentFactory(slug="a-report", title="A")

    job = bring_in(as_cataloguer, Document, ["slug", "title"], ["a-report", "A"])

    assert (job.state, job.outcome["same"]) == ("done", 1)
    assert document.history.count() == 1


def test_everything_that_is_wrong_is_said_by_row_and_column(as_cataloguer):
    table = as_csv(
        ["slug", "title", "kind", "issued", "regions"],
        ["good", "Good", "report", "2014", ""],
        ["wrong-1", "One", "novel", "soon", "nowhere"],
        ["", "", "", "", ""],
        ["wrong-2", "", "report", "2014", ""],
    )
    job = bring(as_cataloguer, Document, table)

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


def test_one_wrong_row_keeps_all_others_out(as_cataloguer):
    job = bring_in(
        as_cataloguer,
        Document,
        ["slug", "title", "kind"],
        ["a", "A", "report"],
        ["b", "B", "novel"],
    )

    assert job.state == "refused"
    assert not Document.objects.exists()


def test_constraint_speaks_at_its_row(as_editor):
    job = bring(
        as_editor,
        Event,
        as_csv(
            ["slug", "title", "kind", "organizations_audience", "people_audience"],
            ["a", "A", "dialogue", "staff", "public"],
        ),
    )

    ((number, _column, _value, said),) = errors(job)
    assert number == 2
    assert said[0].startswith("People cannot be disclosed to more readers than organizations")


def test_slug_twice_is_refused(as_cataloguer):
    job = bring(
        as_cataloguer, Document, as_csv(["slug", "title", "kind"], *[["a", "A", "report"]] * 2)
    )

    assert [(number, column) for number, column, _value, _said in errors(job)] == [(3, "slug")]


def test_confirming_twice_imports_once(as_cataloguer):
    job = bring_in(as_cataloguer, Document, ["slug", "title", "kind"], ["", "A title", "report"])

    as_cataloguer.post(address(Document, "import_job", job.pk))

    assert Document.objects.count() == 1


def test_what_has_changed_since_it_was_shown_is_shown_once_more(as_cataloguer):
    document = DocumentFactory(slug="a", title="A")
    job = bring(as_cataloguer, Document, as_csv(["slug", "title"], ["a", "Two"]))
    document.title = "Edited by a colleague"
    document.save()

    as_cataloguer.post(address(Document, "import_job", job.pk))

    job.refresh_from_db()
    document.refresh_from_db()
    assert (job.state, document.title) == ("checked", "Edited by a colleague")
    assert job.outcome["rows"][0]["cells"] == [["Edited by a colleague", "Two"]]


def test_long_text_survives_the_way_out_and_in(as_editor):
    DocumentFactory(slug="a", body="words " * 40_000)
    response = as_editor.post(address(Document, "export"), {"reader": "all", "format": "xlsx"})

    job = bring(as_editor, Document, response.content)

    assert (job.state, job.outcome["same"]) == ("checked", 1)


def test_import_stands_in_the_audit_log(client):
    user = sign_in(client, "Cataloguer")

    bring_in(client, Document, ["slug", "title", "kind"], ["", "A title", "report"])

    entry = AuditEntry.objects.get(act="imported")
    assert (entry.by, entry.words) == (user, "new: 1; changed: 0; unchanged: 0")


def test_other_names_survive_what_they_are_not_part_of(as_cataloguer):
    name = OrganizationNameFactory(kind="former")

    slug = name.organization.slug
    bring_in(as_cataloguer, Organization, ["slug", "other_names"], [slug, f"{name.name} | Another"])

    kinds = dict(name.organization.names.values_list("name", "kind"))
    assert kinds == {name.name: "former", "Another": "other"}


def test_kind_of_another_name_stands_before_it(as_cataloguer):
    names = "short: AC | former: Centre: the first | Another"

    bring_in(
        as_cataloguer,
        Organization,
        ["slug", "name", "kind", "other_names"],
        ["a-centre", "A Centre", "think tank", names],
    )

    assert set(Organization.objects.get(slug="a-centre").names.values_list("kind", "name")) == {
        ("short", "AC"),
        ("former", "Centre: the first"),
        ("other", "Another"),
    }
