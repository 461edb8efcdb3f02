"""Timeline of a series: its events, and the gaps in their numbers."""

from dataclasses import dataclass

from r2p.records.paging import Section

SHOWN = 60


@dataclass(frozen=True)
class Gap:
    """The numbers between two events of a series of which nothing is published, first to last."""

    first: int
    last: int


class Course:
    """The events of a series, the latest first, and the gaps in their numbers.

    A gap only says that nothing is published: an unknown event and one that is not for this reader
    look the same. `events` are in their order, the newest first.
    """

    def __init__(self, events):
        self.events = Section.of(events, shown=SHOWN)

    @property
    def rows(self):
        """Events and gaps in their order."""
        later = None
        for event in self.events.rows:
            yield from self.gap(event.number, later)
            yield event
            later = event.number or later
        if not self.events.is_cut:
            yield from self.gap(0, later)

    @staticmethod
    def gap(number, later):
        if number is not None and later is not None and later - number > 1:
            yield Gap(number + 1, later - 1)
