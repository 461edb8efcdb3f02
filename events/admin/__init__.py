"""One module per noun; importing them registers their pages."""

from . import event, organization, participant, series

__all__ = ["event", "organization", "participant", "series"]
