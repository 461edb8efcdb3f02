"""Finds symbols of UN documents in a text, and derives issuer, title and URL from them."""

import re

from documents.models import Document
from documents.models.symbol import split_symbols

Kind = Document.Kind

SYMBOL = re.compile(
    r"(?<![\w/.])(?:A|S|E|ST|CAT|CCPR|CEDAW|CERD|CRC|CMW|CRPD|CED|DP|HRI|TD)"
    r"(?:/[A-Za-z0-9.–-]+)*/[A-Za-z0-9.–-]*\d(?:[A-Za-z0-9/.–-]*[A-Za-z0-9])?(?:\s?\(\d{4}\))?"
)
WHOLE = re.compile(SYMBOL.pattern, re.IGNORECASE)  # one who types it minds no capitals
RESOLUTIONS = [
    (
        re.compile(
            r"(?:Security Council|UNSC|SC) res(?:olution|\.)? (\d{1,4}(?: ?\(\d{4}\))?)", re.I
        ),
        "S/RES/",
    ),
    (
        re.compile(
            r"(?:General Assembly|UNGA|GA) res(?:olution|\.)? (E?S?-?\d{1,2}/\d{1,3})", re.I
        ),
        "A/RES/",
    ),
    (
        re.compile(r"(?:Human Rights Council|HRC) res(?:olution|\.)? (S?-?\d{1,2}/\d{1,3})", re.I),
        "A/HRC/RES/",
    ),
]
ISSUERS = [
    (re.compile(r"^A/HRC/"), "United Nations Human Rights Council"),
    (re.compile(r"^A/RES/"), "United Nations General Assembly"),
    (re.compile(r"^S/(?:RES|PRST)/"), "United Nations Security Council"),
]
NUMBER = re.compile(r"/RES/([\w-]+(?:/\w+)?(?: ?\(\d{4}\))?)$")


def find_symbols(text: str):
    """Return (symbols in their order, the text without them); a joint symbol gives two."""
    if WHOLE.fullmatch(text.strip()):
        return tuple(split_symbols(text.strip())), ""
    found = [part for match in SYMBOL.finditer(text) for part in split_symbols(match[0])]
    rest = SYMBOL.sub(" ", text)
    for written, prefix in RESOLUTIONS if not found else ():
        found += [f"{prefix}{match[1]}" for match in written.finditer(text)]
        rest = written.sub(" ", rest)
    return tuple(dict.fromkeys(found)), rest


def kind_from_symbols(symbols):
    if any("/RES/" in symbol for symbol in symbols):
        return Kind.RESOLUTION
    if any("/PRST/" in symbol for symbol in symbols):
        return Kind.STATEMENT
    return Kind.REPORT if symbols else ""


def issuers_from_symbols(symbols):
    """The bodies that issued documents of such symbols, where these tell."""
    names = [name for symbol in symbols for begins, name in ISSUERS if begins.match(symbol)]
    return tuple(dict.fromkeys(names))


def title_from_symbols(symbols):
    """The usual name of a resolution without a title."""
    number = next((match[1] for match in map(NUMBER.search, symbols) if match), "")
    return f"Resolution {number}" if number else ""


def address_from_symbols(symbols):
    return f"https://undocs.org/{symbols[0].replace(' ', '')}" if symbols else ""
