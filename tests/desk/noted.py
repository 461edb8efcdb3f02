"""What stands in the audit log of records: making the people of a test is noted there too."""

from r2p.desk.models import AuditEntry

OF_ACCOUNTS = ("signed_in", "sign_in_failed", "rights_changed")


def noted():
    return AuditEntry.objects.exclude(act__in=OF_ACCOUNTS)
