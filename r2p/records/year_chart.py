"""How many records fall in each year, drawn as bars in which the empty years are seen."""

from dataclasses import dataclass

HEIGHT = 60
LONGEST = 30


@dataclass(frozen=True)
class Part:
    """One stretch of a bar: what it counts, and where it is drawn, in units of the picture."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    year: int
    total: int
    parts: list[Part]
    is_named: bool


class Years:
    """Bars for every year from the first with a record to the last, at most the latest thirty.

    `counts` is {year: {kind: number}}, the kinds in the order in which they are piled up.
    """

    @classmethod
    def of_one_kind(cls, counts):
        """Those of {year: number}."""
        return cls({year: {"": number} for year, number in counts.items()})

    def __init__(self, counts):
        self.counts = {year: kinds for year, kinds in counts.items() if any(kinds.values())}
        self.totals = {year: sum(kinds.values()) for year, kinds in self.counts.items()}

    def __bool__(self):
        return bool(self.counts)

    @property
    def last(self):
        return max(self.counts)

    @property
    def first(self):
        return max(min(self.counts), self.last - LONGEST + 1)

    @property
    def older(self):
        """How many records are from before the first year that is drawn."""
        return sum(total for year, total in self.totals.items() if year < self.first)

    @property
    def empty(self):
        """How many of the years that are drawn have no record."""
        return sum(not self.totals.get(year) for year in range(self.first, self.last + 1))

    @property
    def bars(self):
        span = range(self.first, self.last + 1)
        highest = max(self.totals.get(year, 0) for year in span)
        return [self.bar(year, HEIGHT / highest) for year in span]

    def bar(self, year, unit):
        parts, top = [], HEIGHT
        for kind, number in self.counts.get(year, {}).items():
            if number:
                top -= number * unit
                parts.append(Part(kind, round(top, 2), round(number * unit, 2)))
        return Bar(year, self.totals.get(year, 0), parts, self.is_named(year))

    def is_named(self, year):
        """The first, the last and every fifth year are named, unless they are too close."""
        if year in (self.first, self.last):
            return year == self.last or self.last - self.first > 2
        return year % 5 == 0 and self.first + 2 < year < self.last - 2
