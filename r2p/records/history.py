"""History of models, in which each row carries the id of the revision that wrote it.

A revision is one request, one job, or one transaction where neither is under way.
"""

from contextlib import contextmanager
from contextvars import ContextVar
from uuid import uuid4

from django.db import models, transaction
from simple_history.models import HistoricalRecords

_revision = ContextVar("revision", default=None)
_revision_of_transaction = ContextVar("revision_of_transaction", default=None)


@contextmanager
def revision():
    """Give all history rows written inside the block one id. An inner block joins the outer one."""
    if _revision.get():
        yield
        return
    token = _revision.set(uuid4())
    try:
        yield
    finally:
        _revision.reset(token)


def current_revision():
    return _revision.get() or revision_of_transaction()


def revision_of_transaction():
    """The id of the present transaction; a new one for each call in autocommit mode.

    A rollback to a savepoint drops its callbacks: then the end is requested again.
    """
    found = _revision_of_transaction.get() or uuid4()
    _revision_of_transaction.set(found)
    callbacks = (call for _savepoints, call, _robust in transaction.get_connection().run_on_commit)
    if end_transaction not in callbacks:
        transaction.on_commit(end_transaction)
    return found


def end_transaction():
    _revision_of_transaction.set(None)


def RevisionMiddleware(get_response):  # noqa: N802 - Django's middleware are named like classes
    """Make each request a revision of its own."""

    def middleware(request):
        with revision():
            return get_response(request)

    return middleware


class RevisionField(models.UUIDField):
    """The current revision, filled in when a row is inserted, also by `bulk_create`."""

    def pre_save(self, row, add):
        if add and getattr(row, self.attname) is None:
            setattr(row, self.attname, current_revision())
        return super().pre_save(row, add)


class RevisionRow(models.Model):
    revision = RevisionField(editable=False)

    class Meta:
        abstract = True


class RevisionHistory(HistoricalRecords):
    """The history that every model of ours has."""

    def __init__(self, **options):
        super().__init__(bases=[RevisionRow], **options)
