"""Placements and tallies of events and organizations: denormalised rows by region."""

from django.db import models

from r2p.regions.placements import DatedPlacement, Placement, Tally

from .event import Event
from .organization import Organization


class EventPlacement(DatedPlacement):
    record = models.ForeignKey(
        Event, models.CASCADE, related_name="placements", db_index=False, editable=False
    )

    class Meta(DatedPlacement.Meta):
        indexes = DatedPlacement.indexes("event_placement")


class EventTally(Tally):
    pass


class OrganizationPlacement(Placement):
    record = models.ForeignKey(
        Organization, models.CASCADE, related_name="placements", db_index=False, editable=False
    )

    class Meta(Placement.Meta):
        indexes = [
            models.Index(
                fields=["region", "audience", "status", "publish_at", "record"],
                name="organization_placement_listed",
            )
        ]
