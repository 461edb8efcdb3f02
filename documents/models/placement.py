"""Placements and tallies of documents: denormalised rows by region (see r2p.regions.placements)."""

from django.db import models

from r2p.regions.placements import DatedPlacement, Tally

from .document import Document


class DocumentPlacement(DatedPlacement):
    record = models.ForeignKey(
        Document, models.CASCADE, related_name="placements", db_index=False, editable=False
    )

    class Meta(DatedPlacement.Meta):
        indexes = DatedPlacement.indexes("document_placement")


class DocumentTally(Tally):
    pass
