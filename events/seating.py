from django.utils.functional import cached_property

from .models import Participation


class Seating:
    """Who took part in an event, as it is told: its hosts, and the sides of its table.

    `lines` come from `told_to(user)`, in order. Two lines that tell the same (because a person
    is not told) are one.
    """

    def __init__(self, lines):
        self.lines = list({line.told: line for line in lines}.values())

    @property
    def hosts(self):
        """The lines of hosts that name no person: they stand in the margin, not at the table."""
        return [line for line in self.lines if self.is_host(line)]

    @property
    def seats(self):
        return [line for line in self.lines if not self.is_host(line)]

    @staticmethod
    def is_host(line):
        return line.role in Participation.HOSTING and not line.told_person

    @cached_property
    def groups(self):
        """The seats by side, in the order in which the sides first appear."""
        groups = {}
        for line in self.seats:
            groups.setdefault(line.side, []).append(line)
        return groups

    @property
    def is_table(self):
        """Whether two sides faced each other."""
        return len([side for side in self.groups if side]) == 2

    @property
    def sides(self):
        """[(side, its lines)]. Those of no side come last, as the side ""."""
        return sorted(self.groups.items(), key=lambda group: not group[0])

    @property
    def table(self):
        return [(side, lines) for side, lines in self.sides if side]

    @property
    def others(self):
        """The lines of those on no side, where there are sides."""
        return self.groups.get("", [])
