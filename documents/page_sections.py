"""Sections of the page of a document: its meetings, and lists of documents."""

from collections import defaultdict

from events.models import Participation
from events.seating import Seating
from r2p.records.paging import Section, rows_by_keys


def meetings(document, user):
    """The visible events of a document, each with its seating. Two queries."""
    links = list(document.document_events.told_to(user).select_related("event__country"))
    events = [link.event_id for link in links]
    lines = Participation.objects.told_to(user).filter(event__in=events).with_records()
    seated = defaultdict(list)
    for line in lines:
        seated[line.event_id].append(line)
    return [{"link": link, "seating": Seating(seated[link.event_id])} for link in links]


def reports_and_others(documents, total, reports, others):
    """Split documents into two Sections, dialogue reports and others, reading all rows at once.

    `reports` and `others` are the most that each section shows.
    """
    first = list(documents.dialogue_reports().primary_keys()[:reports])
    then = documents.other_documents().primary_keys()[:others]
    rows = rows_by_keys(documents, [*first, *then])
    number = documents.dialogue_reports().fast_count()
    return {
        "reports": Section([one for one in rows if one.pk in first], number),
        "others": Section([one for one in rows if one.pk not in first], total - number),
    }
