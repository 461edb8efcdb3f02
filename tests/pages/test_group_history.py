"""History rows that were there before rows had a revision are grouped by person and time."""

from datetime import UTC, datetime, timedelta
from importlib import import_module
from types import SimpleNamespace
from uuid import UUID

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from r2p.themes.models import Theme
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    FormerAddressFactory,
    OrganizationFactory,
    ParticipationFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

NOT_GROUPED = UUID(int=0)
NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)

migration = import_module("r2p.pages.migrations.0003_group_history")


def group():
    migration.group_history(apps, SimpleNamespace(connection=connection))


def past(record, *moments, by=None):
    """Rows of a record's history so many seconds after noon, in place of those it has."""
    history = type(record).history.model._base_manager
    history.filter(id=record.pk, revision__gt=NOT_GROUPED).delete()
    values = {field.attname: getattr(record, field.attname) for field in record._meta.fields}
    values |= {"history_type": "~", "history_user": by, "revision": NOT_GROUPED}
    times = (NOON + timedelta(seconds=seconds) for seconds in moments)
    return [history.create(history_date=at, **values) for at in times]


def numbers(*rows):
    """The revisions of rows, each as the number of the first row that has it."""
    found = [type(row)._base_manager.get(pk=row.pk).revision for row in rows]
    assert NOT_GROUPED not in found
    return [found.index(one) for one in found]


def test_no_more_than_two_seconds_pass_within_a_revision():
    rows = past(DocumentFactory(), 0, 2, 4, 6.1)

    group()

    assert numbers(*rows) == [0, 0, 0, 3]


def test_another_person_makes_another_revision():
    document, user = DocumentFactory(), UserFactory()
    rows = [*past(document, 0), *past(document, 0.5, by=user), *past(document, 1)]

    group()

    assert numbers(*rows) == [0, 1, 2]


def test_lines_are_grouped_with_their_record():
    line, document = ContributionFactory(), DocumentFactory()
    line.document = document
    address = FormerAddressFactory(record=document)
    rows = [*past(document, 0), *past(line, 1), *past(address, 1.5), *past(document, 9)]

    group()

    assert numbers(*rows) == [0, 0, 0, 3]


def test_records_are_grouped_one_by_one():
    rows = [row for record in ThemeFactory.create_batch(2) for row in past(record, 0, 1)]
    other = past(DocumentFactory(), 0)

    group()

    assert numbers(*rows, *other) == [0, 0, 2, 2, 4]


def test_former_addresses_are_of_the_record_they_lead_to_and_no_other():
    document, organization = DocumentFactory(pk=7), OrganizationFactory(pk=7)
    address = FormerAddressFactory(record=organization)
    rows = [*past(document, 0), *past(organization, 0), *past(address, 0)]

    group()

    assert numbers(*rows) == [0, 1, 1]


def test_line_that_moved_joins_both_its_records(monkeypatch):
    monkeypatch.setattr(migration, "CHUNK", 1)
    line = ParticipationFactory()
    left, entered = line.event, ParticipationFactory().event
    before = past(line, -60)
    line.event = entered
    rows = [*past(left, 0), *past(line, 0.1), *past(entered, 0.2)]

    group()

    assert numbers(*before, *rows) == [0, 1, 1, 1]


def test_line_of_no_known_record_is_grouped_too():
    line = ContributionFactory()
    line.document_id = None
    rows = past(line, 0, 1, 9)

    group()

    assert numbers(*rows) == [0, 0, 2]


def test_rows_that_have_a_revision_keep_it():
    theme = ThemeFactory()
    own = theme.history.get().revision

    group()
    group()

    assert theme.history.get().revision == own


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_migrating_groups_the_rows_of_older_databases(pytestconfig):
    if pytestconfig.getoption("nomigrations"):
        pytest.skip("The database was not migrated.")
    graph = MigrationExecutor(connection).loader.graph
    added = [key for key in graph.nodes if key[1].endswith("_history_revision")]
    parents = [parent.key for key in added for parent in graph.node_map[key].parents]
    before = [parent for parent in parents if parent not in added]

    MigrationExecutor(connection).migrate(before)
    try:
        old = MigrationExecutor(connection).loader.project_state(before).apps
        keys = list(old_rows(old.get_model("themes", "HistoricalTheme")))
    finally:
        MigrationExecutor(connection).migrate(graph.leaf_nodes())

    rows = [Theme.history.get(pk=key) for key in keys]
    assert len(before) == 7
    assert numbers(*rows) == [0, 0, 2]


def old_rows(history):
    for seconds in (0, 1, 9):
        row = history(id=1, name="Prevention", slug="prevention", history_type="~")
        row.history_date = NOON + timedelta(seconds=seconds)
        row.save()
        yield row.pk
