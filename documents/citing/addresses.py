"""Finds web addresses and DOIs in a citation, and reads a title from the words of an address."""

import re
from itertools import product
from urllib.parse import unquote, urlsplit

ADDRESS = re.compile(
    r"(?:https?://|(?<![\w@/.-])(?:www\.|(?:[\w-]+\.)+(?:org|com|net|int|edu|gov|info)/))"
    r"[^\s<>\"”]*[^\s<>\"”.,;:)\]]",
    re.IGNORECASE,
)
DOI = re.compile(
    r"(?:doi:\s*|https?://(?:dx\.)?doi\.org/)?(10\.\d{4,9}/[^\s<>\"”]*[^\s<>\"”.,;:)\]])", re.I
)


def find_doi(text: str):
    """Return (the first DOI, the text without DOIs)."""
    found = DOI.search(text)
    return found[1] if found else "", DOI.sub(" ", text)


def find_address(text: str):
    """Return (the first URL, the text without URLs); one without a scheme gets "https"."""
    found = ADDRESS.search(text)
    address = found[0] if found else ""
    has_scheme = re.match(r"https?://", address, re.IGNORECASE)
    return address if has_scheme or not address else f"https://{address}", ADDRESS.sub(" ", text)


def spellings_of(address: str):
    """The spellings under which an address may be stored: with "www.", a trailing slash etc."""
    rest = re.sub(r"^https?://(?:www\.)?", "", address.partition("#")[0], flags=re.IGNORECASE)
    ways = product(("https", "http"), ("", "www."), ("", "/"))
    return [address, *(f"{scheme}://{www}{rest.rstrip('/')}{end}" for scheme, www, end in ways)]


def title_from_address(address: str):
    """The words at the end of an address as a title; "" where these are no words.

    The number before them is that of an old page: "/353-when-states-fail".
    """
    try:
        last = unquote(urlsplit(address).path).rstrip("/").rpartition("/")[2]
    except ValueError:
        return ""
    last = re.sub(r"\.\w{2,5}$", "", last)
    words = re.sub(r"^[0-9]+-|[-_+]+", " ", last).split()
    if sum(len(word) > 2 and word.isalpha() for word in words) < 2:
        return ""
    title = " ".join(words)
    return title[0].upper() + title[1:]
