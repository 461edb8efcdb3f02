"""Entries of the audit log, which also records the accounts that a test creates."""

from r2p.desk.models import AuditEntry

OF_ACCOUNTS = ("signed_in", "sign_in_failed", "rights_changed")


def noted():
    """The entries about records."""
    return AuditEntry.objects.exclude(act__in=OF_ACCOUNTS)


def told(entries):
    return [(entry.about_name, entry.words) for entry in entries]
