from .event import Event
from .organization import Organization, OrganizationName, Standing
from .participant import Affiliation, Participant, ParticipantName
from .participation import Participation
from .placement import EventPlacement, OrganizationPlacement
from .series import EventSeries

__all__ = [
    "Affiliation",
    "Event",
    "EventPlacement",
    "EventSeries",
    "Organization",
    "OrganizationName",
    "OrganizationPlacement",
    "Participant",
    "ParticipantName",
    "Participation",
    "Standing",
]
