"""Tallies add up placements of what is published and come; the rest is counted when asked for."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import timezone

from documents.models import Document, DocumentPlacement, DocumentTally
from events.models import Event, EventTally
from tests.factories import DocumentFactory, EventFactory
from tests.regions.plain import assert_added_up, assert_true

pytestmark = pytest.mark.django_db


def test_draft_is_in_no_tally(tree):
    document = DocumentFactory(regions=[tree["china"]])

    assert not DocumentTally.objects.exists()
    assert document.placements.exists()


@pytest.mark.parametrize("factory", [DocumentFactory, EventFactory])
def test_record_is_counted_when_its_hour_comes(tree, factory, monkeypatch):
    hour = timezone.now() + timedelta(hours=1)
    records = type(factory(status="published", publish_at=hour, regions=[tree["china"]])).objects

    def counted_at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        census = records.census(AnonymousUser(), [tree["asia"]])
        return records.counts_by_region(AnonymousUser()), census.counts

    asia, everywhere = tree["asia"].pk, {tree[slug].pk: 1 for slug in ("asia", "eastern-asia")}
    assert counted_at(hour - timedelta(seconds=1)) == ({}, {})
    assert counted_at(hour) == ({**everywhere, tree["china"].pk: 1}, {asia: 1})


def test_a_choice_of_records_is_counted_by_itself(tree):
    chosen, _other = DocumentFactory.create_batch(2, published=True, regions=[tree["china"]])

    counts = Document.objects.filter(pk=chosen.pk).counts_by_region(AnonymousUser())

    assert counts[tree["asia"].pk] == 1


def test_records_deleted_together_are_taken_from_the_tallies(records):
    Document.objects.all().delete()
    Event.objects.all().delete()

    assert not DocumentTally.objects.exclude(number=0).exists()
    assert not EventTally.objects.exclude(number=0).exists()


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
