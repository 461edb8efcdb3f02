"""Transitions between statuses. All code that saves records for staff goes through here.

Each step is stored with its user and a note; publications, withdrawals and changes of audiences are
also recorded in the audit log.
"""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import Step
from r2p.desk.permissions import may_change, may_publish, was_never_published
from r2p.records.models import Record

DRAFT, IN_REVIEW, PUBLISHED, WITHDRAWN = Record.Status


@transaction.atomic
def move(record, to, by, word="", because=""):
    """Change the status of a record and save it, with whatever else was set on it.

    Raises PermissionDenied without the permission, ValidationError at `status` for an impossible
    transition and at `withdrawn_because` if the reason is missing.
    """
    if not may_move(record, to, by):
        raise PermissionDenied
    if sentence := move_refusal(record, to):
        raise ValidationError({"status": sentence})
    if to == WITHDRAWN:
        record.withdrawn_because = because
        check_reason(because)
    record.status = to
    save(record, by, word)


def may_move(record, to, by):
    is_for_publishers = to not in Record.UNPUBLISHED
    return may_change(by, record) and (may_publish(by, record) or not is_for_publishers)


def ways(record):
    """Return the statuses that a record can change to.

    A record that was visible must be withdrawn, so that readers see the reason.
    """
    if record.status == PUBLISHED:
        return [WITHDRAWN] if record.was_shown else [DRAFT, IN_REVIEW]
    unpublished = [*Record.UNPUBLISHED, PUBLISHED]
    can_be_withdrawn = record.was_shown and record.status != WITHDRAWN
    return unpublished + [WITHDRAWN] * can_be_withdrawn


def move_refusal(record, to):
    """Return why a record cannot change to a status, as a sentence; empty if it can."""
    if record.is_in_trash:
        return _("This record is in the trash.")
    if to == record.status:
        return _("The status is already “%(status)s”.") % {"status": record.get_status_display()}
    if to in ways(record):
        return ""
    if record.status == PUBLISHED:
        return _(
            "Readers have seen this record. Withdraw it first, so that they are told the reason."
        )
    return _("This record was never visible to readers, so it cannot be withdrawn.")


def check_reason(because):
    if not because.strip():
        raise ValidationError(
            {
                "withdrawn_because": _(
                    "Enter a reason. It is shown to readers at the page’s address."
                )
            }
        )


@transaction.atomic
def save(record, by, word=""):
    """Save a record and record changes of its publication and audiences."""
    before = stored(record)
    if before and not (was_never_published(before) or may_publish(by, before)):
        raise PermissionDenied  # somebody has published it since it was read
    record.save()
    note_step(record, before, by, word)
    if before:
        note_audiences(record, before, by)


def stored(record):
    """Return the stored record, locked; None for a new one."""
    records = type(record)._base_manager.select_for_update(of=("self",))
    return records.filter(pk=record.pk).first() if record.pk else None


def note_step(record, before, by, word):
    was = before.status if before else ""
    is_moved = record.status != (was or DRAFT)
    is_published = record.status == PUBLISHED and (is_moved or has_new_hour(record, before))
    if not (is_moved or is_published or word):
        return
    if is_moved or is_published:
        Step.objects.of(record).update(appears_at=None)
    waits = is_published and record.publish_at > timezone.now()
    Step.objects.create(
        record=record,
        from_status=was,
        to_status=record.status,
        by=by,
        word=word,
        appears_at=record.publish_at if waits else None,
    )
    if is_published:
        note(AuditEvent.PUBLISHED, by, record, to_whom_and_when(record))
    elif is_moved and record.status == WITHDRAWN:
        note(AuditEvent.WITHDRAWN, by, record, record.withdrawn_because)


def has_new_hour(record, before):
    """Compare publication times to the second: forms know no fractions."""
    was, now = (one.publish_at.replace(microsecond=0) for one in (before, record))
    return was != now


def to_whom_and_when(record):
    """Return text like "audience: members; publication time: 5 November 2040, 12:00"."""
    told = {"audience": record.get_audience_display()}
    if record.publish_at <= timezone.now():
        return _("audience: %(audience)s") % told
    told["time"] = date_format(timezone.localtime(record.publish_at), "DATETIME_FORMAT")
    return _("audience: %(audience)s; publication time: %(time)s") % told


def note_audiences(record, before, by):
    acts = [
        ("audience", AuditEvent.AUDIENCE_CHANGED),
        *((name, AuditEvent.DISCLOSURE_CHANGED) for name in record.disclosure_fields),
    ]
    for name, act in acts:
        if getattr(before, name) != getattr(record, name):
            note(act, by, record, describe_change(record, before, name))


def describe_change(row, before, name):
    """Return text like "audience: members → public"."""
    was, now = (getattr(one, f"get_{name}_display")() for one in (before, row))
    return f"{row._meta.get_field(name).verbose_name}: {was} → {now}"


def note_line(by, record, line):
    """Record the changed audience of a line."""
    told = line.get_audience_display() if line.audience is not None else _("same as the record")
    note(AuditEvent.DISCLOSURE_CHANGED, by, record, f"{line._meta.verbose_name} “{line}”: {told}")
