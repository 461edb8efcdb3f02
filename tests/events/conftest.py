"""An event that somebody is at work on."""

import pytest

from tests.admin_pages import sign_in
from tests.factories import EventFactory


@pytest.fixture
def event(client):
    """An event in the hands of a Cataloguer."""
    sign_in(client, "Cataloguer")
    return EventFactory()
