"""Splits lines that name several organizations or people."""

import re

from events.recognition.words import ACRONYM, AND, PERSONAL, is_body, is_position
from r2p.records.names import fold

from .posts import Known

SEMICOLON = re.compile(r"\s*[;；]\s*")
COMMA = re.compile(r"\s*[,，、،](?:\s*and\b)?\s*")
COMMA_AND = re.compile(r"[,，]\s*and\s")
AND_TITLE = re.compile(
    r",?\s+(?:and|&)\s+(?=(?:(?:mr|mrs|ms|miss|mx|mme|dr|prof|amb|sir|dame)\b|h\.? ?e\b|"
    r"professor\b|ambassador\b|judge\b|senator\b))",
    re.IGNORECASE,
)
PART = re.compile(r"(?:faculty|department|school|division|section|unit) of\b")


def split_organizations(source: str, known: Known) -> list[str]:
    """The organizations that a line names; [line] where it does not clearly name several.

    "Faculty of Law, University of A" is one of them, as is whatever is on record as one.
    """
    pieces = [piece for piece in SEMICOLON.split(source) if piece]
    if len(pieces) == 1:
        pieces = split_enumeration(source, known)
    pieces = with_subunits(pieces)
    are_bodies = all(is_called(piece, known) or has_article(piece) for piece in pieces)
    return pieces if are_bodies else [source]


def split_enumeration(source, known):
    """The pieces of "the A, the B and the C". Commas alone may separate a body from its place."""
    if fold(source) in known.organizations:
        return [source]
    pieces = [piece for piece in COMMA.split(source) if piece]
    has_articles = len(pieces) > 1 and all(map(has_article, pieces))
    last = split_at_and(pieces[-1], has_articles, known)
    is_list = len(last) > 1 or has_articles or COMMA_AND.search(source)
    return [*pieces[:-1], *last] if is_list else [source]


def split_at_and(piece, has_articles, known):
    """Split a piece at its "and" if that joins two organizations."""
    if fold(piece) in known.organizations:
        return [piece]
    for found in AND.finditer(piece):
        before, after = piece[: found.start()], piece[found.end() :]
        is_between = is_called(before, known) and is_called(after, known)
        if is_between or (has_articles and has_article(after)):
            return [before, *split_at_and(after, False, known)]
    return [piece]


def is_called(piece, known):
    """Tell whether a piece is named like an organization, or is on record as one."""
    bare = re.sub("^the ", "", piece, flags=re.IGNORECASE)
    names = {fold(piece), fold(bare)}
    return bool(is_body(bare) or ACRONYM.fullmatch(bare) or names & known.organizations)


def has_article(piece):
    """Tell whether a piece begins as "the Elders" does, which is a body in a list of bodies."""
    return piece.casefold().startswith("the ")


def with_subunits(pieces):
    """Join subunits with their body: "Faculty of Law", "University of A"."""
    joined = []
    for piece in pieces:
        if joined and ", " not in joined[-1] and PART.match(fold(joined[-1]).removeprefix("the ")):
            joined[-1] = f"{joined[-1]}, {piece}"
        else:
            joined.append(piece)
    return joined


def split_people(source: str) -> list[str]:
    """The people that a line names, each with a title: "Ms. A B and Mr. C D"."""
    pieces = AND_TITLE.split(source)
    return pieces if len(pieces) > 1 and all(map(is_titled, pieces)) else [source]


def is_titled(piece):
    """Tell whether a piece is a title and a name: not "Mr" alone, nor "Professor of Law"."""
    title = PERSONAL.match(piece)
    words = piece[title.end() :].strip(". ").split(",")[0].split() if title else []
    return bool(words) and words[0][0].isupper() and not is_position(words[0])
