"""Profiles: what the pages of organizations and participants show."""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter

from r2p.records.paging import Section

from .models import Event, Organization, Participant, Participation

SHOWN = 25


@dataclass(frozen=True)
class Meeting:
    """An event on somebody's profile, with the lines that tell of their part in it."""

    event: Event
    lines: list[Participation]
    whose: Organization | Participant

    @property
    def order_on(self):
        return self.event.order_on

    @property
    def is_hosting(self):
        return any(line.role in Participation.HOSTING for line in self.lines)

    @property
    def other_hosts(self):
        return [host for host in self.event.told_host_organizations if host != self.whose]


class Sequence:
    """Events and contributions in one order, the newest first.

    `events` and `contributions` are querysets in that order; `lines` are participations `told_to`
    the user that tell of the part in these events. All of them are of `whose` profile it is.
    """

    def __init__(self, whose, events, lines, contributions):
        self.events = Section.of(events, shown=SHOWN)
        self.documents = Section.of(contributions, shown=SHOWN)
        parts = defaultdict(dict)
        for line in lines.filter(event__in=self.events.rows).with_records():
            parts[line.event_id].setdefault(line.told, line)
        meetings = [
            Meeting(event, list(parts[event.pk].values()), whose) for event in self.events.rows
        ]
        rows = sorted([*meetings, *self.documents.rows], key=attrgetter("order_on"), reverse=True)
        self.rows = rows[:SHOWN]

    def __bool__(self):
        return bool(self.rows)

    @property
    def total(self):
        return self.events.total + self.documents.total

    @property
    def is_cut(self):
        return self.total > len(self.rows)


def organization_profile(organization, user):
    """Template context of an organization: its standing, its events and documents, its people."""
    organizations = Organization.objects.visible_to(user)
    people = Participant.objects.visible_to(user).of_organizations(
        Organization.objects.filter(pk=organization.pk), user
    )
    return {
        "names": organization.names.exclude(name=organization.short_name),
        "standings": organization.standings.all(),
        "parent": organizations.filter(pk=organization.parent_id).first(),
        "children": organizations.filter(parent=organization).by_name(),
        "record": record_of_organization(organization, user),
        "hosted": hosted_by(organization, user).fast_count(),
        "people": Section.of(
            people.for_cards(user).with_part_for(organization, user).by_name(), 24
        ),
    }


def record_of_organization(organization, user):
    """The events at which it took part or was spoken for, and its documents, as a Sequence."""
    events = Event.objects.visible_to(user).with_organization(organization, user)
    return Sequence(
        organization,
        events.for_cards().with_hosts(user).with_papers(user).newest_first(),
        Participation.objects.told_to(user).telling_of(organization),
        organization.contributions.told_to(user)
        .first_of_each_document()
        .for_cards()
        .newest_first(),
    )


def hosted_by(organization, user):
    lines = Participation.objects.naming_organizations(user).hosting()
    events = Event.objects.visible_to(user)
    return events.with_lines(lines.filter(organization=organization))


def participant_profile(participant, user):
    """Template context of a participant: affiliations, events and documents."""
    positions = participant.affiliations.told_to(user).select_related("organization")
    return {
        "affiliations": positions.latest_first(),
        "record": record_of_participant(participant, user),
    }


def record_of_participant(participant, user):
    lines = participant.participations.naming_people(user).told_to(user)
    events = Event.objects.visible_to(user).with_person(participant, user)
    return Sequence(
        participant,
        events.for_cards().with_hosts(user).with_papers(user).newest_first(),
        lines,
        participant.contributions.told_to(user).first_of_each_document().for_cards().newest_first(),
    )
