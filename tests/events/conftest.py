"""An event that somebody is at work on."""

import pytest

from tests.factories import EventFactory
from tests.records.test_admin import sign_in


@pytest.fixture
def event(client):
    """An event in the hands of a Cataloguer."""
    sign_in(client, "Cataloguer")
    return EventFactory()
