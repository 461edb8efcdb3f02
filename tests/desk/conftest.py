"""Signed-in staff, and the audit entries that a test writes."""

import pytest

from r2p.desk.audit.entries import AuditEvent
from r2p.desk.models import AuditEntry
from tests.admin_pages import sign_in


@pytest.fixture
def editor(client):
    return sign_in(client, "Editor", name="Amara Okafor")


@pytest.fixture
def since():
    """Return the audit entries written since the first call in the test."""
    start = []

    def entries(act=AuditEvent.RIGHTS_CHANGED):
        if not start:
            start.append(AuditEntry.objects.count())
        fresh = list(AuditEntry.objects.order_by("pk"))[start[0] :]
        return [entry for entry in fresh if entry.act == act]

    return entries
