"""Values that every record of the large catalogue has."""

from bisect import bisect
from datetime import UTC, date, datetime, timedelta

from django.utils.text import slugify

from r2p.records.audience import Audience
from r2p.records.models import Record

from .words import weighted

FIRST_DAY = date(2001, 1, 1)
DAYS = 25 * 365
NEVER = datetime(2100, 1, 1, tzinfo=UTC)  # an hour that has not come

AUDIENCES = weighted(tuple(Audience), (86, 3, 6, 2, 3))
STATUSES = weighted(tuple(Record.Status), (3, 2, 93, 2))
PRECISIONS = weighted(("day", "month", "year", ""), (75, 15, 6, 4))

# Regions with the most records, in descending order; all other countries come after them.
FOREMOST = """
syria libya sudan myanmar democratic-republic-of-the-congo central-african-republic south-sudan
yemen kenya palestine iraq china nigeria north-korea mali burundi sri-lanka ukraine cote-divoire
venezuela somalia ethiopia philippines rwanda guinea afghanistan japan indonesia colombia
"""


class Draw:
    """Random choices from one source of chance, so that every run makes the same catalogue."""

    def __init__(self, chance, words):
        self.chance = chance
        self.words = words

    def one(self, weighted):
        things, weights = weighted
        return things[bisect(weights, self.chance.random() * weights[-1], 0, len(things) - 1)]

    def some(self, weighted, count):
        """Draw different things, `count` or fewer."""
        return list(dict.fromkeys(self.one(weighted) for _number in range(count)))

    def publication(self, published_on=FIRST_DAY):
        """The columns of status, audience and publication time."""
        status = self.one(STATUSES)
        hour = datetime(published_on.year, published_on.month, published_on.day, 9, tzinfo=UTC)
        if status == Record.Status.PUBLISHED and self.chance.random() < 0.005:
            hour = NEVER
        was_published = status in (Record.Status.PUBLISHED, Record.Status.WITHDRAWN)
        return {
            "status": status,
            "audience": self.one(AUDIENCES),
            "publish_at": hour if was_published else None,
            "first_published_at": hour if was_published else None,
            "withdrawn_at": hour if status == Record.Status.WITHDRAWN else None,
        }

    def day(self):
        """A day; later ones are likelier."""
        return FIRST_DAY + timedelta(days=int(DAYS * self.chance.random() ** 0.6))

    @staticmethod
    def slug(title, number):
        return f"{slugify(title)[:100].strip('-')}-{number}"
