"""The entries of a history as acts: what one person did at one go."""

from collections import defaultdict
from datetime import UTC, datetime, timedelta

from .tracked import Entry

# What follows so soon by the same hand belongs to the same saving.
AT_ONE_GO = timedelta(seconds=2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Act:
    """`before` and `after`: {item: the entry that held}, of all that was touched; or None."""

    def __init__(self, entry):
        self.entry, self.begins_with = entry, entry.type
        self.words, self.before, self.after = [], {}, {}

    def add(self, entry, former):
        self.before.setdefault(entry.item, former)
        self.after[entry.item] = self.entry = entry
        if entry.word and entry.word not in self.words:
            self.words.append(entry.word)

    def takes(self, entry):
        return entry.by == self.by and entry.at - self.at <= AT_ONE_GO

    @property
    def by(self):
        return self.entry.by

    @property
    def at(self):
        return self.entry.at

    @property
    def moment(self):
        """When it was done, as the whole number by which its address names it."""
        return (self.at - EPOCH) // timedelta(microseconds=1)

    @property
    def touched(self):
        """[(item, the entry before, the entry after)]"""
        return [(item, self.before[item], after) for item, after in self.after.items()]

    @property
    def is_beginning(self):
        """Whether nothing is known of what was before it."""
        return any(number == 0 and former is None for (number, _key), former in self.before.items())

    @property
    def is_making(self):
        return self.is_beginning and self.begins_with == "+"


class Timeline:
    """All acts of a record's history, the first one first."""

    def __init__(self, kept):
        self.kept = kept
        self.acts, self.first = [], {}
        self.read(sorted(self.entries(), key=lambda entry: (entry.at, entry.history_id)))

    def entries(self):
        first, *others = (kept.entries() for kept in self.kept)
        rows = first.union(*others, all=True) if others else first
        return (Entry(*row) for row in rows)

    def read(self, entries):
        latest = {}
        for entry in entries:
            if not self.acts or not self.acts[-1].takes(entry):
                self.acts.append(Act(entry))
            self.acts[-1].add(entry, latest.get(entry.item))
            latest[entry.item] = entry
            self.first.setdefault(entry.item, entry)

    def act_at(self, moment):
        return next((act for act in self.acts if str(act.moment) == str(moment)), None)

    def state_after(self, act):
        """{item: the entry that held}, of all that was of the record after an act."""
        held = {}
        for earlier in self.acts[: self.acts.index(act) + 1]:
            held |= earlier.after
        return held

    def rows(self, entries):
        """{entry: row}, of the entries that show one. A few queries for each kind."""
        shown = [entry for entry in entries if entry and entry.shows_row]
        wanted = defaultdict(set)
        for entry in shown:
            wanted[entry.number].add(entry.history_id)
        read = {number: self.kept[number].read(ids) for number, ids in wanted.items()}
        return {entry: read[entry.number][entry.history_id] for entry in shown}
