"""The trash: drafts that can be taken back for thirty days, and are then deleted for good."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from r2p.desk.audit.entries import Act, note
from r2p.desk.permissions import may_put_back, may_throw_away


@transaction.atomic
def throw_away(record, by):
    if not may_throw_away(by, record):
        raise PermissionDenied
    record.trashed_at = timezone.now()
    record.save(update_fields=["trashed_at"])
    note(Act.TRASHED, by, record)


@transaction.atomic
def put_back(record, by):
    if not may_put_back(by, record):
        raise PermissionDenied
    record.trashed_at = None
    record.save(update_fields=["trashed_at"])
    note(Act.RESTORED, by, record, _("from the trash"))
