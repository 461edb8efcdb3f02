"""Periodic jobs of the desk: publication times, the trash, imports and journals."""

from datetime import timedelta

from django.apps import apps
from django.db import transaction
from django.db.models import ProtectedError, RestrictedError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import ImportJob, Merge, Step
from r2p.desk.tables import jobs
from r2p.records.models import Record

from .registry import periodic

KEPT = timedelta(days=30)  # in the trash


@periodic
def note_appearances():
    """Record each record whose publication time has come, once, even in concurrent runs."""
    appeared = map(appearance, Step.objects.due().order_by("appears_at", "pk"))
    return [
        _("“%(record)s” has become visible.") % {"record": record} for record in appeared if record
    ]


@transaction.atomic
def appearance(step):
    """Return the record that a step has made visible, after recording it; None otherwise.

    A record that was withdrawn or postponed in the meantime is no longer due by this step.
    """
    if not Step.objects.due().filter(pk=step.pk).update(appears_at=None):
        return None
    come = step.record_type.model_class()._default_manager.filter(
        status=Record.Status.PUBLISHED, publish_at__lte=timezone.now()
    )
    record = come.filter(pk=step.record_id).first()
    if record:
        note(AuditEvent.PUBLISHED, None, record, _("publication time reached"))
    return record


@periodic
def forget_merges():
    """Empty the journals of merges that can no longer be undone: they hold whole records."""
    Merge.objects.forget()
    return []


@periodic
def empty_trash():
    """Delete records after thirty days in the trash; records that others depend on stay."""
    long_ago = timezone.now() - KEPT
    return [
        sentence
        for kind in apps.get_models()
        if issubclass(kind, Record)
        for record in kind._default_manager.filter(trashed_at__lt=long_ago)
        if (sentence := delete_for_good(record))
    ]


@transaction.atomic
def delete_for_good(record):
    """Delete a record in the trash and return a sentence; empty if another run did it."""
    there = type(record)._default_manager.in_trash().select_for_update(of=("self",))
    record = there.filter(pk=record.pk, trashed_at=record.trashed_at).first()
    if record is None:
        return ""
    name = {"record": str(record)}
    try:
        with transaction.atomic():
            note(AuditEvent.TRASHED, None, record, _("deleted permanently after 30 days"))
            record.delete()
    except (ProtectedError, RestrictedError):
        return _("“%(record)s” stays in the trash because other records refer to it.") % name
    return _("“%(record)s” was deleted from the trash.") % name


@periodic
def forget_imports():
    """Delete imports that are a week old, with their files."""
    old = list(ImportJob.objects.forgotten())
    for job in old:
        jobs.forget(job)
    deleted = ngettext("%(n)s old import was deleted.", "%(n)s old imports were deleted.", len(old))
    return [deleted % {"n": len(old)}] if old else []


@periodic
def give_up_lost_imports():
    """Mark imports as failed whose worker has stopped: nothing of them was saved."""
    lost = ImportJob.objects.lost().update(state=ImportJob.State.FAILED)
    failed = ngettext(
        "%(n)s interrupted import was marked as failed.",
        "%(n)s interrupted imports were marked as failed.",
        lost,
    )
    return [failed % {"n": lost}] if lost else []
