"""One module per noun; importing them registers their pages."""

from events import exchange, exchange_of_lines  # noqa: F401 - the tables of these

from . import event, organization, participant, series

__all__ = ["event", "organization", "participant", "series"]
