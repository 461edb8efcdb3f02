"""Suggestions on the 404 page: records whose names share words with the address.

They are chosen by words alone, among records the user may see: the address of a hidden record is
answered as if there were none.
"""

import re

from django.db.models import Case, IntegerField, Value, When

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant

WORD = re.compile(r"\b[^\W\d_]{4,40}\b")
MOST_WORDS = 4
SHOWN = 5

# Models that are searched, by the first part of an address, with the field of their name.
LISTS = {
    "documents": (Document, "title"),
    "events": (Event, "title"),
    "series": (EventSeries, "title"),
    "organizations": (Organization, "name"),
    "participants": (Participant, "name"),
}
FROM_THE_OLD_SITE = {"index.php": ("documents", "events", "organizations")}


def suggest(request):
    """Return five records at most with most of the words of an address. Three queries at most.

    Only addresses of lists and of the old site get suggestions: anything else, which robots try, is
    not worth searching all names.
    """
    first = request.path.split("/")[1]
    words = longest_words(request.path)
    names = [first] if first in LISTS else FROM_THE_OLD_SITE.get(first, ())
    if not words or request.method not in ("GET", "HEAD"):
        return []
    found = [record for name in names for record in with_words(*LISTS[name], words, request.user)]
    return sorted(found, key=lambda record: -record.hits)[:SHOWN]


def longest_words(path):
    """The longest words of the part of a path with the most words; of several, the last part."""
    parts = [part.partition(".")[0] for part in reversed(path.lower().split("/"))]
    words = dict.fromkeys(max((WORD.findall(part) for part in parts if part not in LISTS), key=len))
    return sorted(words, key=len, reverse=True)[:MOST_WORDS]


def with_words(model, field, words, user):
    """Visible records whose name has more than half of some words, the best first."""
    hits = sum(
        Case(
            When(**{f"{field}__icontains": word}, then=Value(1)),
            default=Value(0),
            output_field=IntegerField(),
        )
        for word in words
    )
    records = model.objects.visible_to(user).annotate(hits=hits)
    return records.filter(hits__gt=len(words) // 2).order_by("-hits", "-pk")[:SHOWN]
