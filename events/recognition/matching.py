"""Finds the records that a name may mean: candidates, each with a reason."""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _
from rapidfuzz import fuzz, process

from events.models import Organization, OrganizationName, Participant, ParticipantName
from r2p.records.names import fold

from .words import AND, is_body

NEAR = 84  # per cent of likeness from which a name is worth a look
MOST = 4

# Words in names of organizations that are spelled in several ways, or left out.
SAME_WORDS = {
    "the": "",
    "of": "",
    "for": "",
    "on": "",
    "r2p": "responsibility to protect",
    "rtop": "responsibility to protect",
    "un": "united nations",
    "center": "centre",
    "organisation": "organization",
    "organisations": "organizations",
    "program": "programme",
    "univ": "university",
    "dept": "department",
    "intl": "international",
    "asiapacific": "asia pacific",
}


@dataclass(frozen=True)
class Candidate:
    """A record that a name may mean; `is_sure` where exactly this name is on record."""

    pk: int
    name: str
    why: str = ""
    is_sure: bool = False
    likeness: float = 100


def person_key(folded):
    """Sort the words of a name, so that "Bellamy, Alex" equals "Alex Bellamy"."""
    return " ".join(sorted(folded.split()))


def organization_key(folded):
    words = (SAME_WORDS.get(word, word) for word in folded.split())
    return " ".join(" ".join(words).split())


class NameIndex:
    """All names of the records of a model, to find candidates for a name."""

    def __init__(self, key, named, others):
        """`named` yields (pk, name, folded) of the main names; `others` (pk, folded, reason)."""
        exact = _("exact match")
        self.key = key
        self.shown = {}
        self.of = defaultdict(dict)  # {key: {pk: None, …}}, in order
        self.why = {}  # {(pk, folded): why it is this record}
        for pk, name, folded in named:
            self.shown[pk] = name
            self.add_name(pk, folded, exact)
        for pk, folded, why in others:
            if pk in self.shown:
                self.add_name(pk, folded, why)
        self.keys = list(self.of)

    def add_name(self, pk, folded, why):
        if key := self.key(folded):
            self.of[key][pk] = None
            self.why.setdefault((pk, folded), why)

    @property
    def spelled(self):
        """All folded names on record."""
        return frozenset(folded for _pk, folded in self.why)

    def exact(self, name):
        folded = fold(name)
        otherwise = _("spelled differently")
        return [
            Candidate(pk, self.shown[pk], self.why.get((pk, folded), otherwise), is_sure=True)
            for pk in self.of.get(self.key(folded), ())
        ]

    def near(self, name):
        key = self.key(fold(name))
        found = process.extract(key, self.keys, scorer=fuzz.ratio, score_cutoff=NEAR, limit=MOST)
        return [
            Candidate(
                pk, self.shown[pk], _("similar: %(number)d %%") % {"number": like}, likeness=like
            )
            for near, like, _place in found
            for pk in self.of[near]
        ]


class PersonIndex(NameIndex):
    def __init__(self, may_see=True):
        people = Participant.objects.filter(trashed_at=None).order_by()
        rows = list(people.values_list("pk", "name", "sorted_as")) if may_see else []
        others = ParticipantName.objects.order_by().values_list("participant", "name", "folded")
        sorted_so, so_too = _("sort name"), _("other name: %(name)s")
        super().__init__(
            person_key,
            [(pk, name, fold(name)) for pk, name, _sorted_as in rows],
            [
                *((pk, sorted_as, sorted_so) for pk, _name, sorted_as in rows),
                *((pk, folded, so_too % {"name": name}) for pk, name, folded in others),
            ],
        )
        self.with_word = defaultdict(set)
        for key in self.keys:
            for word in key.split():
                self.with_word[word].add(key)

    def find(self, name):
        """Candidates with exactly this name, else with a similar one."""
        return self.exact(name) or distinct([*self.shortened(name), *self.near(name)])

    def shortened(self, name):
        """Candidates whose name this one may abbreviate: "S. Teitt"."""
        words = fold(name).split()
        whole = [word for word in words if len(word) > 1]
        keys = set().union(*(self.with_word.get(word, ()) for word in whole))
        fitting = (key for key in sorted(keys) if len(words) > 1 and fits(words, key.split()))
        return [
            Candidate(pk, self.shown[pk], _("initial matches"), likeness=95)
            for key in fitting
            for pk in self.of[key]
        ][:MOST]


def fits(words, others):
    """Tell whether each word of the shorter name matches one of the longer, or its initial."""
    shorter, longer = sorted([words, others], key=len)
    left, is_any_whole = list(longer), False
    for word in sorted(shorter, key=len, reverse=True):
        found = next((one for one in left if is_same_word(word, one)), None)
        if found is None:
            return False
        is_any_whole = is_any_whole or (len(word) > 1 and word == found)
        left.remove(found)
    return is_any_whole and len(shorter) > 1


def is_same_word(one, other):
    return one == other or (min(len(one), len(other)) == 1 and one[0] == other[0])


class OrganizationIndex(NameIndex):
    def __init__(self, may_see=True):
        organizations = Organization.objects.filter(trashed_at=None).order_by()
        columns = ("pk", "name", "sorted_as", "short_name")
        rows = list(organizations.values_list(*columns)) if may_see else []
        others = OrganizationName.objects.order_by()
        others = others.values_list("organization", "name", "folded", "kind")
        short, reasons = _("short name"), reasons_of_names()
        super().__init__(
            organization_key,
            [(pk, name, folded) for pk, name, folded, _short_name in rows],
            [
                *((pk, fold(name), short) for pk, _name, _folded, name in rows if name),
                *((pk, folded, reasons[kind] % {"name": n}) for pk, n, folded, kind in others),
            ],
        )

    def find(self, post):
        """Candidates for a Post: by name, acronym, a part of the name, or a similar name."""
        exact = self.exact(post.organization) or self.exact(post.short_name)
        return exact or distinct(
            [*self.parts(post), *self.of_state(post), *self.near(post.organization)]
        )

    def parts(self, post):
        """Candidates named by a part of the name: the university of a department.

        The first part is sure where no other part may be an organization of its own.
        """
        parts = post.organization.split(", ")
        if len(parts) == 1:
            return []
        is_one = not any(is_body(part) or AND.search(part) for part in parts[1:])
        return [
            replace(found, why=_("part of the text"), is_sure=is_one and not place)
            for place, part in enumerate(parts)
            for found in self.exact(part)
        ]

    def of_state(self, post):
        """The state, and the government, of a position or of a name that means them."""
        state = post.state or post.organization
        names = [f"Government of {state}", *([state] if post.state else [])]
        return [
            replace(found, why=_("belongs to this state"), is_sure=not post.state, likeness=0)
            for name in names
            for found in self.exact(name)
        ]


def reasons_of_names():
    """{kind of name: reason in words}."""
    return {
        OrganizationName.Kind.OTHER: _("other name: %(name)s"),
        OrganizationName.Kind.FORMER: _("former name: %(name)s"),
        OrganizationName.Kind.SHORT: _("short name"),
    }


def distinct(candidates):
    """Each record once, the best candidates first, a few at most."""
    best = {}
    for one in sorted(candidates, key=lambda one: (not one.is_sure, -one.likeness)):
        best.setdefault(one.pk, one)
    return list(best.values())[:MOST]
