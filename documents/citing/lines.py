"""Lines of a pasted text, without the boilerplate of the old site and with broken lines joined."""

import re

from documents.models import Document
from events.recognition.words import PARTICLES, is_body
from r2p.records.names import fold

from .addresses import ADDRESS
from .dates import is_date
from .guesses import KINDS

SITE = "international coalition for the responsibility to protect"
BUTTONS = re.compile(r"\s*\bPDF[\s|]+Print[\s|]+E-?mail\b\s*", re.IGNORECASE)
BEFORE_BUTTONS = re.compile(rf"^\s*(?:member sign in\s+)?(?:{SITE}\s+)?", re.IGNORECASE)
CHROME = re.compile(
    r"member sign in|pdf|print|e ?mail|pdf print|print e ?mail|related documents|home|search|"
    r".*this e ?mail address is being protected.*|(?:last updated|created) on .*"
)
LABELLED = re.compile(r"(?:e-?mail|web|website|facebook|twitter|tel|phone|fax|hits): ", re.I)
FOOT = re.compile(r"browse documents by|c o world federalist movement")
BY = re.compile(r"(?i:(?:written )?by|par|por):? (?:the )?(?=[^\W\d_a-z])")
TOLD_ALONE = [words for kind, words in KINDS if kind != Document.Kind.ARTICLE]
BEGINS = re.compile(r"doi:|[a-z][.)]\s")
LINKING = re.compile(
    r"(?:[,:&/“]|\b(?:a|an|the|of|for|to|in|on|at|by|with|from|and|or|le|la|les|de|du|des|et|pour|"
    r"sur|dans|el|los|las|del|y|para|sobre|en|por|con))$",
    re.IGNORECASE,
)
STEMS = re.compile(r"\b(?:non|self|co|ex|anti|post|pre|multi|mid|vice|well|long|cross)-$", re.I)
HYPHEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]$")


def whole_lines(text: str):
    """The lines of a text, without empty ones, broken ones joined."""
    lines = []
    for line in without_boilerplate([" ".join(line.split()) for line in text.splitlines()]):
        if lines and continues_line(lines[-1], line):
            lines[-1] = join_lines(lines[-1], line)
        else:
            lines.append(line)
    return lines


def without_boilerplate(lines):
    """The lines without the site's name above a page, its buttons, and its footer."""
    lines = [line for line in lines if line]
    foot = next((place for place, line in enumerate(lines) if FOOT.match(fold(line))), len(lines))
    is_chrome = list(map(is_boilerplate, lines))
    for place, line in enumerate(lines[:foot]):
        beside = is_chrome[max(place - 1, 0) : place + 2]
        if fold(line) == SITE and (any(beside) or (place == 0 and len(lines) > 2)):
            continue
        if BUTTONS.search(line):
            line = BUTTONS.sub(" ", BEFORE_BUTTONS.sub("", line)).strip()
        elif is_chrome[place]:
            continue
        if line:
            yield line


def is_boilerplate(line):
    """Tell whether a line, or its end, belongs to the old site's page frame."""
    return bool(CHROME.fullmatch(fold(line)) or LABELLED.match(line) or BUTTONS.search(line))


def continues_line(before, line):
    """Tell whether a line continues the one before, which was broken."""
    if is_by(line) or ADDRESS.match(line) or is_date(line) or BEGINS.match(line):
        return False
    if before.endswith(":") and is_kind(before):
        return False
    is_quoting = before.count("“") > before.count("”")
    is_broken = is_quoting or LINKING.search(before[-20:]) or HYPHEN.search(before[-20:])
    return bool(line[0].islower() or is_broken)


def is_kind(line):
    """Tell whether a line only says the kind of text: "Press release:", "Public statement"."""
    folded = fold(line)
    return any(re.fullmatch(rf"(?:\w+ )?(?:{words})", folded) for words in TOLD_ALONE)


def is_by(line):
    """Tell whether a line names the authors; "By force or by law" does not."""
    begun = BY.match(line)
    first = re.split(r", | and | & | et | y ", line[begun.end() :])[0] if begun else ""
    is_named = all(not word[0].islower() or word in PARTICLES for word in first.split())
    return bool(first) and (is_named or is_body(first))


def join_lines(before, line):
    """Join two lines: "So-" and "ciety" are one word; "non-" and "Asia-" keep their hyphens."""
    if not HYPHEN.search(before):
        return f"{before} {line}"
    if line[0].islower() and not STEMS.search(before):
        return before[:-1] + line
    return before + line
