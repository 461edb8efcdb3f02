from .event import Event
from .organization import Organization, OrganizationName, Standing
from .participant import Affiliation, Participant, ParticipantName
from .participation import Participation
from .series import EventSeries

__all__ = [
    "Affiliation",
    "Event",
    "EventSeries",
    "Organization",
    "OrganizationName",
    "Participant",
    "ParticipantName",
    "Participation",
    "Standing",
]
