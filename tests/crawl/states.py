"""The states of a record, and what an event may say of who took part, each from which rung."""

from datetime import timedelta

from django.utils import timezone

from r2p.records.audience import Audience
from r2p.records.models import Record
from tests.crawl.marks import NEVER, PUBLISHED

LONG_AGO = timezone.now() - timedelta(days=2)
TO_COME = timezone.now() + timedelta(days=2)

# The states of a record by the rung from which it is told.
STATES = {
    **{
        f"for {audience.label}": ({"status": PUBLISHED, "audience": audience}, int(audience))
        for audience in Audience
    },
    "draft": ({"status": Record.Status.DRAFT}, NEVER),
    "in review": ({"status": Record.Status.IN_REVIEW}, NEVER),
    "withdrawn": ({"status": Record.Status.WITHDRAWN}, NEVER),
    "future": ({"status": PUBLISHED, "publish_at": TO_COME}, NEVER),
}

# Who may be told organizations and people of a public event.
PRESETS = {
    "organizations only": (0, 40),
    "chatham house": (40, 40),
    "graded": (10, 20),
    "people for the steering committee": (20, 30),
}
