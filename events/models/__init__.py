"""Models of events, series, organizations and participants."""

from .event import Event
from .organization import Organization, OrganizationName, Standing
from .participant import Affiliation, Participant, ParticipantName
from .participation import Participation
from .placement import EventPlacement, EventTally, OrganizationPlacement
from .series import EventSeries

__all__ = [
    "Affiliation",
    "Event",
    "EventPlacement",
    "EventSeries",
    "EventTally",
    "Organization",
    "OrganizationName",
    "OrganizationPlacement",
    "Participant",
    "ParticipantName",
    "Participation",
    "Standing",
]
