"""The audit log: what is written there stays, whoever tries to change it, by whatever way."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.audit.triggers import guard
from r2p.desk.models import AuditEntry
from r2p.desk.models.audit import WrittenOnceError
from tests.factories import DocumentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def guarded():
    """A database that refuses by itself, as any does that is migrated."""
    guard(connection)


def entry(by=None, about=None, **facts):
    note(AuditEvent.PUBLISHED, by, about, **facts)
    return AuditEntry.objects.filter(act=AuditEvent.PUBLISHED).latest("pk")


def refusal_of(sql, *values):
    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        connection.cursor().execute(sql, values)
    return str(refusal.value)


def test_entry_says_who_did_what_about_what():
    user, document = UserFactory(), DocumentFactory(title="A report")

    written = entry(user, document, words="At once")

    assert (written.by, written.by_name) == (user, user.email)
    assert (written.about_type.model_class(), written.about_id) == (
        type(document),
        f"{document.pk}",
    )
    assert (written.about_name, written.words) == ("A report", "At once")


def test_entry_of_what_the_clock_did_names_nobody():
    written = entry(None, DocumentFactory())

    assert (written.by, written.by_name) == (None, "")


def test_entry_may_be_about_a_name_alone():
    written = entry(None, "documents.csv")

    assert (written.about_name, written.about_type) == ("documents.csv", None)


def test_long_name_is_cut():
    assert entry(None, "a" * 500).about_name == "a" * 400


def test_entry_is_not_saved_again():
    written = entry()
    written.words = "Never"

    with pytest.raises(WrittenOnceError):
        written.save()

    assert entry_words(written) == ""


def test_entry_is_not_deleted():
    written = entry()

    with pytest.raises(WrittenOnceError):
        written.delete()

    assert AuditEntry.objects.filter(pk=written.pk).exists()


def test_entries_are_not_updated():
    written = entry()

    with pytest.raises(WrittenOnceError):
        AuditEntry.objects.update(words="Never")
    with pytest.raises(WrittenOnceError), transaction.atomic():
        AuditEntry.objects.bulk_update([written], ["words"])

    assert entry_words(written) == ""


def test_entries_are_not_deleted_together():
    written = entry()

    with pytest.raises(WrittenOnceError):
        AuditEntry.objects.all().delete()

    assert AuditEntry.objects.filter(pk=written.pk).exists()


def test_entry_does_not_take_the_place_of_another():
    written = entry()

    with pytest.raises(IntegrityError), transaction.atomic():
        AuditEntry(pk=written.pk, act=AuditEvent.MERGED, words="Never").save()

    assert entry_words(written) == ""


def test_entry_outlives_whoever_did_it(guarded):
    user = UserFactory(email="ann@example.org")
    written = entry(user)

    user.delete()

    written.refresh_from_db()
    assert (written.by, written.by_name) == (None, "ann@example.org")


def test_entry_outlives_the_kind_that_it_is_about(guarded):
    kind = ContentType.objects.create(app_label="old", model="thing")
    written = AuditEntry.objects.create(
        act=AuditEvent.PUBLISHED, about_type=kind, about_name="Old thing"
    )

    kind.delete()

    written.refresh_from_db()
    assert (written.about_type, written.about_name) == (None, "Old thing")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("id", 999_999),
        ("at", "2001-01-01 00:00:00+00:00"),
        ("by_name", "somebody else"),
        ("act", "merged"),
        ("about_id", "999"),
        ("about_name", "something else"),
        ("words", "other words"),
        ("folded", "other words"),
    ],
)
def test_database_refuses_to_change_an_entry(guarded, column, value):
    written = entry(UserFactory(), DocumentFactory(), words="At once")

    refusal = refusal_of(
        f"UPDATE desk_auditentry SET {column} = %s WHERE id = %s", value, written.pk
    )

    assert "cannot be changed" in refusal


@pytest.mark.parametrize("by", [None, "ann@example.org"])
def test_database_refuses_to_name_another_user(guarded, by):
    written = entry(by and UserFactory(email=by))
    other = UserFactory()

    refusal = refusal_of(
        "UPDATE desk_auditentry SET by_id = %s WHERE id = %s", other.pk, written.pk
    )

    assert "cannot be changed" in refusal


def test_database_refuses_to_delete_an_entry(guarded):
    written = entry()

    refusal = refusal_of("DELETE FROM desk_auditentry WHERE id = %s", written.pk)

    assert "cannot be changed" in refusal


def test_migrated_database_refuses_by_itself(pytestconfig):
    """A migration that makes the table anew on SQLite must guard it anew."""
    if pytestconfig.getoption("nomigrations"):
        pytest.skip("The database was not migrated.")
    written = entry()

    refusal = refusal_of("UPDATE desk_auditentry SET words = %s WHERE id = %s", "x", written.pk)

    assert "cannot be changed" in refusal


def entry_words(written):
    return AuditEntry.objects.values_list("words", flat=True).get(pk=written.pk)
