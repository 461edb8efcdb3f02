import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection

from documents.models import Document
from events.models import Event, Organization, Participant
from r2p.desk.models import AuditEntry, AuditEvent
from r2p.records.models import FormerAddress

pytestmark = pytest.mark.django_db

READS = {
    "document_newest_first": lambda user: Document.objects.visible_to(user).newest_first(),
    "document_oldest_first": lambda user: Document.objects.visible_to(user).oldest_first(),
    "event_newest_first": lambda user: Event.objects.visible_to(user).newest_first(),
    "organization_by_name": lambda user: Organization.objects.visible_to(user).by_name(),
    "participant_by_name": lambda user: Participant.objects.visible_to(user).by_name(),
    "audit_newest_first": lambda user: AuditEntry.objects.all(),
    "audit_of_act": lambda user: AuditEntry.objects.filter(act=AuditEvent.MERGED),
    "audit_of_somebody": lambda user: AuditEntry.objects.filter(by=1),
    "records_formeraddress": lambda user: FormerAddress.objects.filter(address="/old"),
}
NAMES = {"records_formeraddress": ("former_address_leads", "sqlite_autoindex_records_former")}


@pytest.mark.parametrize(("index", "read"), READS.items(), ids=READS)
def test_read_uses_its_index(index, read):
    if connection.vendor == "postgresql":
        # Tables are empty here: let the planner behave as it does with many rows.
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL enable_seqscan = off; SET LOCAL enable_sort = off;")
            cursor.execute("SET LOCAL enable_bitmapscan = off")

    plan = read(AnonymousUser())[:20].explain()

    assert any(name in plan for name in NAMES.get(index, (index,))), plan
