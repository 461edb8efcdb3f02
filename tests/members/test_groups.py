import pytest
from django.contrib.auth.models import Group, Permission
from django.core.management import call_command

pytestmark = pytest.mark.django_db

RECORDS = ["document", "event", "eventseries", "organization", "participant"]


def rights(name):
    return set(Group.objects.get(name=name).permissions.values_list("codename", flat=True))


def each(acts, models):
    return {f"{act}_{model}" for act in acts.split() for model in models}


def test_cataloguer_views_everything_and_changes_records():
    assert rights("Cataloguer") == each("view add change", RECORDS) | each(
        "view", ["region", "theme", "page"]
    )


def test_editor_publishes_and_deletes_too():
    assert rights("Editor") == each("view add change publish delete", RECORDS) | each(
        "view add change", ["region", "theme", "page"]
    )


def test_administrator_may_do_all_with_people_too():
    assert rights("Administrator") == each("view add change publish delete", RECORDS) | each(
        "view add change delete", ["region", "theme", "page", "user", "group", "membership"]
    ) | {"view_auditentry"}


def test_migrating_again_keeps_what_an_administrator_gave_a_group():
    added = Permission.objects.get(codename="delete_document")
    Group.objects.get(name="Cataloguer").permissions.add(added)
    before = rights("Cataloguer")

    call_command("migrate", verbosity=0)

    assert rights("Cataloguer") == before
    assert "delete_document" in before


def test_migrating_again_makes_what_is_missing():
    before = rights("Editor")
    Group.objects.get(name="Editor").delete()

    call_command("migrate", verbosity=0)

    assert rights("Editor") == before
