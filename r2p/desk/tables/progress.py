"""Progress of an import while its transaction is open.

Nothing written in the transaction is visible before its end, and SQLite allows no other write
meanwhile. So the number is kept in a small file. If the worker runs on another machine, the
progress is unknown.
"""

from pathlib import Path

from django.conf import settings


def progress_file(job):
    return Path(settings.VAR_DIR) / "jobs" / str(job.pk)


def note(job, done):
    path = progress_file(job)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(str(done))


def of(job):
    """Return the number of rows that are done; None if it is unknown."""
    try:
        return int(progress_file(job).read_text())
    except (OSError, ValueError):
        return None


def forget(job):
    progress_file(job).unlink(missing_ok=True)
