"""Reads the head of a web page or PDF, with title, names and date in lines of their own."""

import re

from events.recognition.person_names import read_name
from events.recognition.words import PERSONAL, is_body, is_position

from .addresses import find_address, find_doi
from .authors import authors_of
from .cited import Cited
from .dates import find_date, is_date
from .lines import BY, is_by, is_kind
from .symbols import find_symbols

MOST_LINES = 10
TEXT_BEGINS = re.compile(
    r"(?:[•*–-]|\(?[0-9]+[.)]|[IVX]+\.|[a-z][.)])\s|[(\[](?:…|\.\.\.)|(?i:dear|in this issue)\b"
)
QUOTES = '“”"«»'
EDGES = " \t,;:–-*"


def find_page_head(lines):
    """The lines of a page up to where its text begins."""
    head = []
    for place, line in enumerate(lines[:MOST_LINES]):
        after = lines[place + 1] if place + 1 < len(lines) else ""
        is_announced = not head and bool(is_date(after) or is_by(after))
        if begins_text(line, any(map(is_title_line, head)), is_announced):
            break
        head.append(line)
    return head


def begins_text(line, is_titled, is_announced):
    """Tell whether a line is one of running text: a sentence or a list item, no title or name.

    A line right above a date or an author is a title, however it ends.
    """
    if find_address(line)[0] or is_date(line) or line.startswith("**"):
        return False
    words = len(line.split())
    is_sentence = words > 8 and line[-1] in ".:;…" and not is_announced
    return bool(TEXT_BEGINS.match(line)) or is_sentence or words > (15 if is_titled else 60)


def is_title_line(line):
    return not (is_date(line) or is_by(line) or is_kind(line) or not without_symbols_and_urls(line))


def without_symbols_and_urls(line):
    """A line without symbols, URLs and the punctuation around its words."""
    return find_symbols(without_addresses(line))[1].strip(EDGES)


def without_addresses(text):
    return find_address(find_doi(text)[1])[1]


def cited_in_page_head(head):
    """Build a Cited: the first line that is no date and no name is the title."""
    title = next(filter(is_title_line, head), "") or next(filter(is_kind, head), "")
    others = [line for line in head if line != title]
    issued, stated, others = split_date(others)
    authors = [name for line in others if is_by(line) for name in authors_by(line)]
    names = [line for line in others if not is_by(line) and names_contributor(line)]
    personal = [read_name(name).name for name in names if PERSONAL.match(name)]
    names = [without_symbols_and_urls(name) for name in names if not PERSONAL.match(name)]
    publishers = [name for name in names if authors or is_body(name)]
    doi, text = find_doi(" ".join(head))
    address, text = find_address(text)
    return Cited(
        title=without_symbols_and_urls(title).strip(QUOTES).rstrip("."),
        authors=(*authors, *personal),
        publishers=tuple(publishers),
        names=tuple(name for name in names if name not in publishers),
        issued=issued,
        stated=stated,
        symbols=find_symbols(text)[0],
        doi=doi,
        address=address,
        is_head=True,
    )


def split_date(lines):
    """Return (KnownDate or None, stated, the other lines); only a line of its own counts."""
    whole = [line for line in lines if is_date(line)]
    for line in [*whole, *lines]:
        issued, stated, rest = find_date(line)
        if issued or stated:
            place = lines.index(line)
            others = [*lines[:place], rest.strip(EDGES), *lines[place + 1 :]]
            return issued, stated, [other for other in others if other]
    return None, "", lines


def authors_by(line):
    """The authors in a line that begins with "By", without their positions."""
    names = BY.sub("", line, count=1)
    people = [part for part in names.split(", ") if not is_position(part)]
    return [name for part in people for name in authors_of(part)]


def names_contributor(line):
    """Tell whether a line may name an author or publisher."""
    words = without_symbols_and_urls(line)
    is_post = is_position(words) and not is_body(words) and not PERSONAL.match(words)
    is_event = find_date(words)[0] is not None
    has_letters = re.search(r"[^\W\d_]{2}", words)
    return bool(has_letters) and not (is_kind(line) or is_post or is_event)
