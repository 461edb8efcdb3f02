"""The id that history rows share: of a request, a job, or a transaction."""

from concurrent.futures import ThreadPoolExecutor
from uuid import UUID

import pytest
from django.apps import apps
from django.db import transaction
from django.http import HttpResponse
from simple_history.models import HistoricalChanges
from simple_history.utils import bulk_create_with_history

from documents.models import Document
from r2p.records.history import RevisionMiddleware, current_revision, revision
from r2p.regions.models import RegionName
from r2p.themes.models import Theme
from tests.factories import ContributionFactory, DocumentFactory, RegionFactory, ThemeFactory


def revisions_of(record):
    return list(record.history.order_by("history_id").values_list("revision", flat=True))


@pytest.mark.django_db
def test_rows_of_a_block_share_a_revision():
    with revision():
        first, second = ThemeFactory(), DocumentFactory()
        first.save()
    with revision():
        second.save()

    one, other = revisions_of(second)
    assert revisions_of(first) == [one, one]
    assert other != one


def test_inner_block_joins_the_outer_one():
    with revision():
        outer = current_revision()
        with revision():
            inner = current_revision()
        after = current_revision()

    assert (inner, after) == (outer, outer)


def test_block_that_fails_ends_its_revision():
    with revision():
        first = current_revision()
    with pytest.raises(ZeroDivisionError), revision():
        assert 1 / 0
    with revision():
        assert current_revision() != first


def test_each_request_is_a_revision():
    respond = RevisionMiddleware(lambda request: HttpResponse(str(current_revision())))

    first, second = (UUID(respond(None).text) for _request in range(2))

    assert first != second


def test_threads_have_revisions_of_their_own():
    with revision(), ThreadPoolExecutor(1) as threads:
        other = threads.submit(RevisionMiddleware(lambda _request: current_revision()), None)

        assert other.result() != current_revision()


@pytest.mark.django_db
def test_rows_made_in_bulk_have_a_revision():
    names = [RegionName(region=RegionFactory(), name=name) for name in ("Syrie", "Siria")]
    with revision():
        bulk_create_with_history(names, RegionName)
        asked = current_revision()

    assert [*RegionName.history.values_list("revision", flat=True)] == [asked, asked]


@pytest.mark.django_db(transaction=True)
def test_outside_of_blocks_each_transaction_is_a_revision():
    with transaction.atomic():
        theme = ThemeFactory()
        theme.save()
    with transaction.atomic():
        theme.save()
    theme.save()
    theme.save()

    first, again, *others = revisions_of(theme)
    assert first == again
    assert len({first, *others}) == 4


@pytest.mark.django_db(transaction=True)
def test_transaction_that_is_rolled_back_ends_with_the_next_one():
    theme = ThemeFactory()

    with transaction.atomic():
        theme.save()
        transaction.set_rollback(True)
    for _transaction in range(2):
        with transaction.atomic():
            theme.save()

    assert len(set(revisions_of(theme))) == 3


@pytest.mark.django_db(transaction=True)
def test_record_is_deleted_with_its_lines_in_one_revision():
    line = ContributionFactory(document=DocumentFactory())
    past = (type(line).history.filter(id=line.pk), Document.history.filter(id=line.document_id))

    line.document.delete()

    made, deleted = ({rows.get(history_type=kind).revision for rows in past} for kind in ("+", "-"))
    assert (len(made), len(deleted)) == (2, 1)


def test_every_history_has_revisions():
    histories = {
        model
        for model in apps.get_models()
        if issubclass(model, HistoricalChanges) and hasattr(model, "history_date")
    }

    without = {model for model in histories if not hasattr(model, "revision")}

    assert (without, Theme.history.model in histories) == (set(), True)
