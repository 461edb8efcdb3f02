"""The marked catalogue: made once by each worker, and as it was again after each test."""

from contextlib import contextmanager

import pytest
from django.db import transaction

from tests.crawl.marked import Marked


@contextmanager
def rolled_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="package")
def marked(django_db_setup, django_db_blocker):
    """To make it takes longer than most tests take, and none changes the object itself."""
    with django_db_blocker.unblock(), rolled_back():
        yield Marked()


@pytest.fixture(autouse=True)
def db(django_db_setup, django_db_blocker):
    """The database, in a savepoint where there is a marked catalogue in it."""
    with django_db_blocker.unblock(), rolled_back():
        yield
