from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction


@pytest.fixture(scope="package")
def catalogue(django_db_setup, django_db_blocker):
    """The whole starter catalogue, loaded once for all tests here and rolled back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("load_catalogue", stdout=StringIO())
        yield
        transaction.set_rollback(True)
