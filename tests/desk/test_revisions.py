"""A revision of a record is what one request, or one job, did to it and to its lines."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db.models import F

from events.models import Organization
from r2p.desk.scheduled import registry
from r2p.records.history import revision
from tests.admin_pages import as_shown, choose_deletion, page, with_line
from tests.desk.history_pages import latest, next_revision, restore, revisions
from tests.desk.merge_pages import chosen, merge_page, page_of
from tests.desk.tables import bring_in
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    OrganizationFactory,
    ParticipationFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def save(client, record, **fields):
    return client.post(page(record), as_shown(client.get(page(record)), **fields))


def history_of(record):
    return type(record).history.filter(id=record.pk).order_by("history_id")


def test_two_requests_of_one_person_are_two_revisions(client, editor):
    document = DocumentFactory(title="One")

    save(client, document, title="Two")
    save(client, document, title="Three")

    told = revisions(client, document)
    assert (told[0].who, told[1].who, len(told)) == (editor, editor, 3)
    assert latest(client, document) == {"Title": "[-Two-]{+Three+}"}


def test_form_with_lines_is_one_revision(client, editor):
    document = DocumentFactory()

    form = as_shown(client.get(page(document)), title="New")
    form = with_line(with_line(form, "symbols", symbol="A/1/2"), "symbols", symbol="A/1/3")
    client.post(page(document), form)

    assert len(revisions(client, document)) == 2
    assert list(latest(client, document)) == ["Title", "Symbols"]


def test_rows_of_a_long_job_are_one_revision(client, editor):
    with revision():
        document = DocumentFactory()
        ContributionFactory(document=document)
    document.history.update(history_date=F("history_date") - timedelta(hours=1))

    assert len(revisions(client, document)) == 1


def test_revisions_under_way_at_once_follow_one_another_as_they_ended(client, editor):
    document = DocumentFactory(title="One")
    rows = []
    for title in ("Two", "Three", "Four"):
        next_revision()
        document.title = title
        document.save()
        rows.append(document.history.latest())
    type(rows[0])._base_manager.filter(pk=rows[0].pk).update(revision=rows[2].revision)

    told = [one.changes.changes[0] for one in revisions(client, document)[:2]]

    assert [(change.before, change.after) for change in told] == [
        ("Three", "Four"),
        ("One", "Three"),
    ]


def test_revision_names_the_person_whom_any_of_its_rows_names(client, editor):
    document = DocumentFactory()
    next_revision()
    with revision():
        document.save()
        ContributionFactory(document=document)
    user = UserFactory()
    document.history.filter(pk=document.history.latest().pk).update(history_user=user)

    told = revisions(client, document)

    assert [one.who for one in told] == [user, None]


def test_restoring_is_restored_by_its_revision(client, editor):
    document = DocumentFactory(title="Before")
    ContributionFactory(document=document)
    next_revision()
    save(client, document, title="After")

    restore(client, document)
    restore(client, document)

    document.refresh_from_db()
    titles = [one.changes.changes[0].after for one in revisions(client, document)[:3]]
    assert titles == ["After", "Before", "After"]


def test_import_is_one_revision_of_all_its_records(client, editor):
    rows = [["", f"Organization {number}", "think tank"] for number in range(3)]

    bring_in(client, Organization, ["slug", "name", "kind"], *rows)

    made = Organization.history.values_list("revision", flat=True)
    assert (len(made), len(set(made))) == (3, 1)
    assert [one.who for one in revisions(client, Organization.objects.first())] == [editor]


def test_deletion_of_many_is_one_revision(client, django_user_model):
    client.force_login(django_user_model.objects.create_superuser("root@example.org", "x"))
    themes = ThemeFactory.create_batch(3)

    choose_deletion(client, themes)

    gone = [history_of(theme).last() for theme in themes]
    assert [row.history_type for row in gone] == ["-"] * 3
    assert len({row.revision for row in gone}) == 1


def test_merging_is_one_revision_and_undoing_it_another(client, editor):
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ParticipationFactory(organization=give_up)
    next_revision()
    address_of_both = merge_page(keep, give_up)

    client.post(address_of_both, chosen(client.get(address_of_both)))
    merged = {history_of(record).last().revision for record in (give_up, line)}
    done = apps.get_model("desk", "Merge").objects.get()
    client.post(page_of(keep, "unmerge", done.pk))
    undone = {history_of(record).last().revision for record in (give_up, line)}

    assert (len(merged), len(undone)) == (1, 1)
    assert [row.history_type for row in history_of(give_up)] == ["+", "-", "+"]
    assert merged != undone


def test_each_scheduled_job_is_a_revision(monkeypatch):
    theme = ThemeFactory()

    def job():
        theme.save()
        theme.save()
        return []

    monkeypatch.setattr(registry, "jobs", [job, job])
    list(registry.tick())

    made, *saved = history_of(theme).values_list("revision", flat=True)
    assert saved == [saved[0]] * 2 + [saved[2]] * 2
    assert len({made, *saved}) == 3
