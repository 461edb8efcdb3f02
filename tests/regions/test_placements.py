"""Placements tell of regions what the records tell, however these were written."""

from datetime import date, timedelta
from io import StringIO
from random import Random
from time import sleep

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.models import Document, DocumentPlacement
from events.models import Event, Organization, Standing
from r2p.records.lists import rows_between
from r2p.records.models import Record
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ThemeFactory,
    UserFactory,
)
from tests.records.test_admin import as_shown, page, sign_in
from tests.regions.plain import told_by_placements, told_plainly

pytestmark = pytest.mark.django_db

MODELS = [Document, Event, Organization]
AUDIENCES = (0, 10, 20, 30, 40)


def readers():
    members = [UserFactory(standing=kind) for kind in Standing.Kind.values]
    return [AnonymousUser(), *members, UserFactory(staff=True)]


def some_readers():
    return [AnonymousUser(), UserFactory(standing=Standing.Kind.MEMBER)]


def assert_true(users=some_readers):
    """The readers are told of every region the same in both ways."""
    for user in users():
        for model in MODELS:
            records = model.objects.all()
            assert told_by_placements(records, user) == told_plainly(records, user)


def fields(chance):
    """The status, hour and audience of a record, and where: by chance, the same in every run."""
    status = chance.choices(Record.Status.values, [1, 1, 6, 1])[0]
    hours = chance.choice([-100, -1, 1]) if status == "published" else None
    hour = timezone.now() + timedelta(hours=hours) if hours else None
    return {"status": status, "publish_at": hour, "audience": chance.choice(AUDIENCES)}


def days(chance):
    return (
        date(chance.randint(2001, 2006), chance.randint(1, 12), 1)
        if chance.random() < 0.8
        else None
    )


@pytest.fixture
def records(tree):
    """Documents, events and organizations of every status, hour and audience, all over the tree."""
    chance, regions = Random(2005), list(tree.values())
    for _number in range(30):
        day = days(chance)
        issued = {"issued_from": day, "issued_until": day, "issued_precision": "day" if day else ""}
        about = chance.sample(regions, chance.randint(0, 3))
        DocumentFactory(**fields(chance), **issued, regions=about)
        held = {"starts_on": day, "ends_on": day, "dates_precision": "day" if day else ""}
        told = {"organizations_audience": 40, "people_audience": 40}
        EventFactory(**fields(chance), **held, **told, regions=about)
        OrganizationFactory(**fields(chance), country=chance.choice([*regions, None]))
    return tree


def test_there_is_something_to_tell_to_every_reader(records):
    told = [told_plainly(Document.objects.all(), user)["asia"] for user in readers()]

    counts = [count for _keys, count, _counted, _years in told]
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[-1] < Document.objects.count()


def test_placements_tell_every_reader_what_the_records_tell(records):
    assert_true(readers)


# -- Each way of writing -------------------------------------------------------------------------


def saved(tree):
    for model in MODELS:
        for record in model.objects.filter(status="draft"):
            record.status = "published"
            record.save()


def withdrawn(tree):
    for model in MODELS:
        for record in model.objects.filter(status="published")[:9]:
            record.status = "withdrawn"
            record.save(update_fields=["status"])


def updated(tree):
    for model in MODELS:
        model.objects.filter(status="published").update(audience=0)


def updated_in_bulk(tree):
    for model in MODELS:
        changed = list(model.objects.filter(audience=0))
        for record in changed:
            record.audience = 40
            record.people_audience = record.organizations_audience = 40
        model.objects.bulk_update(changed, ["audience"])


def dated_anew(tree):
    for document in Document.objects.filter(issued_from=None):
        document.issued_from = document.issued_until = date(1999, 1, 1)
        document.issued_precision = "year"
        document.save()


def created_in_bulk(tree):
    now = timezone.now()
    bodies = OrganizationFactory.build_batch(
        3, status="published", publish_at=now, first_published_at=now, country=tree["china"]
    )
    for body in bodies:
        body.sorted_as = body.name
    Organization.objects.bulk_create(bodies)


def regions_set(tree):
    for document in Document.objects.all():
        document.regions.set([tree["japan"], tree["africa"]])


def regions_taken_away(tree):
    for event in Event.objects.all():
        event.regions.remove(tree["asia"], tree["china"])


