"""Every kind of reader, and the rung that the specification gives it."""

from django.contrib.auth.models import AnonymousUser

from events.models import Standing
from tests.factories import UserFactory

READERS = {
    "anonymous": (AnonymousUser, 0),
    "inactive member": (lambda: UserFactory(is_active=False, standing=Standing.Kind.MEMBER), 0),
    "without membership": (UserFactory, 0),
    "supporter": (lambda: UserFactory(standing=Standing.Kind.SUPPORTER), 10),
    "member": (lambda: UserFactory(standing=Standing.Kind.MEMBER), 20),
    "steering": (lambda: UserFactory(standing=Standing.Kind.STEERING), 30),
    "staff": (lambda: UserFactory(staff=True), 40),
    "inactive staff": (lambda: UserFactory(staff=True, is_active=False), 0),
}
