from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience
from r2p.records.lists import choice_filter, linked_filter, slug_filter, year_filter
from r2p.regions.filters import RegionalFilterSet
from r2p.regions.models import Region

from .models import Event, EventSeries, Organization, Participant, Standing


def visible_organizations(request):
    return Organization.objects.visible_to(request.user).by_name()


def visible_series(request):
    return EventSeries.objects.visible_to(request.user).by_title()


def visible_participants(request):
    return Participant.objects.visible_to(request.user).by_name()


class EventFilter(RegionalFilterSet):
    region = slug_filter(Region.objects.all(), _("Region"), "in_region")
    kind = choice_filter(Event.Kind.choices, _("Kind"))
    year = year_filter(_("Year"), "in_year")
    series = slug_filter(visible_series, _("Series"), "in_series")
    organization = linked_filter(visible_organizations, _("Organization"), "with_organization")
    participant = linked_filter(visible_participants, _("Participant"), "with_participant")

    class Meta:
        model = Event
        fields = []

    def in_region(self, events, name, region):
        return events.in_region(region)

    def in_year(self, events, name, year):
        return events.in_year(int(year))

    def in_series(self, events, name, series):
        return events.filter(series=series)

    def with_organization(self, events, name, organization):
        return events.with_organization(organization, self.user)

    def with_participant(self, events, name, participant):
        return events.with_person(participant, self.user)


class ByEventsFilter(RegionalFilterSet):
    """Filters of what is on record through events: by those events that one may see."""

    region = slug_filter(Region.objects.all(), _("Region"), "by_region")
    year = year_filter(_("Year"), "by_year")

    @property
    def counted(self):
        return Event.objects

    def events(self):
        return Event.objects.visible_to(self.user)

    def by_region(self, records, name, region):
        return records.at_events(self.events().in_region(region), self.user)

    def by_year(self, records, name, year):
        return records.at_events(self.events().in_year(int(year)), self.user)


class EventSeriesFilter(ByEventsFilter):
    kind = choice_filter(Event.Kind.choices, _("Kind"), method="by_kind")

    class Meta:
        model = EventSeries
        fields = []

    def by_kind(self, series, name, kind):
        return series.at_events(self.events().filter(kind=kind), self.user)


class OrganizationFilter(ByEventsFilter):
    kind = choice_filter(Organization.Kind.choices, _("Kind"))
    standing = choice_filter(
        [(str(value), label) for value, label in Standing.Kind.choices],
        _("Standing"),
        method="of_standing",
    )

    class Meta:
        model = Organization
        fields = []

    @property
    def counted(self):
        return Organization.objects

    def by_region(self, organizations, name, region):
        return organizations.in_region(region)

    def of_standing(self, organizations, name, kind):
        return organizations.of_standing(Audience(int(kind)))


class ParticipantFilter(ByEventsFilter):
    organization = linked_filter(visible_organizations, _("Organization"), "of_organization")

    class Meta:
        model = Participant
        fields = []

    def of_organization(self, participants, name, organization):
        return participants.of_organization(organization, self.user)
