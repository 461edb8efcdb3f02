"""What the desk's people have done with records of late, for its start page."""

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext_lazy as _

from r2p.desk.addresses import change_url
from r2p.desk.models import Step
from r2p.records.models import Record

SHOWN = 8
DONE = {
    Record.Status.DRAFT: _("took back to draft"),
    Record.Status.IN_REVIEW: _("sent to review"),
    Record.Status.PUBLISHED: _("published"),
    Record.Status.WITHDRAWN: _("withdrew"),
}


def lately(desks):
    """The latest steps of the records of some desks: who did what with which, and the word.

    Two queries, and one for each kind.
    """
    models = [desk.model for desk in desks if issubclass(desk.model, Record)]
    kinds = ContentType.objects.get_for_models(*models).values()
    steps = Step.objects.filter(record_type__in=kinds).select_related("by")
    latest = steps.prefetch_related("record")[:SHOWN]
    return [in_words(step) for step in latest if step.record]


def in_words(step):
    is_moved = step.from_status != step.to_status
    return {
        "who": (step.by and (step.by.name or step.by.email)) or _("The clock"),
        "what": DONE[step.to_status] if is_moved else _("said of"),
        "record": step.record,
        "address": change_url(step.record),
        "word": step.word,
        "at": step.at,
    }
