"""A web that links lead into."""

import pytest

from tests.documents.web import a_web


@pytest.fixture
def web():
    with a_web() as made:
        yield made
