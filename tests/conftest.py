"""Distribution of tests among workers, requirements of tests, and limits of their database."""

import gc

import pytest
from django.db import connection
from xdist.scheduler import LoadScopeScheduling

from r2p.desk.audit.triggers import STAYS, unguard
from tests import machine
from tests.admin_pages import sign_in

# Tests that share something dear to make run on one worker; all others wherever there is room.
TOGETHER = ("tests/browser/test_pages.py", "tests/browser/", "tests/catalogue/whole/")


class Together(LoadScopeScheduling):
    def _split_scope(self, nodeid):
        return next((place for place in TOGETHER if nodeid.startswith(place)), nodeid)


def pytest_collection_finish(session):
    """Freeze the objects that exist now: the garbage collector need not scan the tests again."""
    gc.collect()
    gc.freeze()


def pytest_xdist_make_scheduler(config, log):
    return Together(config, log)


def pytest_runtest_setup(item):
    if reason := machine.missing(item):
        pytest.skip(reason)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """After a test that commits, SQLite deletes all rows one by one, those of the audit log too."""
    with django_db_blocker.unblock():
        if connection.vendor == "sqlite":
            unguard(connection, [STAYS])


@pytest.fixture
def as_cataloguer(client):
    """A browser in which one of the Cataloguers is signed in."""
    sign_in(client, "Cataloguer")
    return client


@pytest.fixture
def as_editor(client):
    sign_in(client, "Editor")
    return client


@pytest.fixture
def as_administrator(client):
    sign_in(client, "Administrator")
    return client
