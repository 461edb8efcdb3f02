"""The tables of organizations, people, series, events, and of who took part."""

from django.utils.translation import gettext_lazy as _

from events.models import Event, EventSeries, Organization, Participant
from r2p.desk.exchange.cells import Choice, Known, Link, Number
from r2p.desk.exchange.columns import Column, Names, Slugged
from r2p.desk.exchange.kinds import exchanged
from r2p.desk.exchange.resource import RecordResource
from r2p.records.audience import Audience
from r2p.records.dates import KnownDate
from r2p.regions.models import Region
from r2p.themes.models import Theme


@exchanged(Organization)
class OrganizationResource(RecordResource):
    named_by = "name"

    name = Column("name", example="Asia-Pacific Centre for the Responsibility to Protect")
    short_name = Column("short_name", example="APR2P")
    kind = Column("kind", Choice(Organization.Kind), example="think tank")
    parent = Column("parent", Link(Organization), help=_("The slug of what it is part of."))
    country = Column("country", Link(Region), help=_("The slug of the country."), example="china")
    website = Column("website", example="https://example.org/")
    ror = Column("ror")
    wikidata = Column("wikidata")
    names = Names("other_names", "names", help=_("With | between them."))


@exchanged(Participant)
class ParticipantResource(RecordResource):
    named_by = "name"

    name = Column("name", example="Alex Bellamy")
    sort_name = Column("sort_name", example="Bellamy, Alex")
    honorific = Column("honorific", example="Prof.")
    biography = Column("biography")
    orcid = Column("orcid")
    names = Names("other_names", "names", help=_("With | between them."))


@exchanged(EventSeries)
class EventSeriesResource(RecordResource):
    title = Column("title", example="Annual dialogue on the responsibility to protect")
    description = Column("description")
    organizers = Slugged("organizers", Organization, help=_("Their slugs, with | between them."))


class DaysOfEvent(Column):
    """The first or the last day of an event, which are both known equally precisely."""

    def text_of(self, record, resource):
        if not record.dates_precision:
            return ""
        first, last = self.days(record)
        is_first = self.column_name == "starts"
        return first.as_typed if is_first else last.as_typed * (last != first)

    def days(self, event):
        parts = {"year": 1, "month": 2, "day": 3}[event.dates_precision]
        return [
            KnownDate.of(*(day.year, day.month, day.day)[:parts])
            for day in (event.starts_on, event.ends_on)
        ]

    def write(self, record, row, resource):
        starts, ends = (self.widget.clean(row.get(name)) for name in ("starts", "ends"))
        ends = ends or starts
        if ends and not starts:
            raise ValueError(_("Say when it starts, too."))
        if ends and ends.precision != starts.precision:
            raise ValueError(_("Say the start and the end equally precisely."))
        record.starts_on = starts and starts.earliest
        record.ends_on = ends and ends.latest
        record.dates_precision = starts.precision if starts else ""


@exchanged(Event)
class EventResource(RecordResource):
    title = Column("title", example="First annual dialogue on the responsibility to protect")
    kind = Column("kind", Choice(Event.Kind), example="dialogue")
    theme_line = Column("theme_line")
    summary = Column("summary")
    series = Column("series", Link(EventSeries), help=_("Its slug."))
    number = Column("number", Number())
    number_as_stated = Column("number_as_stated")
    starts = DaysOfEvent("starts", Known(), help=_("2014, 2014-11 or 2014-11-05"))
    ends = DaysOfEvent("ends", Known(), help=_("Empty where it has one day."))
    dates_as_stated = Column("dates_as_stated")
    attendance = Column("attendance", Choice(Event.Attendance, is_required=False))
    venue = Column("venue")
    city = Column("city", example="Beijing")
    country = Column("country", Link(Region), example="china", help=_("Where it was held."))
    time_zone = Column("time_zone")
    regions = Slugged("regions", Region, help=_("What it was about, with | between them."))
    themes = Slugged("themes", Theme, help=_("With | between them."))
    organizations_audience = Column(
        "organizations_audience",
        Choice(Audience),
        help=_("Who may be told the organizations."),
        for_staff=True,
    )
    people_audience = Column(
        "people_audience",
        Choice(Audience),
        help=_("Who may be told the people."),
        for_staff=True,
    )
