"""Which records may be meant by an address that is unknown: by the words in it.

What is suggested is chosen by the words alone, and from what one may see: the address of a hidden
record is answered as it would be if there were none.
"""

import re

from django.db.models import Case, IntegerField, Value, When

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant

WORD = re.compile(r"\b[^\W\d_]{4,40}\b")
MOST_WORDS = 4
SHOWN = 5

# What is looked through, by the first part of an address, and the field with its name.
LISTS = {
    "documents": (Document, "title"),
    "events": (Event, "title"),
    "series": (EventSeries, "title"),
    "organizations": (Organization, "name"),
    "participants": (Participant, "name"),
}
FROM_THE_OLD_SITE = {"index.php": ("documents", "events", "organizations")}


def suggest(request):
    """Up to five records with most of the words of an address. Three queries at most.

    It must be one of a list or of the old site: those who try anything else, as robots do, are not
    worth a look through all names.
    """
    first = request.path.split("/")[1]
    words = longest_words(request.path)
    names = [first] if first in LISTS else FROM_THE_OLD_SITE.get(first, ())
    if not words or request.method not in ("GET", "HEAD"):
        return []
    found = [record for name in names for record in with_words(*LISTS[name], words, request.user)]
    return sorted(found, key=lambda record: -record.hits)[:SHOWN]


def longest_words(path):
    """The longest words of the part of a path that has most of them; of several, the last."""
    parts = [part.partition(".")[0] for part in reversed(path.lower().split("/"))]
    words = dict.fromkeys(max((WORD.findall(part) for part in parts if part not in LISTS), key=len))
    return sorted(words, key=len, reverse=True)[:MOST_WORDS]


def with_words(model, field, words, user):
    """The visible records whose name has more than half of some words, the best first."""
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
