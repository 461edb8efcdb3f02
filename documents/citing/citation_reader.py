"""Reads a citation, a UN symbol, a DOI, a URL, RIS or BibTeX, or the head of a page.

Pure functions: no record is queried. The result is a proposal that somebody checks before saving.
"""

import re
from dataclasses import replace

from events.recognition.person_names import read_name
from events.recognition.words import is_body

from .addresses import ADDRESS, find_address, find_doi, title_from_address
from .authors import authors_of, is_author, is_people
from .cited import Cited
from .dates import find_date
from .formats import parse_reference
from .guesses import guess_kind, guess_language
from .heads import cited_in_page_head, find_page_head
from .lines import whole_lines
from .symbols import (
    address_from_symbols,
    find_symbols,
    issuers_from_symbols,
    kind_from_symbols,
    title_from_symbols,
)

QUOTED = re.compile(r"“([^”]{3,})”|\"([^\"]{3,})\"|«\s*([^»]{3,}?)\s*»|‘([^’]{8,})’(?!\w)")
APA = re.compile(
    r"^(?P<before>.{2,300}?)\s*\(\s*(?:\d{4}[a-z]?)?,?\s*\)\.\s*(?P<after>.+)$", re.DOTALL
)
DATED_IN_BRACKETS = re.compile(r"^.{2,300}?\((?:19|20)\d\d[^)]{0,30}\)\. ")
SENTENCE = re.compile(
    r"(?:(?<=[.?!])|(?<=[.?!][”\"]))(?<!\b[A-Z]\.)(?<!\bno\.)(?<!\bvol\.)\s+", re.IGNORECASE
)
NOISE = re.compile(
    r"\(\s*[,.]?\s*\)|\[\s*\]|UN Docs?\.?|U\.N\. Docs?\.?|"
    r"(?:available|retrieved) (?:at|from):?|accessed",
    re.IGNORECASE,
)
SECRETARY_GENERAL = re.compile(r"\b(?:report of the |un |united nations )secretary-general\b", re.I)
ENDS = " \t\n.,;:–-"


def read_citation(text: str) -> Cited:
    """Read a pasted text as a Cited. Never raises; what is not understood stays empty."""
    cited, said = interpret(text)
    title = cited.title or title_from_symbols(cited.symbols)
    return replace(
        cited,
        title=(title or title_from_address(cited.address))[:400],
        is_title_guessed=not title and bool(title_from_address(cited.address)),
        address=cited.address or address_from_symbols(cited.symbols),
        publishers=tuple(dict.fromkeys([*cited.publishers, *issuing_bodies(cited, said)])),
        kind=cited.kind or guessed_kind(cited, ADDRESS.sub(" ", said)),
        language=cited.language or guess_language(cited.title),
    )


def interpret(text):
    """Return (a Cited from the format of the text, the part of the text it was read from)."""
    if fields := parse_reference(text):
        return cited_in_reference(fields), text
    lines = whole_lines(text)
    if len(lines) < 2 or is_citation(lines):
        said = " ".join(lines)
        return cited_in_prose(said), said
    head = find_page_head(lines)
    return cited_in_page_head(head), " ".join(head)


def is_citation(lines):
    """Tell whether lines are one citation with line breaks, and not the head of a page."""
    quoted = quoted_title(lines[0])
    before = quoted and lines[0][: quoted.start()].strip()
    text = " ".join(lines)
    is_quoting = bool(before) and before[-1] in ",."
    return is_quoting or bool(DATED_IN_BRACKETS.match(text)) or is_people(SENTENCE.split(text)[0])


def cited_in_reference(fields):
    """Build a Cited from the fields of RIS or BibTeX."""
    symbols, _rest = find_symbols(" ".join(map(str, fields.values())))
    issued, stated, _rest = find_date(fields["date"])
    return Cited(
        title=fields["title"],
        authors=tuple(read_name(author).name for author in fields["authors"]),
        publishers=(fields["publisher"],) if fields["publisher"] else (),
        issued=issued,
        stated=stated,
        symbols=symbols,
        doi=find_doi(fields["doi"])[0],
        address=fields["address"],
        language=fields["language"],
        kind=fields["kind"],
    )


