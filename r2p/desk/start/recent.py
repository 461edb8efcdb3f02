"""The latest steps of records, for the start page."""

from django.contrib.contenttypes.models import ContentType

from r2p.desk.addresses import change_url
from r2p.desk.models import Step
from r2p.records.models import Record

SHOWN = 8


def recent_steps(model_admins):
    """Return the latest steps of the records of some admins.

    Two queries, and one for each model.
    """
    models = [one.model for one in model_admins if issubclass(one.model, Record)]
    types = ContentType.objects.get_for_models(*models).values()
    steps = Step.objects.filter(record_type__in=types).select_related("by")
    latest = steps.prefetch_related("record")[:SHOWN]
    return [as_context(step) for step in latest if step.record]


def as_context(step):
    is_moved = step.from_status != step.to_status
    return {
        "who": (step.by and (step.by.name or step.by.email)) or "",
        "status": step.to_status if is_moved else "",
        "record": step.record,
        "url": change_url(step.record),
        "word": step.word,
        "at": step.at,
    }
