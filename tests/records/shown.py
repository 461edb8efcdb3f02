"""Records that everybody may see, one of every kind, and a region."""

from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
)

RECORDS = {
    "document": lambda: DocumentFactory(published=True, dated=True),
    "event": lambda: EventFactory(published=True, dated=True),
    "series": lambda: (
        EventFactory(published=True, series=EventSeriesFactory(published=True)).series
    ),
    "organization": lambda: OrganizationFactory(published=True),
    "participant": lambda: ParticipationFactory().participant,
}
SHOWN = RECORDS | {"region": lambda: RegionFactory(country=True)}
