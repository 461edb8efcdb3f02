"""Nothing leaks through previews, or through a page that is looked at as others see it."""

import pytest
from django.test import Client
from django.utils import timezone

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant
from r2p.records.audience import Audience
from tests.admin_pages import page
from tests.crawl.leaks import leaks, told_by
from tests.factories import PreviewFactory
from tests.staff import one_of_the

# One rung each time, the others by `make test-all`.
RUNGS = pytest.mark.parametrize(
    "rung",
    [pytest.param(rung, marks=[pytest.mark.long] if rung else []) for rung in Audience.values],
)
SHARED = pytest.mark.parametrize("rung", [0, pytest.param(20, marks=pytest.mark.long)])


def all_records():
    models = (Organization, Participant, EventSeries, Event, Document)
    return [record for model in models for record in model.objects.all()]


def is_ahead(record):
    """The specification: it is not withdrawn, and not yet seen."""
    is_to_come = record.status == "published" and record.publish_at > timezone.now()
    return is_to_come or record.status in ("draft", "in_review")


def is_hidden(record, rung):
    """The specification of what a record's own columns keep from a rung."""
    return record.status != "published" or is_ahead(record) or record.audience > rung


@SHARED
def test_preview_tells_its_own_record_and_nothing_else_that_is_hidden(marked, rung):
    client, records = Client(), all_records()
    hidden = {record.slug for record in records if is_hidden(record, rung)}
    never = {record.staff_notes for record in records} | {one.withdrawn_because for one in records}
    links = {record: f"/preview/{record.slug}/" for record in records if is_ahead(record)}
    for record in links:
        PreviewFactory(record=record, token=record.slug, rung=rung)

    told = {record: told_by(client, address) for record, address in links.items()}

    assert len(told) > 15
    assert {record for record in links if record.slug not in told[record]} == set()
    wrong = {record: told[record] & (hidden | never) - {record.slug} for record in links}
    assert {record: markers for record, markers in wrong.items() if markers} == {}


@RUNGS
def test_page_looked_at_tells_what_the_rung_may_be_told(marked, rung):
    client = Client()
    client.force_login(one_of_the("Cataloguer"))
    addresses = [page(record).replace("change/", f"as/{rung}/") for record in all_records()]

    pages = {address: told_by(client, address) for address in addresses}

    assert len(set().union(*pages.values())) > 50
    leaked = {address: leaks(marked, rung, told) for address, told in pages.items()}
    assert {address: leak for address, leak in leaked.items() if leak} == {}
