"""What is due by the clock: `manage.py tick` does it, which cron, a timer or the worker calls.

A module `hours` of any app says so where it defines the function:

    @every_tick
    def expire_previews(): ...

It takes nothing and returns sentences of what it did, for whoever reads the output. It must be
safe to run twice, late, and beside another run of itself; it cares for its own transaction.
"""

import logging

logger = logging.getLogger(__name__)
due = []


def every_tick(act):
    if act not in due:
        due.append(act)
    return act


def tick():
    """Do all that is due. What fails is logged and keeps nothing else back.

    Gives for each of them what it did, in sentences; None where it failed.
    """
    for act in due:
        try:
            yield list(act())
        except Exception:
            logger.exception("%s failed", act.__qualname__)
            yield None
