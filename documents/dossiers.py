"""What is told of a document, gathered for its page."""

from collections import defaultdict

from events.models import Participation
from events.seating import Seating


def meetings(document, user):
    """The events of a document that somebody may see, each with its seating. Two queries."""
    links = list(document.document_events.told_to(user).select_related("event__country"))
    events = [link.event_id for link in links]
    lines = Participation.objects.told_to(user).filter(event__in=events).with_records()
    seated = defaultdict(list)
    for line in lines:
        seated[line.event_id].append(line)
    return [{"link": link, "seating": Seating(seated[link.event_id])} for link in links]
