"""Changes in the lines of a record, in words."""

import pytest
from pytest_django.asserts import assertContains

from r2p.records.dates import KnownDate
from tests.desk.history_pages import address, change, latest, next_revision
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


def test_history_tells_of_a_line_that_was_added(client, editor):
    event = EventFactory()
    next_revision()

    person = ParticipantFactory(name="Alex Bellamy")
    ParticipationFactory(event=event, participant=person, role="speaker", position="Director")

    assert latest(client, event) == {"Who took part": [("added", "Alex Bellamy, speaker")]}
    assertContains(
        client.get(address(event)), '<span class="note">Position at the time</span> Director'
    )


def test_history_tells_of_a_line_that_was_changed(client, editor):
    person = ParticipantFactory(name="Alex Bellamy")
    line = ParticipationFactory(event=EventFactory(), participant=person, position="Director")

    change(line, position="Chair", audience=40)

    told = {"Position at the time": "[-Director-]{+Chair+}", "Disclosed to": "{+staff+}"}
    assert latest(client, line.event) == {"Who took part": [("Alex Bellamy, participant", told)]}


def test_history_tells_of_a_line_that_was_removed(client, editor):
    line = ContributionFactory(
        document=DocumentFactory(), organization=OrganizationFactory(name="GCR2P")
    )
    next_revision()

    line.delete()

    told = {"Publishers and authors": [("removed", "GCR2P, publisher")]}
    assert latest(client, line.document) == told


def test_history_tells_the_period_of_a_line(client, editor):
    line = AffiliationFactory(organization=OrganizationFactory(name="GCR2P"))

    change(line, began=KnownDate.parse("2014-11"))

    told = {"Positions held": [("GCR2P, Director", {"Began": "{+November 2014+}"})]}
    assert latest(client, line.participant) == told


def test_history_tells_of_a_file_that_was_exchanged_by_its_name(client, editor):
    file = DocumentFileFactory(document=DocumentFactory())

    change(file, original_name="final.pdf")

    told = {"Files": [("full text", {"File": "[-report.pdf-]{+final.pdf+}"})]}
    assert latest(client, file.document) == told


def test_history_tells_of_a_line_that_moved_to_another_record(client, editor):
    line = ContributionFactory(
        document=DocumentFactory(), organization=OrganizationFactory(name="GCR2P")
    )
    first, second = line.document, DocumentFactory()

    change(line, document=second)

    title = "Publishers and authors"
    assert latest(client, first) == {title: [("removed", "GCR2P, publisher")]}
    assert latest(client, second) == {title: [("added", "GCR2P, publisher")]}
