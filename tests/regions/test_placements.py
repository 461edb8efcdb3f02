"""Placements and tallies of regions, and the lists that they narrow."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import Document, DocumentPlacement, DocumentTally
from events.models import Event, EventTally, Standing
from r2p.records.paging import rows_between
from r2p.regions.models import Region
from tests.admin_pages import save_form
from tests.factories import DocumentFactory, EventFactory, ThemeFactory, UserFactory
from tests.regions.plain import assert_added_up, assert_true, readers, told_plainly

pytestmark = pytest.mark.django_db


def test_there_is_something_to_tell_to_every_reader(records):
    told = [told_plainly(Document.objects.all(), user)["asia"] for user in readers()]

    counts = [count for _keys, count, _counted, _years in told]
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[-1] < Document.objects.count()


def test_placements_tell_every_reader_what_the_records_tell(records):
    assert_true(readers)


def test_placements_are_true_after_a_region_has_another_slug(records):
    documents = Document.objects.visible_to(AnonymousUser())
    before = documents.in_region(records["asia"]).fast_count()

    records["asia"].slug = "asia-and-oceania"
    records["asia"].save()

    assert documents.in_region(records["asia"]).fast_count() == before > 0
    assert_true()


def test_placements_are_true_after_a_region_is_restored_from_its_history(records):
    moved = records["eastern-asia"]
    moved.parent = records["africa"]
    moved.save()

    moved.history.last().instance.save()

    assert Region.objects.get(slug="china").path == "asia/eastern-asia/china"
    records["china"].documents.first().save()
    assert_true()


def test_placements_are_true_after_the_form_of_the_admin(as_editor, records):
    document = DocumentFactory(published=True, regions=[records["china"]])

    save_form(as_editor, document, regions=[records["africa"].pk], audience=10)

    member = UserFactory(standing=Standing.Kind.SUPPORTER)
    assert document in Document.objects.visible_to(member).in_region(records["africa"])
    assert_true()


@pytest.mark.parametrize("factory", [DocumentFactory, EventFactory])
def test_record_appears_and_is_counted_when_its_hour_comes(tree, factory, monkeypatch):
    hour = timezone.now() + timedelta(hours=1)
    records = type(factory(status="published", publish_at=hour, regions=[tree["china"]])).objects

    def counted_at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        census = records.census(AnonymousUser(), [tree["asia"]])
        listed = records.visible_to(AnonymousUser()).in_region(tree["asia"]).fast_count()
        return listed, records.counts_by_region(AnonymousUser()), census.counts

    everywhere = {tree[slug].pk: 1 for slug in ("asia", "eastern-asia", "china")}
    assert counted_at(hour - timedelta(seconds=1)) == (0, {}, {})
    assert counted_at(hour) == (1, everywhere, {tree["asia"].pk: 1})


# -- What is wrong is found and mended -----------------------------------------------------------


def test_a_wrong_placement_would_be_noticed(records):
    DocumentPlacement.objects.filter(status="draft").update(
        status="published", publish_at="2001-01-01T00:00Z"
    )

    with pytest.raises(AssertionError):
        assert_true()


def test_command_mends_wrong_placements_and_says_how_many(records):
    wrong, lost = Document.objects.filter(placements__isnull=False).distinct()[:2]
    wrong.placements.update(audience=7)
    lost.placements.all().delete()
    output = StringIO()

    call_command("place_records", stdout=output)

    assert output.getvalue().splitlines() == [
        "organizations: 30 placed, 0 were wrong",
        "events: 30 placed, 0 were wrong",
        "documents: 30 placed, 2 were wrong",
    ]
    assert_true()


def test_a_wrong_placement_shows_nobody_what_is_not_for_them(client, tree):
    document = DocumentFactory(published=True, audience=40, regions=[tree["china"]])
    document.placements.update(audience=0)

    response = client.get(tree["china"].get_absolute_url())

    assert response.context["others"].rows == []
    assert document.title not in response.content.decode()


# -- Tallies ----------------------------------------------------------------------------------


def test_draft_is_in_no_tally(tree):
    document = DocumentFactory(regions=[tree["china"]])

    assert not DocumentTally.objects.exists()
    assert document.placements.exists()


@pytest.mark.parametrize(("model", "tally"), [(Document, DocumentTally), (Event, EventTally)])
def test_records_deleted_together_are_taken_from_the_tallies(records, model, tally):
    model.objects.all().delete()

    assert not tally.objects.exclude(number=0).exists()


def test_command_mends_wrong_tallies(records):
    DocumentTally.objects.update(number=7)
    DocumentPlacement.objects.filter(status="published").first().delete()

    call_command("place_records", verbosity=0)

    assert_added_up()
    assert_true()


def test_command_adds_up_what_has_waited_for_its_hour(records):
    hour = timezone.now() - timedelta(seconds=1)
    Document.objects.filter(status="published").update(publish_at=hour)
    DocumentPlacement.objects.filter(status="published").update(is_waiting=True)
    DocumentTally.objects.all().delete()

    call_command("place_records", verbosity=0)

    assert_added_up()


# -- Narrowing --------------------------------------------------------------------------------


def tables_read(read):
    with CaptureQueriesContext(connection) as captured:
        read()
    [query] = captured
    tables = (Document._meta.db_table, DocumentPlacement._meta.db_table)
    return [table for table in tables if f'"{table}"' in query["sql"]]


NARROW = {
    "count": lambda records: records.fast_count(),
    "keys": lambda records: list(records.newest_first().primary_keys()),
    "count of a kind": lambda records: records.dialogue_reports().fast_count(),
    "keys of all other kinds": lambda records: list(
        records.other_documents().newest_first().primary_keys()
    ),
}


@pytest.mark.parametrize("read", NARROW.values(), ids=NARROW)
def test_documents_of_a_region_are_found_by_placements_alone(tree, read):
    records = Document.objects.visible_to(AnonymousUser()).in_region(tree["asia"])

    assert tables_read(lambda: read(records)) == [DocumentPlacement._meta.db_table]


WIDE = {
    "theme": lambda records: records.filter(themes=ThemeFactory()),
    "year": lambda records: records.in_year(2014),
    "another region": lambda records: records.in_region(records[0].regions.first()),
    "a choice": lambda records: records | Document.objects.filter(title="Other"),
    "its opposite": lambda records: Document.objects.exclude(pk__in=records.values("pk")),
}


@pytest.mark.parametrize("narrow", WIDE.values(), ids=WIDE)
def test_what_placements_do_not_know_is_asked_of_the_records(tree, narrow):
    DocumentFactory(published=True, dated=True, regions=[tree["china"]])
    DocumentFactory(published=True, regions=[tree["japan"]], title="Other")
    records = narrow(Document.objects.visible_to(AnonymousUser()).in_region(tree["china"]))

    found = list(records.newest_first())

    assert list(records.newest_first().primary_keys()) == [document.pk for document in found]
    assert records.fast_count() == records.count() == len(found)
    assert rows_between(records.newest_first(), 0, 9) == found