def regions_cleared(tree):
    for document in Document.objects.all()[:20]:
        document.regions.clear()


def added_from_the_region(tree):
    tree["china"].documents.add(*Document.objects.all()[:20])


def taken_away_from_the_region(tree):
    tree["china"].events.remove(*Event.objects.all())


def cleared_from_the_region(tree):
    tree["eastern-asia"].documents.clear()


def country_changed(tree):
    for organization in Organization.objects.all():
        organization.country = tree["japan"]
        organization.save()


def countries_changed_at_once(tree):
    Organization.objects.update(country=tree["northern-africa"])


def subregion_moved(tree):
    tree["eastern-asia"].parent = tree["africa"]
    tree["eastern-asia"].save()


def country_moved(tree):
    tree["china"].parent = tree["southern-asia"]
    tree["china"].save()


def region_deleted(tree):
    Organization.objects.filter(country=tree["china"]).update(country=None)
    tree["china"].delete()


def record_deleted(tree):
    for model in MODELS:
        model.objects.exclude(placements=None).first().delete()


WAYS = [
    saved,
    withdrawn,
    updated,
    updated_in_bulk,
    dated_anew,
    created_in_bulk,
    regions_set,
    regions_taken_away,
    regions_cleared,
    added_from_the_region,
    taken_away_from_the_region,
    cleared_from_the_region,
    country_changed,
    countries_changed_at_once,
    subregion_moved,
    country_moved,
    region_deleted,
    record_deleted,
]


@pytest.mark.parametrize("write", WAYS, ids=lambda write: write.__name__)
def test_placements_are_true_after(records, write):
    before = set(placements())

    write(records)

    assert set(placements()) != before
    assert_true()


def placements():
    """All that is noted, but for the numbers of the rows."""
    for model in MODELS:
        rows = model._meta.get_field("placements").related_model.objects.order_by("pk")
        for row in rows.values():
            yield (model, *(value for name, value in row.items() if name != "id"))


def test_placements_are_true_after_a_region_has_another_slug(records):
    records["asia"].slug = "asia-and-oceania"

    records["asia"].save()

    assert_true()


def test_placements_are_true_after_the_form_of_the_admin(client, records):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True, regions=[records["china"]])

    data = as_shown(client.get(page(document)), regions=[records["africa"].pk], audience=10)
    client.post(page(document), data)

    member = UserFactory(standing=Standing.Kind.SUPPORTER)
    assert document in Document.objects.visible_to(member).in_region(records["africa"])
    assert_true()


@pytest.mark.parametrize("factory", [DocumentFactory, EventFactory])
def test_record_appears_when_its_hour_comes(tree, factory):
    soon = timezone.now() + timedelta(seconds=0.5)
    record = factory(status="published", publish_at=soon, regions=[tree["china"]])
    records = type(record).objects.visible_to(AnonymousUser())
    before = records.in_region(tree["asia"]).count()

    sleep(0.6)

    records = type(record).objects.visible_to(AnonymousUser())
    assert (before, records.in_region(tree["asia"]).count()) == (0, 1)


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
        "organizations: 30 placed, 0 had been wrong",
        "events: 30 placed, 0 had been wrong",
        "documents: 30 placed, 2 had been wrong",
    ]
    assert_true()


def test_a_wrong_placement_shows_nobody_what_is_not_for_them(client, tree):
    document = DocumentFactory(published=True, audience=40, regions=[tree["china"]])
    document.placements.update(audience=0)

    response = client.get(tree["china"].get_absolute_url())

    assert response.context["others"].rows == []
    assert document.title not in response.content.decode()


# -- What placements know, the wide rows are not asked -------------------------------------------


def tables_read(read):
    with CaptureQueriesContext(connection) as captured:
        read()
    [query] = captured
    tables = (Document._meta.db_table, DocumentPlacement._meta.db_table)
    return [table for table in tables if f'"{table}"' in query["sql"]]


NARROW = {
    "count": lambda records: records.count(),
    "keys": lambda records: list(records.newest_first().primary_keys()),
    "count of a kind": lambda records: records.dialogue_reports().count(),
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
    assert records.count() == len(found)
    assert rows_between(records.newest_first(), 0, 9) == found
