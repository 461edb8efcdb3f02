"""Report on who can see a record and how much of it, by the rules of the public site."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.records.audience import Audience
from r2p.records.models import Record

Status = Record.Status


def seen_as(rung):
    """The heading of a page shown as readers on a rung see it."""
    return _("As seen by this audience: %(audience)s") % {"audience": Audience(rung).label}


def is_out(record):
    """Test whether a record is published and its publication time has come."""
    return record.status == Status.PUBLISHED and record.publish_at <= timezone.now()


def is_ahead(record):
    """Test whether a record is still to be published."""
    is_kept = record.trashed_at is None and record.status != Status.WITHDRAWN
    return is_kept and not is_out(record)


def is_told_withdrawn(record):
    """Test whether the record was visible before it was withdrawn, so that its address says so."""
    shown = (record.first_published_at, record.publish_at)
    return all(moment and moment <= record.withdrawn_at for moment in shown)


def format_time(moment):
    return date_format(timezone.localtime(moment), "DATETIME_FORMAT")


def state_of(record):
    """Return in a word or two why nobody sees a record; empty if somebody does."""
    if is_out(record):
        return ""
    if record.status == Status.PUBLISHED:
        return _("from %(hour)s") % {"hour": format_time(record.publish_at)}
    return str(record.get_status_display())


@dataclass(frozen=True)
class Seen:
    """The part of a record that readers on a rung see."""

    rung: Audience
    is_found: bool
    detail: str  # in words
    is_part: bool = False  # some parts are hidden from them

    @property
    def name(self):
        return capfirst(self.rung.label)

    @property
    def sign(self):
        if not self.is_found:
            return Status.DRAFT
        return Status.IN_REVIEW if self.is_part else Status.PUBLISHED


class Kind(TextChoices):
    """Kinds of parts of a record."""

    PERSON = "person", gettext_lazy("person")
    ORGANIZATION = "organization", gettext_lazy("organization")
    ON_BEHALF_OF = "on_behalf_of", gettext_lazy("on behalf of")
    CONTRIBUTOR = "contributor", gettext_lazy("contributor")
    FILE = "file", gettext_lazy("file")


@dataclass(frozen=True)
class Part:
    """A part of a record with its own audience; `told_from` is None if nobody sees it."""

    kind: Kind
    name: str
    told_from: int | None
    record: Record | None = None  # the record that it refers to

    @property
    def audience(self):
        return Audience(self.told_from).label

    @property
    def why(self):
        """The reason why nobody sees it."""
        return state_of(self.record) if self.record else ""

    def is_told(self, rung):
        return self.told_from is not None and self.told_from <= rung


class VisibilityReport:
    """Reports who can see a record once it is published. Subclasses add the parts of a model.

    `loaded` holds lines that the page has loaded already, by model; others cost a query.
    """

    nobody = ""  # why nobody would find the page once published

    def __init__(self, record, loaded=None):
        self.record = record
        self.loaded = loaded or {}

    def rows(self, queryset):
        return self.loaded.get(queryset.model, queryset)

    @cached_property
    def seen_from(self):
        """The rung from which the page is visible; None for nobody."""
        return self.record.audience

    @cached_property
    def lines(self):
        """[(heading, [part, …]), …] of the parts with their own audience."""
        return []

    def missing(self, rung):
        """Return what readers on a rung do not see on the page; empty if they see everything."""
        return ""

    def part(self, kind, name, told_from, record=None):
        """Make a part that is visible at most to those who see the record."""
        if told_from is not None and self.seen_from is not None:
            told_from = max(told_from, self.seen_from)
        return Part(kind, name, told_from, record)

    def parts(self, *kinds):
        return [part for _heading, parts in self.lines for part in parts if part.kind in kinds]

    def told(self, rung, *kinds):
        """Return for each part of some kinds whether readers on a rung see it."""
        return [part.is_told(rung) for part in self.parts(*kinds)]

    @property
    def kinds(self):
        """The kinds of parts: the columns of the table."""
        return [kind for kind in Kind if self.parts(kind)]

    @property
    def table(self):
        """Yield (heading, [the part of each kind, or None])."""
        for heading, parts in self.lines:
            of_kind = {part.kind: part for part in parts}
            yield heading, [of_kind.get(kind) for kind in self.kinds]

    @property
    def rungs(self):
        return [self.seen_by(rung) for rung in Audience]

    def seen_by(self, rung):
        if self.record.status == Status.WITHDRAWN:
            is_told = rung >= self.record.audience and is_told_withdrawn(self.record)
            return Seen(rung, False, _("withdrawn") if is_told else _("not found"))
        if self.seen_from is None or rung < self.seen_from:
            return Seen(rung, False, _("not found"))
        missing = self.missing(rung)
        return Seen(rung, True, missing or _("everything"), is_part=bool(missing))

    @property
    def note(self):
        """The sentence above the report, if any."""
        if self.record.trashed_at:
            return _(
                "Nobody can see this record: it is in the trash. Once it is restored and published:"
            )
        if is_ahead(self.record):
            state = state_of(self.record)
            return _("Nobody can see this record yet (%(state)s). Once it is published:") % {
                "state": state
            }
        return self.nobody if self.seen_from is None else ""
