"""Seating of an event: hosts, sides and parts, for its page and its brief."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from .models import Participation

Role = Participation.Role

# Roles with their headings, in the order in which minutes of a meeting list them.
PARTS = [
    (_("Chair"), (Role.CHAIR, Role.MODERATOR)),
    (_("Hosts"), (Role.HOST, Role.CO_HOST)),
    (_("Speakers"), (Role.SPEAKER, Role.LEAD)),
    (_("Panellists"), (Role.PANELLIST,)),
    (_("Participants"), (Role.PARTICIPANT, Role.REPRESENTED)),
    (_("Observers"), (Role.OBSERVER,)),
    (_("Sponsors"), (Role.SPONSOR,)),
]


class Seating:
    """Arranges participations `told_to` a user into hosts and the sides of a table.

    `lines` are in order. Two lines that tell the same (because a person is not told) are one.
    """

    def __init__(self, lines):
        self.lines = list({line.told: line for line in lines}.values())

    @property
    def hosts(self):
        """The lines of hosts without a person: they are shown in the margin, not at the table."""
        return [line for line in self.lines if self.is_host(line)]

    @property
    def seats(self):
        return [line for line in self.lines if not self.is_host(line)]

    @staticmethod
    def is_host(line):
        return line.role in Participation.HOSTING and not line.told_person

    @cached_property
    def groups(self):
        """The lines by side, in the order in which the sides first appear."""
        groups = {}
        for line in self.seats:
            groups.setdefault(line.side, []).append(line)
        return groups

    @property
    def is_table(self):
        """Tell whether two sides sat opposite each other."""
        return len([side for side in self.groups if side]) == 2

    @property
    def sides(self):
        """[(side, lines)]; those of no side come last, as the side ""."""
        return sorted(self.groups.items(), key=lambda group: not group[0])

    @property
    def has_sides(self):
        return any(self.groups)

    @property
    def parts(self):
        """[(heading, lines)] by role, for a meeting without sides."""
        parts = [
            (heading, [line for line in self.seats if line.role in roles])
            for heading, roles in PARTS
        ]
        return [(heading, lines) for heading, lines in parts if lines]

    @property
    def table(self):
        return [(side, lines) for side, lines in self.sides if side]

    @property
    def others(self):
        """The lines of no side, where there are sides."""
        return self.groups.get("", [])
