"""How far an import is, while its one transaction is open.

Nothing that is written inside can be seen outside before the end, and SQLite lets nobody else
write meanwhile. So the number stands in a small file; where the worker is on another machine, the
bar just does not tell how far.
"""

from pathlib import Path

from django.conf import settings


def place(job):
    return Path(settings.VAR_DIR) / "jobs" / str(job.pk)


def note(job, done):
    path = place(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(done))


def of(job):
    """The number of rows that are done; None where nobody can tell."""
    try:
        return int(place(job).read_text())
    except (OSError, ValueError):
        return None


def forget(job):
    place(job).unlink(missing_ok=True)
