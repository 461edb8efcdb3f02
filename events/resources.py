"""Tables of organizations, participants, series and events, for import and export."""

from django.utils.translation import gettext_lazy as _

from r2p.desk.tables.cells import Choice, Known, Link, Number
from r2p.desk.tables.columns import Column, Names, Slugged
from r2p.desk.tables.record_resource import RecordResource
from r2p.desk.tables.registry import table_of
from r2p.records.audience import Audience
from r2p.records.dates import known_span
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .models import (
    Event,
    EventSeries,
    Organization,
    OrganizationName,
    Participant,
)


class NamesOfKinds(Names):
    """Column of other names, with the kind where there is one: "former: Its name until 2010".

    A stored name that is given without a kind keeps its own; a new one is another name.
    """

    kinds = Choice(OrganizationName.Kind)

    def value(self, part, resource):
        kind, name = self.kind_and_name(part)
        return self.in_cell(kind, name)

    def values_in(self, row, resource):
        values = super().values_in(row, resource)
        stored = [] if resource.is_new else resource.original.names.all()
        kept = {line.name: self.value_of(line) for line in stored}
        return [kept.get(value, value) for value in values]

    def kind_and_name(self, part):
        word, colon, name = part.partition(":")
        try:
            kind = self.kinds.clean(word) if colon else ""
        except ValueError:
            kind = ""  # a name with a colon in it
        return (kind, name.strip()) if kind else (OrganizationName.Kind.OTHER, part)

    def in_cell(self, kind, name):
        return name if kind == OrganizationName.Kind.OTHER else f"{kind}: {name}"

    def value_of(self, line):
        return self.in_cell(line.kind, line.name)

    def fields_of(self, value, number):
        kind, name = self.kind_and_name(value)
        return {"kind": kind, "name": name}


@table_of(Organization)
class OrganizationResource(RecordResource):
    naming = ("name",)

    name = Column("name", example="Asia-Pacific Centre for the Responsibility to Protect")
    short_name = Column("short_name", example="APR2P")
    kind = Column("kind", Choice(Organization.Kind), example="think tank")
    parent = Column(
        "parent", Link(Organization), help=_("The slug of the organization it is part of.")
    )
    country = Column("country", Link(Region), help=_("The slug of the country."), example="china")
    website = Column("website", example="https://example.org/")
    ror = Column("ror")
    wikidata = Column("wikidata")
    names = NamesOfKinds(
        "other_names",
        "names",
        help=_(
            "Separate several with “|”. Write “former:” before a former name and “short:” "
            "before a short one."
        ),
        example="short: APCR2P | former: Centre for the Protection of Civilians",
    )


@table_of(Participant)
class ParticipantResource(RecordResource):
    naming = ("name",)

    name = Column("name", example="Alex Bellamy")
    sort_name = Column("sort_name", example="Bellamy, Alex")
    honorific = Column("honorific", example="Prof.")
    biography = Column("biography")
    orcid = Column("orcid")
    names = Names("other_names", "names", help=_("Separate several with “|”."))


@table_of(EventSeries)
class EventSeriesResource(RecordResource):
    title = Column("title", example="Annual dialogue on the responsibility to protect")
    description = Column("description")
    organizers = Slugged(
        "organizers", Organization, help=_("The slugs of the organizations, separated with “|”.")
    )


class DaysOfEvent(Column):
    """Column of the first or the last day of an event, which share one precision."""

    def text_of(self, record, resource):
        first, last = known_span(record.starts_on, record.ends_on, record.dates_precision)
        if self.column_name == "ends":
            first = last if last != first else None
        return first.as_typed if first else ""

    def write(self, record, row, resource):
        starts, ends = (self.widget.clean(row.get(name)) for name in ("starts", "ends"))
        ends = ends or starts
        if ends and not starts:
            raise ValueError(_("Enter the start as well."))
        if ends and ends.precision != starts.precision:
            raise ValueError(_("Give the start and the end with the same precision."))
        record.starts_on = starts and starts.earliest
        record.ends_on = ends and ends.latest
        record.dates_precision = starts.precision if starts else ""


@table_of(Event)
class EventResource(RecordResource):
    title = Column("title", example="First annual dialogue on the responsibility to protect")
    kind = Column("kind", Choice(Event.Kind), example="dialogue")
    theme_line = Column("theme_line")
    summary = Column("summary")
    series = Column("series", Link(EventSeries), help=_("The slug of the series."))
    number = Column("number", Number())
    number_as_stated = Column("number_as_stated")
    starts = DaysOfEvent("starts", Known(), help=_("Use 2014, 2014-11 or 2014-11-05."))
    ends = DaysOfEvent("ends", Known(), help=_("Leave empty for a one-day event."))
    dates_as_stated = Column("dates_as_stated")
    attendance = Column("attendance", Choice(Event.Attendance, is_required=False))
    venue = Column("venue")
    city = Column("city", example="Beijing")
    country = Column(
        "country",
        Link(Region),
        example="china",
        help=_("The slug of the country where it was held."),
    )
    time_zone = Column("time_zone")
    regions = Slugged(
        "regions", Region, help=_("The slugs of the regions it was about, separated with “|”.")
    )
    themes = Slugged("themes", Theme, help=_("The slugs of the themes, separated with “|”."))
    organizations_audience = Column(
        "organizations_audience",
        Choice(Audience),
        help=_("Who may see which organizations took part."),
        for_staff=True,
    )
    people_audience = Column(
        "people_audience",
        Choice(Audience),
        help=_("Who may see which people took part."),
        for_staff=True,
    )
