"""The rule of who may see what, as a grid: status × hour × audience, and its specification.

The expectation is the specification in plain Python; it calls nothing of the code under test.
"""

from datetime import timedelta
from itertools import count, product

from django.utils import timezone

from documents.models import Document
from events.models import Event

AUDIENCES = (0, 10, 20, 30, 40)
STATUSES = ("draft", "in_review", "published", "withdrawn")
HOURS = ("past", "future")
GRID = tuple(product(STATUSES, HOURS, AUDIENCES))
PUBLIC = ("published", "past", 0)

numbers = count()


def may_be_seen(cell, rung):
    """The specification: published, its hour come, its audience within the reader's rung."""
    status, hour, audience = cell
    return status == "published" and hour == "past" and audience <= rung


def records(model, cells):
    """One record for each cell of a grid, in one query. Only what the rule reads is filled in."""
    now = timezone.now()
    hours = {"past": now - timedelta(seconds=1), "future": now + timedelta(hours=1)}
    return model.objects.bulk_create(
        model(
            slug=f"cell-{next(numbers)}",
            status=status,
            publish_at=hours[hour],
            withdrawn_at=now if status == "withdrawn" else None,
            audience=audience,
            **columns_of(model, audience),
        )
        for status, hour, audience in cells
    )


def columns_of(model, audience):
    """Extra fields for a model: an event that discloses everything, and its order."""
    ordered = {"order_on": timezone.localdate()} if model in (Event, Document) else {}
    told = dict.fromkeys(["organizations_audience", "people_audience"], audience)
    return ordered | (told if model is Event else {})


def pks(rows):
    return {row.pk for row in rows}


def expected(rows, cells, rung):
    return {row.pk for row, cell in zip(rows, cells, strict=True) if may_be_seen(cell, rung)}
