"""Proposals for a pasted list: candidates for each person and organization, and repeated lines."""

from dataclasses import dataclass, field, replace

from django.utils.translation import gettext as _

from events.models import Affiliation, Participation
from events.recognition.matching import Candidate, OrganizationIndex, PersonIndex
from r2p.records.names import fold
from r2p.regions.models import Region, RegionName

from .participant_list import ReadLine, read_participant_list
from .posts import Known

Role = Participation.Role
DOUBTFUL = 90  # per cent of likeness from which somebody has to decide

GENERAL = (Role.PARTICIPANT, Role.REPRESENTED)  # say no more than that somebody was there

NEW, OTHER, NONE = "new", "other", "none"


@dataclass(frozen=True)
class Proposal:
    """A line as it was read, with candidates. `repeats` says where it already occurs."""

    read: ReadLine
    people: list[Candidate] = field(default_factory=list)
    organizations: list[Candidate] = field(default_factory=list)
    country: Region | None = None
    repeats: str = ""

    @property
    def role(self):
        return self.read.role or (Role.PARTICIPANT if self.read.person.name else Role.REPRESENTED)

    @property
    def person(self):
        return preselected(self.read.person.name, self.people)

    @property
    def organization(self):
        return preselected(self.read.post.organization, self.organizations)


def preselected(name, candidates):
    """The preselected choice: a key, NEW, NONE, or "" where somebody has to decide."""
    sure = [one for one in candidates if one.is_sure]
    if len(sure) == 1:
        return str(sure[0].pk)
    if sure or any(one.likeness >= DOUBTFUL for one in candidates):
        return ""
    return NEW if name else NONE


def propose(text, event, may_see_people, may_see_organizations):
    """Return the Proposals for a pasted text, in eight queries however long it is."""
    people, organizations = PersonIndex(may_see_people), OrganizationIndex(may_see_organizations)
    countries = countries_by_name()
    known = Known(organizations.spelled, people.spelled, frozenset(countries))
    proposals = [
        Proposal(
            line,
            people.find(line.person.name) if line.person.name else [],
            organizations.find(line.post) if line.post.organization else [],
            countries.get(fold(line.post.country)),
        )
        for line in read_participant_list(text, known)
    ]
    if may_see_people and may_see_organizations:
        proposals = with_positions(proposals)
    return with_repeats(proposals, event)


def countries_by_name():
    """{folded name: country}, with the names in other languages. Two queries."""
    countries = {region.pk: region for region in Region.objects.filter(kind=Region.Kind.COUNTRY)}
    others = RegionName.objects.exclude(kind=RegionName.Kind.DEMONYM).order_by()
    names = others.values_list("folded", "region")
    return {
        **{name: countries[pk] for name, pk in names if pk in countries},
        **{fold(country.name): country for country in countries.values()},
    }


def with_positions(proposals):
    """Add to the candidates their positions, and whether they are at the same organization."""
    keys = {one.pk for proposal in proposals for one in proposal.people}
    posts = Affiliation.objects.filter(participant__in=keys).select_related("organization")
    of = {}
    for post in posts:
        of.setdefault(post.participant_id, []).append(post)
    return [
        replace(one, people=[with_posts(person, of, one.organizations) for person in one.people])
        for one in proposals
    ]


def with_posts(person, posts_of, organizations):
    posts = posts_of.get(person.pk, [])
    if {post.organization_id for post in posts} & {one.pk for one in organizations}:
        return replace(person, why=_("%(why)s; same organization") % {"why": person.why})
    if posts:
        where = ", ".join(filter(None, [posts[0].position, posts[0].organization.name]))
        return replace(person, why=f"{person.why}; {where}")
    return person


def with_repeats(proposals, event):
    """Mark the proposals that repeat a line of the event or of the list."""
    there = Lines(event)
    return [replace(one, repeats=there.repeated_by(one)) for one in proposals]


class Lines:
    """The lines of an event and the new ones, to find repeated ones."""

    def __init__(self, event):
        self.of_event, self.people, self.organizations, self.pasted = {}, {}, {}, {}
        for number, line in enumerate(event.participations.order_by("order", "pk"), start=1):
            self.of_event.setdefault(line.line_key, number)
            if line.participant_id:
                self.people.setdefault(line.participant_id, number)
            else:
                self.organizations.setdefault(line.organization_id, number)

    def repeated_by(self, proposal):
        """Say where a proposal already occurs; in any role, if its own is unspecific."""
        if "" in (proposal.person, proposal.organization):
            return ""
        person = key_part(proposal.person, proposal.read.person.name)
        organization = key_part(proposal.organization, proposal.read.post.organization)
        if not (person or organization):
            return ""
        there = self.people.get(person) if person else self.organizations.get(organization)
        if there and proposal.role in GENERAL:
            return repeat_message(there)
        return self.repeats((proposal.role, person, organization, None), proposal.read.number)

    def repeats(self, key, number):
        """Say where a line with this key already occurs, and note the key under its number."""
        if key in self.of_event:
            return repeat_message(self.of_event[key])
        first = self.pasted.setdefault(key, number)
        return "" if first == number else _("Repeats line %(line)s of this list") % {"line": first}


def repeat_message(number):
    return _("Already line %(line)s of the event") % {"line": number}


def key_part(choice, name):
    """The part of a line key for a choice: a primary key, or the name of a new record."""
    if choice == NEW:
        return fold(name) or name
    return int(choice) if choice.isdecimal() else None
