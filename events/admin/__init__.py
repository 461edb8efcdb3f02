"""One module per noun; importing them registers their pages."""

from events import exchange  # noqa: F401 - the tables of these

from . import event, organization, participant, series

__all__ = ["event", "organization", "participant", "series"]
