"""Reads a citation, a symbol of the United Nations, a DOI or an address: pure, no record is asked.

What it gives is a proposal for a form that somebody looks through before saving.
"""

import re
from dataclasses import replace

from events.pasting.naming import read_name
from events.pasting.words import is_body

from .addresses import ADDRESS, find_address, words_of
from .cited import Cited
from .dates import find_date
from .formats import fields_of
from .guesses import kind_in_words, language_of
from .symbols import address_of, find_symbols, issuers_of, kind_of, title_of

DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"”]*[^\s<>\"”.,;:)\]])", re.I
)
QUOTED = re.compile(r"“([^”]{3,})”|\"([^\"]{3,})\"|«\s*([^»]{3,}?)\s*»|‘([^’]{8,})’(?!\w)")
APA = re.compile(
    r"^(?P<before>.{2,300}?)\s*\(\s*(?:\d{4}[a-z]?)?,?\s*\)\.\s*(?P<after>.+)$", re.DOTALL
)
SENTENCE = re.compile(
    r"(?:(?<=[.?!])|(?<=[.?!][”\"]))(?<!\b[A-Z]\.)(?<!\bno\.)(?<!\bvol\.)\s+", re.IGNORECASE
)
APA_NAME = re.compile(r"[^,&.;]+, (?:[A-Z]\.[ -]?)+")
NOISE = re.compile(
    r"\(\s*[,.]?\s*\)|\[\s*\]|UN Docs?\.?|U\.N\. Docs?\.?|"
    r"(?:available|retrieved) (?:at|from):?|accessed",
    re.IGNORECASE,
)
SECRETARY_GENERAL = re.compile(r"\b(?:report of the |un |united nations )secretary-general\b", re.I)
ENDS = " \t\n.,;:–-"


def read(text: str) -> Cited:
    """What a pasted text says of a document."""
    fields = fields_of(text)
    cited = from_fields(fields) if fields else from_words(" ".join(text.split()))
    title = cited.title or title_of(cited.symbols)
    return replace(
        cited,
        title=(title or words_of(cited.address))[:400],
        is_title_guessed=not title and bool(words_of(cited.address)),
        address=cited.address or address_of(cited.symbols),
        publishers=tuple(dict.fromkeys([*cited.publishers, *issued_by(cited, text)])),
        kind=cited.kind or guessed_kind(cited, ADDRESS.sub(" ", text)),
        language=cited.language or language_of(cited.title),
    )


def from_fields(fields):
    symbols, _rest = find_symbols(" ".join(map(str, fields.values())))
    doi = DOI.search(fields["doi"])
    issued, stated, _rest = find_date(fields["date"])
    return Cited(
        title=fields["title"],
        authors=tuple(read_name(author).name for author in fields["authors"]),
        publishers=(fields["publisher"],) if fields["publisher"] else (),
        issued=issued,
        stated=stated,
        symbols=symbols,
        doi=doi[1] if doi else "",
        address=fields["address"],
        language=fields["language"],
        kind=fields["kind"],
    )


def from_words(text):
    """What stands in a citation that somebody wrote: after APA, Chicago, or in any way."""
    doi = DOI.search(text)
    rest = DOI.sub(" ", text)
    address, rest = find_address(rest)
    symbols, rest = find_symbols(rest)
    issued, stated, rest = find_date(rest)
    if not issued and not stated and "(" in " ".join(symbols):
        issued = find_date(" ".join(symbols))[0]
    before, title, after = parted(rest)
    return Cited(
        title=title,
        authors=authors_of(before),
        publishers=publishers_of(after),
        issued=issued,
        stated=stated,
        symbols=symbols,
        doi=doi[1] if doi else "",
        address=address,
    )


def parted(text):
    """(who wrote it, the title, what follows) of a citation without dates and symbols."""
    if quoted := QUOTED.search(text):
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


def is_people(text):
    """Whether a sentence gives people: "Bellamy, Alex J., and Tim Dunne"."""
    return len(text) < 200 and bool(
        re.match(r"[^\W\d_][\w’'-]+, [A-Z][\w.]*(?: [A-Z]\.?)*(?:,|$| and| &)", text + ",")
    )


def authors_of(text):
    """The names of a list of authors, in the order in which one says them."""
    text = re.sub(r"(?:,? \(?eds?\.?\)?|(?<!\b[A-Z])\.)$", "", text.strip(" ,;:–-"))
    if not text:
        return ()
    listed = APA_NAME.findall(f"{text}.")
    if listed and len(listed) == text.count("&") + text.count(".,") + (text.count("&") == 0):
        return tuple(read_name(name.strip(" ,")).name for name in listed)
    parts = re.split(r",?\s+(?:and|&|et|y|und)\s+|;\s*", text)
    first = parts[0].split(", ")
    if is_people(parts[0]) and len(first) > 1:
        names = [", ".join(first[:2]), *first[2:], *parts[1:]]
    else:
        return (text,) if len(parts) == 1 or len(parts[0].split()) > 3 else tuple(parts)
    return tuple(read_name(name).name for name in names)


def publishers_of(text):
    """Who published it, from what follows the title: "New York: United Nations"."""
    pieces = [piece.strip(ENDS) for piece in re.split(r"\.\s|\.$", text)]
    pieces = [re.sub(r"^[^:,]{2,40}: ", "", piece) for piece in pieces]
    return tuple(
        piece for piece in pieces if 1 < len(piece) <= 200 and re.search(r"[^\W\d_]{2}", piece)
    )[:2]


def issued_by(cited, text):
    if issuers := issuers_of(cited.symbols):
        return issuers
    return ("United Nations Secretary-General",) if SECRETARY_GENERAL.search(text) else ()


def guessed_kind(cited, text):
    of_symbols = kind_of(cited.symbols)
    if of_symbols and of_symbols != "report":
        return of_symbols
    return (
        kind_in_words(cited.title)
        or kind_in_words(text)
        or of_symbols
        or ("article" if cited.doi else "")
    )
