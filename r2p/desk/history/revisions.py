"""Groups the history of a record and its lines by revision: one request or job."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from .tracked import Entry

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Revision:
    """`before` and `after`: {item: the entry that held}, of all that was touched; or None."""

    def __init__(self, entries, latest):
        self.entry, self.begins_with = entries[-1], entries[0].type
        self.by = next((entry.by for entry in entries if entry.by), None)
        self.words = list(dict.fromkeys(entry.word for entry in entries if entry.word))
        self.after = {entry.item: entry for entry in entries}
        self.before = {item: latest.get(item) for item in self.after}

    @property
    def at(self):
        return self.entry.at

    @property
    def moment(self):
        """The time at which it ended, as the whole number that its URL contains."""
        return (self.at - EPOCH) // timedelta(microseconds=1)

    @property
    def touched(self):
        """[(item, the entry before, the entry after)]"""
        return [(item, self.before[item], after) for item, after in self.after.items()]

    @property
    def is_beginning(self):
        """Test whether no earlier state is recorded."""
        return any(number == 0 and former is None for (number, _key), former in self.before.items())

    @property
    def is_making(self):
        return self.is_beginning and self.begins_with == "+"


class Timeline:
    """All revisions of a record's history, the first one first."""

    def __init__(self, kept):
        self.kept = kept
        self.revisions, self.first = [], {}
        self.add_entries(sorted(self.entries(), key=lambda entry: (entry.at, entry.history_id)))

    def entries(self):
        first, *others = (kept.entries() for kept in self.kept)
        rows = first.union(*others, all=True) if others else first
        return (Entry(*row) for row in rows)

    def add_entries(self, entries):
        """Revisions under way at the same time follow one another as they ended."""
        groups = defaultdict(list)
        for place, entry in enumerate(entries):
            groups[entry.revision].append((place, entry))
            self.first.setdefault(entry.item, entry)
        latest = {}
        for group in sorted(groups.values(), key=lambda group: group[-1][0]):
            revision = Revision([entry for _place, entry in group], latest)
            self.revisions.append(revision)
            latest |= revision.after

    def revision_at(self, moment):
        return next((one for one in self.revisions if str(one.moment) == str(moment)), None)

    def state_after(self, revision):
        """{item: the entry that held}, of all that was of the record after a revision."""
        held = {}
        for earlier in self.revisions[: self.revisions.index(revision) + 1]:
            held |= earlier.after
        return held

    def rows(self, entries):
        """{entry: row}, of the entries that show one. A few queries for each kind."""
        shown = [entry for entry in entries if entry and entry.shows_row]
        wanted = defaultdict(set)
        for entry in shown:
            wanted[entry.number].add(entry.history_id)
        found = {number: self.kept[number].rows_at(ids) for number, ids in wanted.items()}
        return {entry: found[entry.number][entry.history_id] for entry in shown}
