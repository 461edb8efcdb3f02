"""Filters of the lists of events, series, organizations and participants."""

from django.forms import HiddenInput
from django.utils.translation import gettext_lazy as _

from r2p.records.lists import (
    BY_DATE,
    ListFilterSet,
    SortFilter,
    choice_filter,
    linked_filter,
    slug_filter,
    year_filter,
)
from r2p.regions.filters import RegionalFilterSet
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .models import Event, EventSeries, Organization, Participant, Standing


def visible_organizations(request):
    return Organization.objects.visible_to(request.user).by_name()


def visible_series(request):
    return EventSeries.objects.visible_to(request.user).by_title()


def visible_participants(request):
    return Participant.objects.visible_to(request.user).by_name()


class SpanFilterSet(ListFilterSet):
    """Filters dated records by a span of years (`since`, `until`); pages link to one `year`."""

    def since_year(self, records, name, year):
        return records.since_year(year)

    def until_year(self, records, name, year):
        return records.until_year(year)

    def in_year(self, records, name, year):
        return records.in_year(year)


class EventFilter(SpanFilterSet, RegionalFilterSet):
    region = slug_filter(Region.objects.all(), _("Region"), "in_region")
    kind = choice_filter(Event.Kind.choices, _("Kind"))
    when = choice_filter(
        [("coming", _("upcoming")), ("past", _("past"))], _("Upcoming or past"), method="by_today"
    )
    since = year_filter(_("From year"), "since_year")
    until = year_filter(_("To year"), "until_year")
    year = year_filter(_("Year"), "in_year", widget=HiddenInput)
    theme = slug_filter(Theme.objects.all(), _("Theme"), "on_theme")
    series = slug_filter(visible_series, _("Series"), "in_series")
    sort = SortFilter(BY_DATE)
    organization = linked_filter(visible_organizations, _("Organization"), "with_organization")
    participant = linked_filter(visible_participants, _("Participant"), "with_participant")

    class Meta(ListFilterSet.Meta):
        model = Event

    def in_region(self, events, name, region):
        return events.in_region(region)

    def by_today(self, events, name, when):
        return events.ending_from_today() if when == "coming" else events.ended()

    def in_series(self, events, name, series):
        return events.filter(series=series)

    def on_theme(self, events, name, theme):
        return events.filter(themes=theme)

    def with_organization(self, events, name, organization):
        return events.with_organization(organization, self.user)

    def with_participant(self, events, name, participant):
        return events.with_person(participant, self.user)


class ByEventsFilter(RegionalFilterSet):
    """Filters records by their events, as far as these are visible to the user."""

    offered_by = {"region": Event}

    region = slug_filter(Region.objects.all(), _("Region of an event"), "by_region")
    year = year_filter(_("Year of an event"), "by_year")

    def events(self):
        return Event.objects.visible_to(self.user)

    def by_region(self, records, name, region):
        return records.at_events(self.events().in_region(region), self.user)

    def by_year(self, records, name, year):
        return records.at_events(self.events().in_year(year), self.user)


class EventSeriesFilter(ByEventsFilter):
    kind = choice_filter(Event.Kind.choices, _("Kind of event"), method="by_kind")
    sort = SortFilter(
        {"title": (_("by title"), "by_title"), "latest": (_("latest event"), "latest_first")}
    )

    class Meta(ListFilterSet.Meta):
        model = EventSeries

    def by_kind(self, series, name, kind):
        return series.at_events(self.events().filter(kind=kind), self.user)


class OrganizationFilter(ByEventsFilter):
    first = ["kind", "region", "standing"]
    offered_by = {"region": None}

    region = slug_filter(Region.objects.all(), _("Country or region"), "in_region")
    kind = choice_filter(Organization.Kind.choices, _("Kind"))
    standing = choice_filter(
        [(str(value), label) for value, label in Standing.Kind.choices],
        _("Standing in the Coalition"),
        method="of_standing",
    )
    sort = SortFilter(
        {"name": (_("by name"), "by_name"), "country": (_("by country"), "by_country")}
    )

    class Meta(ListFilterSet.Meta):
        model = Organization

    def in_region(self, organizations, name, region):
        return organizations.in_region(region)

    def of_standing(self, organizations, name, kind):
        return organizations.of_standing(int(kind))


class ParticipantFilter(ByEventsFilter):
    first = ["country", "kind"]
    offered_by = {"region": Event, "country": Organization}

    country = slug_filter(Region.objects.all(), _("Country of organization"), "from_region")
    kind = choice_filter(Organization.Kind.choices, _("Kind of organization"), method="from_kind")
    organization = linked_filter(visible_organizations, _("Organization"), "from_organization")
    sort = SortFilter(
        {"name": (_("A to Z"), "by_name"), "reversed": (_("Z to A"), "by_name_backwards")}
    )

    class Meta(ListFilterSet.Meta):
        model = Participant

    def organizations(self):
        return Organization.objects.visible_to(self.user)

    def from_region(self, participants, name, region):
        return participants.of_organizations(self.organizations().in_region(region), self.user)

    def from_kind(self, participants, name, kind):
        return participants.of_organizations(self.organizations().filter(kind=kind), self.user)

    def from_organization(self, participants, name, organization):
        chosen = self.organizations().filter(pk=organization.pk)
        return participants.of_organizations(chosen, self.user)
