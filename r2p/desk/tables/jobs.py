"""Import jobs: checked and then imported, at once or in the background."""

import logging
from types import SimpleNamespace

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_tasks import task

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import ImportJob
from r2p.records.history import revision

from . import progress
from .readers import read_table
from .registry import resource_for
from .report import outcome_of

AT_ONCE = 500  # rows for which somebody waits
State = ImportJob.State
logger = logging.getLogger(__name__)


class Otherwise(Exception):  # noqa: N818 - nothing is wrong with it
    """Raised if an import would no longer do what was shown."""


def begin(job):
    """Check or import a table: now if it is short, in a worker if it is long."""
    if job.rows <= AT_ONCE:
        perform(job)
    else:
        perform_later.enqueue(job.pk)


@task
def perform_later(job_pk):
    perform(ImportJob.objects.select_related("by").get(pk=job_pk))


def perform(job):
    """Run a job. Running it twice is safe: the row is locked."""
    try:
        if not (job.by.is_active and job.by.is_staff):
            raise PermissionDenied("Whoever brought it is no longer of the staff.")
        if job.state == State.CHECKING:
            check(job)
        elif job.state == State.IMPORTING:
            bring_in(job)
    except Exception:
        logger.exception("import %s failed", job.pk)
        ImportJob.objects.filter(pk=job.pk, state=job.state).update(state=State.FAILED)
    finally:
        progress.forget(job)
    job.refresh_from_db()


def check(job):
    """Find out what an import would do. A short table is imported and rolled back.

    A long one is only read and compared, because nobody else could save in the meantime. Errors
    that only the database finds, such as a repeated number, then appear on import, which saves
    nothing.
    """
    outcome = run(job, dry_run=True)
    held = ImportJob.objects.filter(pk=job.pk, state=State.CHECKING)
    held.update(state=State.REFUSED if outcome["error_count"] else State.CHECKED, outcome=outcome)


@revision()
@transaction.atomic
def bring_in(job):
    """Import what was shown. If the result would differ by now, show that instead."""
    held = ImportJob.objects.select_for_update().filter(pk=job.pk, state=State.IMPORTING)
    if not held:
        return
    try:
        with transaction.atomic():
            outcome = run(job, dry_run=False)
            if outcome != job.outcome:
                raise Otherwise
    except Otherwise:
        state = State.REFUSED if outcome["error_count"] else State.CHECKED
        held.update(state=state, outcome=outcome)
    else:
        note(AuditEvent.IMPORTED, job.by, job, import_summary(outcome))
        held.update(state=State.DONE)


def run(job, dry_run):
    """Return the result of an import. All rows or none; with the user's current permissions."""
    resource = resource_for(job.kind, SimpleNamespace(user=job.by), file_name=job.file_name)
    resource.each_row = lambda number: progress.note(job, number)
    resource.only_compares = dry_run and job.rows > AT_ONCE
    resource.is_checked = not dry_run
    with job.file.open() as file:
        table = read_table(file, resource.column_names(), resource.required)
    result = resource.import_data(table, dry_run=dry_run, rollback_on_validation_errors=True)
    return outcome_of(result, resource, table)


def import_summary(outcome):
    return _("new: %(new)s; changed: %(changed)s; unchanged: %(same)s") % outcome


def accept(kind, upload, by):
    """Create a job for an uploaded file. Raises ValidationError if it is not such a table."""
    resource = resource_for(kind, SimpleNamespace(user=by))
    table = read_table(upload, resource.column_names(), resource.required)
    upload.seek(0)
    job = ImportJob(kind=kind, by=by, file_name=upload.name[:200], rows=len(table.numbers))
    job.file.save(upload.name, upload)
    return job


def confirm(job):
    """Start the import of a checked table, once."""
    checked = ImportJob.objects.filter(pk=job.pk, state=State.CHECKED)
    if not checked.update(state=State.IMPORTING):
        raise ValidationError(
            _("This file has already been imported, or its state has changed in the meantime.")
        )
    job.refresh_from_db()
    begin(job)


def forget(job):
    """Delete a job and its file."""
    progress.forget(job)
    job.file.delete(save=False)
    job.delete()
