"""The traits by which records are compared. Each model has a `Matcher` in its own app."""

from hashlib import blake2b
from itertools import combinations
from urllib.parse import urlsplit

from rapidfuzz.fuzz import token_sort_ratio

from r2p.records.names import fold

NEAR = 93  # of a hundred: one letter in fourteen may differ, and the order of the words
LONGEST = 5
FITTING = 40
# Words that are left out of initials.
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}
    | {"de", "des", "du", "et", "la", "le", "les"}
)


class Matcher:
    """Defines by which traits records of a model are found, and whether two are duplicates.

    `parts` names the models whose rows describe a record too, as {model: its key to it}; `typed`
    the form fields that suffice to search for duplicates.
    """

    model = None
    parts = {}
    typed = ()

    def describe(self, records):
        """Return {primary key: plain values} that describe the records of the queryset."""
        raise NotImplementedError

    def describe_typed(self, data):
        """Return the same for what was typed into a form, {field: text}."""
        raise NotImplementedError

    def traits(self, known):
        """Return {(sort, value)}; records that share one are compared."""
        raise NotImplementedError

    def reason(self, one, other, shared):
        """Return a `Likeness.Reason` or None; `shared` are {(sort, sort)}."""
        raise NotImplementedError

    def known(self, keys):
        """Describe the records of some keys that are not in the trash."""
        return self.describe(self.model._default_manager.filter(pk__in=keys, trashed_at=None))

    def short_traits(self, known):
        """Return the traits as they are stored: long values as digests."""
        return {(sort, short(value)) for sort, value in self.traits(known) if value}


def short(value):
    if len(value) <= FITTING:
        return value
    return blake2b(value.encode(), digest_size=16).hexdigest()


# -- How names, titles and addresses are compared --------------------------------------------------


def in_any_order(name):
    return " ".join(sorted(fold(name).split()))


def near_keys(text):
    """Return keys of which two texts share one if all but one of their longest words agree."""
    words = sorted(set(fold(text).split()), key=lambda word: (-len(word), word))[:LONGEST]
    if len(words) < 4:
        return {" ".join(sorted(words))}
    return {" ".join(sorted(some)) for some in combinations(words, len(words) - 1)}


def is_near(one, other):
    """Test whether two texts differ only by a typing error; numbers must be equal."""
    one, other = fold(one), fold(other)
    return numbers(one) == numbers(other) and token_sort_ratio(one, other) >= NEAR


def numbers(folded):
    return sorted(word for word in folded.split() if any(letter.isdigit() for letter in word))


def is_short(folded):
    """Test whether a name is a short acronym, which several bodies may use: "apr2p"."""
    return " " not in folded and len(folded) <= 12


def initials(name):
    """Return the initials of a name, of all words and of the main ones: at least three letters."""
    words = fold(name).split()
    counting = [word for word in words if word not in SMALL]
    found = {"".join(word[0] for word in some) for some in (words, counting)}
    return {letters for letters in found if len(letters) > 2}


def site_of(address):
    """Return the host of a URL without "www."."""
    return split_url(address)[0]


def page_of(address):
    """Return a URL in comparable form; empty for the home page of a site."""
    host, path, query = split_url(address)
    return f"{host}{path}?{query}" if path or query else ""


def split_url(address):
    try:
        parts = urlsplit(address.strip().casefold())
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
    except ValueError:
        return "", "", ""


def last_part(identifier):
    """Return an identifier without the URL before it: "https://ror.org/01ej9dk98"."""
    return identifier.strip().rstrip("/").rpartition("/")[2].casefold()
