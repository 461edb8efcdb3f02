"""Staff by their group."""

from django.contrib.auth.models import Group

from tests.factories import UserFactory


def one_of_the(group):
    user = UserFactory(staff=True)
    user.groups.add(Group.objects.get(name=group))
    return user
