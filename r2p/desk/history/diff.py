"""Comparison of two states of a record. A state is {item: row}: its own row and its lines."""

from dataclasses import dataclass, field

from . import text_diff
from .labels import Names
from .values import EMPTY, Fact, Reference, Several


@dataclass
class Change:
    """A fact before and after; the text is rendered when it is shown."""

    fact: Fact
    before: object
    after: object
    names: Names

    def __post_init__(self):
        for value in (self.before, self.after):
            if value not in EMPTY:
                self.fact.note(value, self.names)

    @property
    def label(self):
        return self.fact.label

    @property
    def pieces(self):
        return self.fact.pieces(self.before, self.after, self.names)

    @property
    def is_several(self):
        return isinstance(self.fact, Several)

    @property
    def left(self):
        """The former value, in pieces of which some were removed."""
        return [piece for piece in self.pieces if piece[0] != text_diff.ADDED]

    @property
    def right(self):
        return [piece for piece in self.pieces if piece[0] != text_diff.TAKEN]

    @property
    def words(self):
        """The whole new value."""
        return "" if self.after in EMPTY else self.fact.words(self.after, self.names)


@dataclass
class Line:
    """A line that was added, removed or changed."""

    kept: object
    before: object
    after: object
    names: Names
    changes: list[Change]

    def __post_init__(self):
        for fact in self.references:
            for row in filter(None, (self.before, self.after)):
                self.names.note(fact.model, [fact.value(row)])

    @property
    def row(self):
        return self.after or self.before

    @property
    def is_added(self):
        return self.before is None

    @property
    def is_taken(self):
        return self.after is None

    @property
    def references(self):
        return [fact for fact in self.kept.facts if isinstance(fact, Reference)]

    @property
    def name(self):
        return self.name_of(self.row)

    @property
    def former_name(self):
        return self.name_of(self.before)

    def name_of(self, row):
        """Return the objects that a line names, or the name of its model."""
        values = [(fact, fact.value(row)) for fact in self.references]
        named = [fact.words(value, self.names) for fact, value in values if value is not None]
        return ", ".join([*named, itself(row)])

    @property
    def details(self):
        """The facts of a new line that its name does not contain."""
        told = [*self.references, *(fact for fact in self.kept.facts if fact.is_number)]
        others = [change for change in self.changes if change.fact not in told]
        return [change for change in others if change.words and change.words != itself(self.row)]


def itself(row):
    return str(getattr(row, "instance", row))


@dataclass
class Comparison:
    changes: list[Change] = field(default_factory=list)
    lines: dict[str, list[Line]] = field(default_factory=dict)  # by the title of their kind

    def __bool__(self):
        return bool(self.changes or self.lines)


def compare(kept, before, after, names):
    """Return the differences of two states. Equal rows are not read."""
    found = Comparison()
    for item in sorted({*before, *after}):
        kind, old, new = kept[item[0]], before.get(item), after.get(item)
        changes = changes_of(kind, old, new, names)
        if kind.is_record:
            found.changes = changes
        elif changes:
            line = Line(kind, old, new, names, changes)
            found.lines.setdefault(kind.title, []).append(line)
    return found


def changes_of(kept, old, new, names):
    if old is new:
        return []
    pairs = ((fact, value_of(fact, old), value_of(fact, new)) for fact in kept.facts)
    return [Change(fact, was, became, names) for fact, was, became in pairs if was != became]


def value_of(fact, row):
    return None if row is None else fact.value(row)


def made_in(revision, timeline, rows, names):
    """Return what a revision changed; nothing for the first one, before which nothing is known."""
    if revision.is_beginning:
        return Comparison()
    before = {item: rows[was] for item, was, _entry in revision.touched if was in rows}
    after = {item: rows[entry] for item, _was, entry in revision.touched if entry in rows}
    return compare(timeline.kept, before, after, names)
