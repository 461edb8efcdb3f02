"""Changes of groups and permissions come into the audit log, by whatever way they are made."""

import pytest
from django.contrib.auth.models import Group, Permission

from tests.admin_pages import as_shown, page, sign_in
from tests.desk.noted import told
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def test_group_given_in_the_admin_is_noted_with_who_gave_it(client, since):
    boss = sign_in(client, "Administrator")
    user = UserFactory(email="ann@example.org", staff=True)
    editors = Group.objects.get(name="Editor")
    since()

    client.post(page(user), as_shown(client.get(page(user)), groups=[editors.pk]))

    [entry] = since()
    assert (entry.by, entry.about_name, entry.words) == (boss, "ann@example.org", "now: Editor")


def test_group_taken_is_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    user.groups.remove(editors)

    assert told(since()) == [(user.email, "no longer: Editor")]


def test_groups_taken_together_are_noted(since):
    user = UserFactory()
    user.groups.set(Group.objects.exclude(name="Administrator"))
    since()

    user.groups.clear()

    assert told(since()) == [(user.email, "no longer: Cataloguer, Editor")]


def test_group_that_was_there_already_is_not_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    user.groups.add(editors)

    assert since() == []


def test_accounts_put_into_a_group_are_noted_one_by_one(since):
    ann, bea = UserFactory(email="ann@example.org"), UserFactory(email="bea@example.org")
    since()

    Group.objects.get(name="Editor").user_set.add(ann, bea)

    assert sorted(told(since())) == [
        ("ann@example.org", "now: Editor"),
        ("bea@example.org", "now: Editor"),
    ]


def test_accounts_cleared_from_a_group_are_noted(since):
    user, editors = UserFactory(), Group.objects.get(name="Editor")
    user.groups.add(editors)
    since()

    editors.user_set.clear()

    assert told(since()) == [(user.email, "no longer: Editor")]


def test_single_permission_is_noted(since):
    user, permission = UserFactory(), Permission.objects.get(codename="publish_event")
    since()

    user.user_permissions.add(permission)

    assert told(since()) == [(user.email, "now: Can publish event")]


def test_permission_of_a_group_is_noted(client, since):
    boss = sign_in(client, "Administrator")
    editors = Group.objects.get(name="Editor")
    kept = editors.permissions.exclude(codename="publish_event")
    since()

    data = {"name": "Editor", "permissions": [permission.pk for permission in kept]}
    client.post(page(editors), data)

    [entry] = since()
    assert (entry.by, entry.about_name) == (boss, "Editor")
    assert entry.words == "no longer: Can publish event"


def test_deleted_group_is_noted(since):
    group = Group.objects.create(name="Interns")
    since()

    group.delete()

    assert told(since()) == [("Interns", "no longer: all rights: deleted")]
