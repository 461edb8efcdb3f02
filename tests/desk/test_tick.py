"""Periodic jobs are done once, however often and late `tick` runs."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import CommandError, call_command
from django.utils import timezone

from documents.models import Document, DocumentPlacement, DocumentTally
from r2p.desk.models import Step
from r2p.desk.publishing.transitions import move, save
from r2p.desk.scheduled import registry
from tests.desk.audit_entries import noted
from tests.factories import AffiliationFactory, DocumentFactory, OrganizationFactory, RegionFactory
from tests.staff import one_of_the

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


def tick():
    out = StringIO()
    call_command("tick", stdout=out)
    of_others = "Links to full texts are being checked in the background."
    return [sentence for sentence in out.getvalue().splitlines() if sentence != of_others]


def waiting_document(editor):
    document = DocumentFactory(title="Report", publish_at=timezone.now() + TOMORROW)
    move(document, "published", editor)
    return document


@pytest.fixture
def later(monkeypatch):
    now = timezone.now()
    return lambda days: monkeypatch.setattr(timezone, "now", lambda: now + timedelta(days=days))


def appearances():
    return list(noted().filter(by=None).values_list("about_name", "words"))


def test_appearance_is_noted_once(later):
    waiting_document(one_of_the("Editor"))

    before, _time = tick(), later(2)
    after, again = tick(), tick()

    assert (before, after, again) == ([], ["“Report” has become visible."], [])
    assert appearances() == [("Report", "publication time reached")]


def test_what_was_withdrawn_or_put_off_meanwhile_has_not_appeared(later):
    editor = one_of_the("Editor")
    back, put_off = waiting_document(editor), waiting_document(editor)
    move(back, "draft", editor)
    put_off.publish_at += timedelta(days=5)
    save(put_off, editor)

    later(2)

    assert (tick(), appearances()) == ([], [])
    later(9)
    assert tick() == ["“Report” has become visible."]


def test_what_is_published_at_once_does_not_appear_again():
    move(DocumentFactory(), "published", one_of_the("Editor"))

    assert (tick(), Step.objects.due().count()) == ([], 0)


def test_trash_is_emptied_after_thirty_days():
    now = timezone.now()
    DocumentFactory(title="Old", trashed_at=now - timedelta(days=30, minutes=1))
    young = DocumentFactory(trashed_at=now - timedelta(days=29))

    assert tick() == ["“Old” was deleted from the trash."]
    assert list(Document.objects.all()) == [young]


def test_what_others_name_stays_in_the_trash():
    long_ago = timezone.now() - timedelta(days=31)
    organization = OrganizationFactory(name="Institute", trashed_at=long_ago)
    AffiliationFactory(organization=organization)

    assert tick() == ["“Institute” stays in the trash because other records refer to it."]
    organization.refresh_from_db()
    assert noted().count() == 0


def test_placements_are_added_up_when_their_hour_has_come(later):
    region = RegionFactory()
    hour = timezone.now() + TOMORROW
    DocumentFactory(status="published", publish_at=hour, regions=[region])
    later(2)

    assert tick() == ["Documents: 1 record added to the tallies at its publication time"]
    assert tick() == []
    assert not DocumentPlacement.objects.filter(is_waiting=True).exists()
    assert DocumentTally.objects.get().number == 1
    assert Document.objects.counts_by_region(AnonymousUser()) == {region.pk: 1}


def test_failure_keeps_nothing_else_back(monkeypatch, caplog):
    def fails():
        raise ZeroDivisionError

    monkeypatch.setattr(registry, "jobs", [fails, lambda: ["done"]])
    out = StringIO()

    with pytest.raises(CommandError, match="Periodic jobs that failed: 1"):
        call_command("tick", stdout=out)

    assert out.getvalue() == "done\n"
    assert "fails failed" in caplog.text
