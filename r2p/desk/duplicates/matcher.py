"""What the records of a kind are known by. Each kind says it on its own floor, and `follow`s it."""

from hashlib import blake2b
from itertools import combinations
from urllib.parse import urlsplit

from rapidfuzz.fuzz import token_sort_ratio

from r2p.records.names import fold

NEAR = 93  # of a hundred: one letter in fourteen may differ, and the order of the words
LONGEST = 5
FITTING = 40
# Words that give a name no initial of their own.
SMALL = frozenset(
    {"a", "an", "and", "at", "by", "for", "from", "in", "of", "on", "the", "to", "with"}
    | {"de", "des", "du", "et", "la", "le", "les"}
)


class Matcher:
    """Says by which traits records of a kind are found, and whether two are likely the same.

    `parts` names the rows that tell of a record besides itself, as {model: its key to it};
    `typed` the fields of a form that tell enough to look for it.
    """

    model = None
    parts = {}
    typed = ()

    def describe(self, records):
        """{primary key: what is known of it} of records in the queryset, as plain values."""
        raise NotImplementedError

    def describe_typed(self, data):
        """The same of what was typed into a form, {field: text}."""
        raise NotImplementedError

    def traits(self, known):
        """{(sort, value)}: whoever shares one is compared."""
        raise NotImplementedError

    def reason(self, one, other, shared):
        """Why two are likely the same, a `Likeness.Reason` or None; `shared` are {(sort, sort)}."""
        raise NotImplementedError

    def known(self, keys):
        """What is known of the records of some keys that are not in the trash."""
        return self.describe(self.model._default_manager.filter(pk__in=keys, trashed_at=None))

    def short_traits(self, known):
        """The traits as they are stored: what is long, as its digest."""
        return {(sort, short(value)) for sort, value in self.traits(known) if value}


def short(value):
    if len(value) <= FITTING:
        return value
    return blake2b(value.encode(), digest_size=16).hexdigest()


# -- How names, titles and addresses are compared --------------------------------------------------


def in_any_order(name):
    return " ".join(sorted(fold(name).split()))


def near_keys(text):
    """Keys of which two texts share one where all but one of their longest words are the same."""
    words = sorted(set(fold(text).split()), key=lambda word: (-len(word), word))[:LONGEST]
    if len(words) < 4:
        return {" ".join(sorted(words))}
    return {" ".join(sorted(some)) for some in combinations(words, len(words) - 1)}


def is_near(one, other):
    """Whether two texts differ by no more than a slip: numbers in them are never one."""
    one, other = fold(one), fold(other)
    return numbers(one) == numbers(other) and token_sort_ratio(one, other) >= NEAR


def numbers(folded):
    return sorted(word for word in folded.split() if any(letter.isdigit() for letter in word))


def is_short(folded):
    """Whether a name is one of a few letters, which several bodies may use: "apr2p"."""
    return " " not in folded and len(folded) <= 12


def initials(name):
    """The initials of a name, of all words and of those that count: at least three letters."""
    words = fold(name).split()
    counting = [word for word in words if word not in SMALL]
    found = {"".join(word[0] for word in some) for some in (words, counting)}
    return {letters for letters in found if len(letters) > 2}


def site_of(address):
    """The host of a web address, without the "www." that means nothing."""
    return split_url(address)[0]


def page_of(address):
    """A web address as it can be compared; empty for the first page of a site."""
    host, path, query = split_url(address)
    return f"{host}{path}?{query}" if path or query else ""


def split_url(address):
    try:
        parts = urlsplit(address.strip().casefold())
        return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/"), parts.query
    except ValueError:
        return "", "", ""


def last_part(identifier):
    """An identifier with or without the address before it: "https://ror.org/01ej9dk98"."""
    return identifier.strip().rstrip("/").rpartition("/")[2].casefold()
