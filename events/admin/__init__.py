"""Admin of events, series, organizations and participants; importing it registers them."""

from events import (
    line_resources,  # noqa: F401 - the tables of these
    resources,  # noqa: F401 - the tables of these
)

from . import event, organization, participant, series

__all__ = ["event", "organization", "participant", "series"]
