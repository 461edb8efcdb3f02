"""Directory of the Coalition's members: by standing, and by country."""

from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from events.models import Organization, Standing
from r2p.records.names import fold

NAMES = {
    Standing.Kind.STEERING: _("steering committee"),
    Standing.Kind.MEMBER: _("members"),
    Standing.Kind.SUPPORTER: _("NGO supporters"),
}


@dataclass
class Rank:
    """The organizations of one standing; `countries` is [(country or None, standings)]."""

    kind: Standing.Kind
    countries: list

    @property
    def name(self):
        return NAMES[self.kind]

    @property
    def count(self):
        return sum(len(standings) for _country, standings in self.countries)


def directory(user):
    """The ranks that have an organization visible to the user, the highest first. One query."""
    return [
        Rank(Standing.Kind(kind), by_country(standings))
        for kind, standings in groupby(open_standings(user), key=lambda standing: standing.kind)
    ]


def open_standings(user):
    """The highest standing of each visible organization, with organization and country."""
    standings = (
        Standing.objects.open()
        .filter(organization__in=Organization.objects.visible_to(user).order_by())
        .select_related("organization__country")
        .order_by("-kind", "organization__sorted_as", "pk")
    )
    highest = {}
    for standing in standings:
        highest.setdefault(standing.organization_id, standing)
    return highest.values()


def by_country(standings):
    """Group standings by the country of their organization, those without a country last."""
    ordered = sorted(standings, key=place_of)
    return [
        (country, list(of_country))
        for country, of_country in groupby(ordered, lambda standing: standing.organization.country)
    ]


def place_of(standing):
    country = standing.organization.country
    return (country is None, fold(country.name) if country else "")
