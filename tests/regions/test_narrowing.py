"""What placements know of the records of a region, the wide rows are not asked."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from documents.models import Document, DocumentPlacement
from r2p.records.paging import rows_between
from tests.factories import DocumentFactory, ThemeFactory

pytestmark = pytest.mark.django_db


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
