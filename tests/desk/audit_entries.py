"""What stands in the audit log: making the people of a test is noted there too."""

from r2p.desk.models import AuditEntry

OF_ACCOUNTS = ("signed_in", "sign_in_failed", "rights_changed")


def noted():
    """What is told of records."""
    return AuditEntry.objects.exclude(act__in=OF_ACCOUNTS)


def told(entries):
    return [(entry.about_name, entry.words) for entry in entries]