def cited_in_prose(text):
    """Read a citation in prose: APA, Chicago, or in any other style."""
    doi, rest = find_doi(text)
    address, rest = find_address(rest)
    symbols, rest = find_symbols(rest)
    issued, stated, rest = find_date(rest)
    if not issued and not stated and "(" in " ".join(symbols):
        issued = find_date(" ".join(symbols))[0]
    listed = split_at_commas(rest) if issued or stated else None
    before, title, after = listed or split_citation(rest)
    return Cited(
        title=title,
        authors=authors_of(before),
        publishers=find_publishers(after),
        issued=issued,
        stated=stated,
        symbols=symbols,
        doi=doi,
        address=address,
    )


def split_at_commas(text):
    """Return (before, title, after) of "Author, Title, Publisher"; None where it cannot be one."""
    pieces = clean(text).strip(ENDS).split(", ")
    author, title, publisher = pieces[0], ", ".join(pieces[1:-1]), pieces[-1]
    words = title.split()
    is_title = len(words) > 3 or (len(words) == 3 and any(map(str.islower, words)))
    if quoted_title(text) or not is_title or not title[0].isupper():
        return None
    is_publisher = publisher[:1].isupper() and len(publisher.split()) < 9
    return (author, title, publisher) if is_publisher and is_author(author) else None


def quoted_title(text):
    """The title in quotation marks; quoted words within a sentence are no title."""
    quoted = QUOTED.search(text)
    if not quoted:
        return None
    before, after = text[: quoted.start()].rstrip(), text[quoted.end() :].lstrip()
    is_within = before[-1:].isalpha() and after[:1].islower() and quoted[0][-2:-1] not in ".,;:"
    return None if is_within else quoted


def split_citation(text):
    """Return (authors, title, the rest) of a citation without dates and symbols."""
    if quoted := quoted_title(text):
        title = next(filter(None, quoted.groups()))
        return clean(text[: quoted.start()]), title.strip(ENDS), clean(text[quoted.end() :])
    if apa := APA.match(text):
        title, *after = SENTENCE.split(clean(apa["after"]))
        return clean(apa["before"]), title.strip(ENDS), ". ".join(after)
    sentences = [part.strip(ENDS) for part in SENTENCE.split(clean(text)) if part.strip(ENDS)]
    title, *after = [*sentences, "", ""]
    before, comma, rest = title.partition(", ")
    if after[0] and is_people(title):
        return title, after[0], ". ".join(filter(None, after[1:]))
    if comma and is_body(before) and rest[0].isupper():
        return before, rest, ". ".join(filter(None, after))
    return "", title if re.search(r"[^\W\d_]{3}", title) else "", ". ".join(filter(None, after))


def clean(text):
    return " ".join(NOISE.sub(" ", text).split()).strip(" \t,;:–-")


def find_publishers(text):
    """The publishers in what follows the title: "New York: United Nations"."""
    pieces = [piece.strip(ENDS) for piece in re.split(r"\.\s|\.$", text)]
    pieces = [re.sub(r"^[^:,]{2,40}: ", "", piece) for piece in pieces]
    return tuple(
        piece for piece in pieces if 1 < len(piece) <= 200 and re.search(r"[^\W\d_]{2}", piece)
    )[:2]


def issuing_bodies(cited, text):
    """The bodies that issued the document, from its symbols or from the text."""
    if issuers := issuers_from_symbols(cited.symbols):
        return issuers
    return ("United Nations Secretary-General",) if SECRETARY_GENERAL.search(text) else ()


def guessed_kind(cited, text):
    """The kind of document: from its symbols, else guessed from words."""
    of_symbols = kind_from_symbols(cited.symbols)
    if of_symbols and of_symbols != "report":
        return of_symbols
    return (
        guess_kind(cited.title)
        or guess_kind(text)
        or of_symbols
        or ("article" if cited.doi else "")
    )
