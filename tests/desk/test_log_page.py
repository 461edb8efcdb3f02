"""The audit log in the admin: for Administrators, and for reading alone."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import AuditEntry
from tests.admin_pages import page, sign_in
from tests.factories import (
    DocumentFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

LOG = "/admin/desk/auditentry/"


def shown(response):
    return list(response.context["cl"].result_list)


def about(response):
    """The objects of the publishing entries on a page, in order."""
    return [entry.about_name for entry in shown(response) if entry.act == AuditEvent.PUBLISHED]


@pytest.fixture
def wrote_at(monkeypatch):
    """Write an entry as if it were that moment."""

    def write(moment, name):
        with monkeypatch.context() as clock:
            clock.setattr(timezone, "now", lambda: moment)
            note(AuditEvent.PUBLISHED, None, name)

    return write


# -- Who may read it ---------------------------------------------------------------------------


@pytest.mark.parametrize("group", ["Cataloguer", "Editor", None])
def test_log_is_not_for_staff_below_administrators(client, group):
    sign_in(client, group)
    entry = AuditEntry.objects.first()

    assert [client.get(address).status_code for address in (LOG, page(entry))] == [403, 403]


@pytest.mark.parametrize("group", ["Cataloguer", "Editor"])
def test_log_is_not_named_to_staff_below_administrators(client, group):
    sign_in(client, group)

    response = client.get(reverse("admin:index"))

    assertNotContains(response, LOG)


def test_administrator_reads_who_did_what(client):
    boss = sign_in(client, "Administrator")
    note(AuditEvent.EXPORTED, boss, "documents.csv", "120 documents")

    response = client.get(LOG)

    first = shown(response)[0]
    assert (first.by_name, first.act, first.words) == (boss.email, "exported", "120 documents")
    assertContains(response, "120 documents")


def test_one_entry_has_a_page(client):
    boss = sign_in(client, "Administrator")
    entry = note(AuditEvent.EXPORTED, boss, "documents.csv", "120 documents")

    response = client.get(page(entry))

    assertContains(response, "120 documents")
    assert response.context["has_change_permission"] is False


@pytest.mark.parametrize("act", ["add", "change", "delete"])
def test_superuser_neither_adds_nor_changes_nor_deletes_an_entry(client, act):
    sign_in(client, is_superuser=True)
    entry = AuditEntry.objects.first()
    address = reverse(f"admin:desk_auditentry_{act}", args=[] if act == "add" else [entry.pk])

    response = client.post(address, {"post": "yes", "act": "merged", "words": "Never"})

    assert response.status_code == 403
    assert AuditEntry.objects.filter(words="Never").count() == 0
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


def test_superuser_deletes_no_entries_from_the_list(client):
    sign_in(client, is_superuser=True)
    entry = AuditEntry.objects.first()

    data = {"action": "delete_selected", "_selected_action": [entry.pk], "post": "yes"}
    client.post(LOG, data)

    assert AuditEntry.objects.filter(pk=entry.pk).exists()


# -- Subject --------------------------------------------------------------------------


def test_entry_leads_to_what_it_is_about(as_administrator):
    document = DocumentFactory(title="A report")
    note(AuditEvent.PUBLISHED, None, document)

    response = as_administrator.get(LOG)

    assertContains(response, f'<a href="{page(document)}">A report</a>', html=True)


def test_entry_about_what_is_gone_leads_nowhere(as_administrator):
    document = DocumentFactory(title="A report")
    address = page(document)
    note(AuditEvent.PUBLISHED, None, document)
    document.delete()

    response = as_administrator.get(LOG)

    assertContains(response, "A report")
    assertNotContains(response, address)


def test_entry_leads_nobody_to_what_she_may_not_see(client):
    sign_in(client, rights=["view_auditentry"])
    document = DocumentFactory(title="A report")
    note(AuditEvent.PUBLISHED, None, document)

    response = client.get(LOG)

    assertContains(response, "A report")
    assertNotContains(response, page(document))


def test_name_in_the_log_is_text_and_nothing_else(as_administrator):
    note(AuditEvent.PUBLISHED, None, DocumentFactory(title="<script>alert(1)</script>"))
    note(AuditEvent.PUBLISHED, None, "<script>alert(2)</script>", "<script>alert(3)</script>")

    response = as_administrator.get(LOG)

    assertNotContains(response, "<script>alert")


# -- Looking for an entry ----------------------------------------------------------------------


def test_log_is_filtered_by_what_was_done(as_administrator):
    note(AuditEvent.PUBLISHED, None, "A report")

    response = as_administrator.get(LOG, {"act__exact": "published"})

    assert [entry.about_name for entry in shown(response)] == ["A report"]


def test_log_is_filtered_by_day(as_administrator, wrote_at):
    wrote_at(datetime(2025, 3, 3, 23, 59, 59, tzinfo=UTC), "The day before")
    wrote_at(datetime(2025, 3, 4, 0, 0, 0, tzinfo=UTC), "At midnight")
    wrote_at(datetime(2025, 3, 4, 23, 59, 59, tzinfo=UTC), "Late")
    wrote_at(datetime(2025, 3, 5, 0, 0, 0, tzinfo=UTC), "The day after")

    response = as_administrator.get(LOG, {"day": "2025-03-04"})

    assert about(response) == ["Late", "At midnight"]
    assertContains(response, "4 March 2025")


@pytest.mark.parametrize("day", ["soon", "2025-02-30", "2025", "0000-00-00", "\0"])
def test_day_that_is_none_leads_back_to_the_whole_log(as_administrator, day):
    response = as_administrator.get(LOG, {"day": day})

    assert (response.status_code, response["Location"]) == (302, f"{LOG}?e=1")


def test_last_day_of_all_is_refused(as_administrator):
    assert as_administrator.get(LOG, {"day": "9999-12-31"}).status_code == 400


def test_day_is_chosen_beside_the_other_filters(as_administrator):
    response = as_administrator.get(LOG, {"q": "report", "act__exact": "published", "p": "1"})

    [day] = [spec for spec in response.context["cl"].filter_specs if spec.title == "date"]
    assert day.others == [("q", "report"), ("act__exact", "published")]


@pytest.mark.parametrize("words", ["ann@example", "Sao TOME", "chatham rule"])
def test_log_is_searched_by_who_and_about_what_and_in_words(as_administrator, words):
    ann = UserFactory(email="ann@example.org")
    note(AuditEvent.PUBLISHED, ann, "Talk in São Tomé", "Chatham House rule")
    note(AuditEvent.PUBLISHED, None, "Another", "Other words")

    assert about(as_administrator.get(LOG, {"q": words})) == ["Talk in São Tomé"]


def test_newest_entries_come_first(as_administrator):
    note(AuditEvent.PUBLISHED, None, "First")
    note(AuditEvent.PUBLISHED, None, "Second")

    assert about(as_administrator.get(LOG)) == ["Second", "First"]
