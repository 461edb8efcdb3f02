"""Periodic jobs, run by `manage.py tick` from cron or a timer.

A module `scheduled` of any app marks each with a decorator:

    @periodic
    def expire_previews(): ...

A job takes no argument and returns sentences about what it did, for the output. It must be safe to
run twice, late, and beside another run of itself; it opens its own transaction.
"""

import logging

from r2p.records.history import revision

logger = logging.getLogger(__name__)
jobs = []


def periodic(job):
    """Register a function as a periodic job."""
    if job not in jobs:
        jobs.append(job)
    return job


def tick():
    """Run every periodic job, each in its own revision. An error does not stop the others.

    Yields for each job its list of sentences, or None when it failed.
    """
    for job in jobs:
        try:
            with revision():
                done = list(job())
        except Exception:
            logger.exception("%s failed", job.__qualname__)
            done = None
        yield done
