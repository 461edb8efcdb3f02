import pytest
from django.contrib.auth.models import Group, Permission

from r2p.accounts.models import User
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db


def permission(codename):
    return Permission.objects.get(codename=codename)


def test_account_has_its_own_rights_and_those_of_all_its_groups(django_assert_num_queries):
    made = UserFactory()
    made.user_permissions.add(permission("delete_event"))
    for name in ("add_event", "view_event"):
        group = Group.objects.create(name=name)
        group.permissions.add(permission(name))
        made.groups.add(group)
    user = User.objects.get(pk=made.pk)

    with django_assert_num_queries(1):
        rights = user.get_all_permissions()
        may = [user.has_perm(f"events.{act}_event") for act in ("add", "change", "delete", "view")]

    assert rights == {"events.add_event", "events.view_event", "events.delete_event"}
    assert may == [True, False, True, True]


def test_superuser_has_all_rights():
    assert len(UserFactory(admin=True).get_all_permissions()) == Permission.objects.count()


def test_inactive_account_has_no_rights():
    user = UserFactory(admin=True, is_active=False)

    assert (user.get_all_permissions(), user.has_perm("events.view_event")) == (set(), False)
