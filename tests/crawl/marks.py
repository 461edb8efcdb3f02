"""Records whose private values are unique markers, and from which rung each may be told."""

from itertools import count

from r2p.records.models import Record
from tests.factories import FormerAddressFactory, OrganizationFactory, ParticipantFactory

NEVER = 99
PUBLISHED = Record.Status.PUBLISHED


class Marks:
    def __init__(self):
        self.numbers = count(1)
        self.rungs = {}
        self.pairs = {}

    def mark(self, rung):
        """A new marker that may be told from a rung on."""
        marker = f"zq{next(self.numbers):04}z"
        self.rungs[marker] = rung
        return marker

    def pair(self, one, other, rung):
        self.pairs[frozenset((one, other))] = rung

    def make(self, factory, name, state, rung, **fields):
        """A record whose slug and name are one marker, with staff notes that nobody is told."""
        marker = self.mark(rung)
        record = factory(
            slug=marker,
            staff_notes=self.mark(NEVER),
            **{name: marker, "withdrawn_because": self.mark(NEVER), **state, **fields},
        )
        record.marker = marker
        return record

    def with_former_address(self, record):
        FormerAddressFactory(record=record, address=f"/index.php/old-{next(self.numbers)}")
        return record

    def organization(self, state=None, rung=0, **fields):
        return self.make(
            OrganizationFactory, "name", state or {"status": PUBLISHED}, rung, **fields
        )

    def person(self, state=None, rung=0):
        return self.make(ParticipantFactory, "name", state or {"status": PUBLISHED}, rung)
