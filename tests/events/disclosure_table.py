"""Of a line, three things are told or not, each by itself: the table, and the specification of it.

The expectation is the specification in plain Python; it calls nothing of the code under test.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations_with_replacement, product

from django.utils import timezone

from events.models import Event, Organization, Participant, Participation

AUDIENCES = (0, 10, 20, 30, 40)
HIDDEN = ("draft", "withdrawn", "future")
OVERRIDES = (None, *AUDIENCES)
ROLES = ("host", "chair", "speaker", "lead", "observer", "sponsor")
# The state of an event or a party: an audience where it is published, or why it is hidden.
FULL = [(audience, audience, audience) for audience in AUDIENCES]
ORGANIZATIONS_ONLY = [(audience, audience, 40) for audience in AUDIENCES]
CHATHAM_HOUSE = [(audience, 40, 40) for audience in AUDIENCES]
PRESETS = list(dict.fromkeys(FULL + ORGANIZATIONS_ONLY + CHATHAM_HOUSE))
EVERY_DISCLOSURE = list(combinations_with_replacement(AUDIENCES, 3))
PARTIES = (None, *AUDIENCES, "draft")
# Every two of person, organization and the one on whose behalf was spoken, in all their states.
PARTIES_OF_A_LINE = [
    (person, organization, PARTIES[(first + second) % len(PARTIES)])
    for (first, person), (second, organization) in product(enumerate(PARTIES), repeat=2)
    if (person, organization) != (None, None)
]


@dataclass(frozen=True)
class Line:
    """One row of the table: the states of a line, from which the specification follows."""

    event: object
    organizations_audience: int
    people_audience: int
    override: int | None
    person: object
    organization: object
    on_behalf_of: object

    def tells(self, party, rung):
        """The specification: event and party are visible, and the rung of the line reaches."""
        state = getattr(self, party)
        of_event = self.people_audience if party == "person" else self.organizations_audience
        needed = of_event if self.override is None else self.override
        return is_seen(self.event, rung) and is_seen(state, rung) and needed <= rung


def is_seen(state, rung):
    return state is not None and state not in HIDDEN and state <= rung


ALL_LINES = [
    # Every disclosure with every override, of parties that are public.
    *(
        Line(event, organizations, people, override, 0, 0, 0)
        for (event, organizations, people), override in product(EVERY_DISCLOSURE, OVERRIDES)
    ),
    # The presets with the parties' own audiences, drafts and gaps.
    *(
        Line(*disclosure, override, *parties)
        for disclosure, override, parties in product(PRESETS, (None, 0, 20), PARTIES_OF_A_LINE)
    ),
    # Events that are not visible, whatever their lines say.
    *(
        Line(event, 0, 0, override, 0, 0, 0)
        for event, override in product(HIDDEN, OVERRIDES)
    ),
]  # fmt: skip


def table_in_the_database():
    """The whole table in the database: {pk: Line}, in a handful of queries."""
    lines = list(dict.fromkeys(ALL_LINES))
    events = made(
        Event,
        dict.fromkeys(
            (line.event, line.organizations_audience, line.people_audience) for line in lines
        ),
    )
    people = made(Participant, [(state,) for state in PARTIES])
    organizations = made(Organization, [(state,) for state in PARTIES])
    others = made(Organization, [(state,) for state in PARTIES])
    rows = Participation.objects.bulk_create(
        Participation(
            event=events[line.event, line.organizations_audience, line.people_audience],
            role=ROLES[OVERRIDES.index(line.override)],
            audience=line.override,
            participant=people.get((line.person,)),
            organization=organizations.get((line.organization,)),
            on_behalf_of=others.get((line.on_behalf_of,)),
            position="Director",
            name_as_published="As published",
        )
        for line in lines
    )
    return {row.pk: line for row, line in zip(rows, lines, strict=True)}


def made(model, states):
    """A record for each state that is one, in one query: {state: record}."""
    now = timezone.now()
    states = [state for state in states if state[0] is not None]
    already = model.objects.count()
    records = model.objects.bulk_create(
        model(
            slug=f"cell-{number}",
            status="published" if state[0] == "future" or state[0] in AUDIENCES else state[0],
            publish_at=now + timedelta(hours=1 if state[0] == "future" else -1),
            withdrawn_at=now if state[0] == "withdrawn" else None,
            audience=0 if state[0] in HIDDEN else state[0],
            **columns_of(model, *state),
        )
        for number, state in enumerate(states, start=already)
    )
    return dict(zip(states, records, strict=True))


def columns_of(model, _state, *disclosure):
    if model is not Event:
        return {}
    names = ("order_on", "organizations_audience", "people_audience")
    return dict(zip(names, (timezone.localdate(), *disclosure), strict=True))


def told(lines, party, rung):
    return {pk for pk, line in lines.items() if line.tells(party, rung)}


def pks(rows):
    return set(rows.values_list("pk", flat=True))
