"""Cases of the constraints of the lines of an event."""

from events.models import Participation
from tests.broken_constraints import accepts, breaks
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

GIVEN = "This line already exists."
# Which parts of a line are filled: a part that is empty must not let a duplicate pass.
PARTS = [
    ["participant"],
    ["organization"],
    ["participant", "organization"],
    ["participant", "on_behalf_of"],
    ["organization", "on_behalf_of"],
    ["participant", "organization", "on_behalf_of"],
]


def a_line(parts):
    """A speaker's line of these parts alone."""
    makers = {
        "participant": ParticipantFactory,
        "organization": OrganizationFactory,
        "on_behalf_of": OrganizationFactory,
    }
    filled = {part: makers[part]() for part in parts}
    return ParticipationFactory(**{"participant": None} | filled, role="speaker")


def split_line(line):
    names = ("event", "role", "participant", "organization", "on_behalf_of")
    return {name: getattr(line, name) for name in names}


def new_line_given_twice(parts):
    return Participation(**split_line(a_line(parts))), GIVEN


def line_twice(parts):
    other = ParticipationFactory(**split_line(a_line(parts)) | {"role": "host"})
    return other, {"role": "speaker"}


def key_twice():
    ParticipationFactory(key="a-key")
    return ParticipationFactory(), {"key": "a-key"}


def beside(**fields):
    """A full line, and its neighbour that differs in some fields."""
    line = ParticipationFactory(full=True, role="speaker")
    return [line, ParticipationFactory(**split_line(line) | fields)]


breaks("participation_key_is_unique", "Another line has this key.", key_twice=key_twice)
breaks(
    "participation_names_someone",
    "A line must name a person or an organization.",
    of_nobody=lambda: (ParticipationFactory(), {"participant": None}),
    on_behalf_of_an_organization_alone=lambda: (
        ParticipationFactory(on_behalf_of=OrganizationFactory()),
        {"participant": None},
    ),
)
breaks(
    "participation_is_given_once",
    GIVEN,
    **{f"{' and '.join(parts)} twice": lambda parts=parts: line_twice(parts) for parts in PARTS},
)
accepts(
    person_of_two_roles=lambda: beside(role="moderator"),
    person_who_speaks_for_themselves_too=lambda: beside(organization=None),
    person_who_speaks_on_behalf_of_another=lambda: beside(on_behalf_of=None),
    organization_beside_its_person=lambda: beside(participant=None),
    same_line_at_another_event=lambda: beside(event=EventFactory()),
)
