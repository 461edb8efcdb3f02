"""Rows are told with what they belong to: the grid for every kind of reader."""

from itertools import product

import pytest
from django.utils import timezone

from documents.models import Contribution, Document, DocumentEvent, DocumentFile
from events.models import Affiliation, Participant, Participation
from tests.factories import EventFactory
from tests.records.visible_grid import AUDIENCES, GRID, may_be_seen, pks, records

pytestmark = pytest.mark.django_db

# Rows that hang on two records pair the cells that differ in what they show.
SMALL_GRID = (
    *(("published", "past", audience) for audience in AUDIENCES),
    ("draft", "past", 0),
    ("in_review", "past", 0),
    ("withdrawn", "past", 0),
    ("published", "future", 0),
)


def test_file_is_visible_with_its_document_to_its_own_audience(reader):
    user, rung = reader
    documents = records(Document, GRID)
    pairs = list(product(zip(documents, GRID, strict=True), AUDIENCES))
    files = DocumentFile.objects.bulk_create(
        DocumentFile(document=document, number=audience + 1, audience=audience, size=1)
        for (document, _cell), audience in pairs
    )

    assert pks(DocumentFile.objects.told_to(user)) == {
        file.pk
        for file, ((_document, cell), audience) in zip(files, pairs, strict=True)
        if may_be_seen(cell, rung) and audience <= rung
    }


def links(model, first_name, second_name, **fields):
    """A row of a model between each two records, with the cells of both."""
    firsts, seconds = (
        zip(records(field.related_model, SMALL_GRID), SMALL_GRID, strict=True)
        for field in map(model._meta.get_field, (first_name, second_name))
    )
    pairs = list(product(firsts, seconds))
    rows = model.objects.bulk_create(
        model(**{first_name: first, second_name: second}, **fields)
        for (first, _cell), (second, _other) in pairs
    )
    cells = [(cell, other) for (_first, cell), (_second, other) in pairs]
    return [(row, cell, other) for row, (cell, other) in zip(rows, cells, strict=True)]


def told_with_both(rows, rung):
    return {
        row.pk for row, cell, other in rows if may_be_seen(cell, rung) and may_be_seen(other, rung)
    }


def test_affiliation_is_told_with_its_person_and_its_organization(reader):
    user, rung = reader
    rows = links(Affiliation, "participant", "organization", order_on=timezone.localdate())
    event = EventFactory(published=True)
    Participation.objects.bulk_create(
        Participation(event=event, participant=person) for person in Participant.objects.all()
    )

    assert pks(Affiliation.objects.told_to(user)) == told_with_both(rows, rung)


def test_affiliation_of_a_person_of_whom_nothing_is_told_is_told_to_nobody(reader):
    user, _rung = reader
    links(Affiliation, "participant", "organization", order_on=timezone.localdate())

    told = Affiliation.objects.told_to(user)

    assert Affiliation.objects.count() == len(SMALL_GRID) ** 2
    assert list(told) == []


LINKS = [
    (DocumentEvent, "event", {}),
    (Contribution, "participant", {"role": "author"}),
    (Contribution, "organization", {"role": "publisher"}),
]


@pytest.mark.parametrize(("model", "party", "fields"), LINKS)
def test_link_of_a_document_is_told_with_it_and_with_what_it_links(reader, model, party, fields):
    user, rung = reader
    rows = links(model, "document", party, **fields)

    assert pks(model.objects.told_to(user)) == told_with_both(rows, rung)
