"""Bar chart of records by year, which shows empty years too."""

from dataclasses import dataclass

HEIGHT = 60
LONGEST = 30


@dataclass(frozen=True)
class Segment:
    """A segment of a bar: its kind, and where it is drawn, in units of the SVG."""

    kind: str
    y: float
    height: float


@dataclass(frozen=True)
class Bar:
    year: int
    total: int
    parts: list[Segment]
    is_named: bool


class YearChart:
    """A bar for each year from the first with a record to the last, thirty at most.

    `counts` is {year: {kind: number}}, the kinds in the order in which they are stacked.
    """

    @classmethod
    def of_one_kind(cls, counts):
        """Make the chart from {year: number}."""
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
        """The number of records before the first year shown."""
        return sum(total for year, total in self.totals.items() if year < self.first)

    @property
    def empty(self):
        """The number of years shown without a record."""
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
                parts.append(Segment(kind, round(top, 2), round(number * unit, 2)))
        return Bar(year, self.totals.get(year, 0), parts, self.is_named(year))

    def is_named(self, year):
        """Label the first, the last and every fifth year, unless they are too close."""
        if year in (self.first, self.last):
            return year == self.last or self.last - self.first > 2
        return year % 5 == 0 and self.first + 2 < year < self.last - 2
