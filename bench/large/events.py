"""Events of the large catalogue, with their participations."""

from datetime import timedelta

from events.models import Event, Participation
from r2p.records.audience import Audience
from r2p.records.dates import UNDATED, KnownDate

from .records import PRECISIONS
from .words import weighted

KINDS = weighted(tuple(Event.Kind), (25, 15, 12, 15, 10, 12, 6, 5))
ROLES = weighted(tuple(Participation.Role), (8, 4, 5, 6, 22, 14, 2, 24, 9, 4, 2))
# Audiences of the disclosure: (of organizations, of people).
DISCLOSURES = weighted(
    ((Audience.PUBLIC, Audience.PUBLIC), (Audience.PUBLIC, Audience.STAFF), (Audience.STAFF,) * 2),
    (70, 20, 10),
)


def event(number, draw, world):
    """Build an event, with the regions and themes that it is about."""
    title, day, precision = draw.words.title(), draw.day(), draw.one(PRECISIONS)
    publication = draw.publication(day)
    organizations, people = draw.one(DISCLOSURES)
    audience = publication["audience"]
    made = Event(
        title=title,
        slug=draw.slug(title, number),
        kind=draw.one(KINDS),
        summary=draw.words.text(200, 900),
        series=draw.one(world.series) if draw.chance.random() < 0.4 else None,
        city=draw.words.run(1, 1).title(),
        country=draw.one(world.countries),
        organizations_audience=max(organizations, audience),
        people_audience=max(people, organizations, audience),
        **dates(day, precision, draw),
        **publication,
    )
    return made, world.regions_of(draw), draw.some(world.themes, draw.chance.randint(0, 3))


def dates(day, precision, draw):
    """A span of one to three days, or of a month or a year; (None, None) without a precision."""
    if not precision:
        return {"order_on": UNDATED}
    parts = {"year": 1, "month": 2, "day": 3}[precision]
    known = KnownDate.of(*(day.year, day.month, day.day)[:parts])
    more = timedelta(days=draw.chance.choice((0, 0, 1, 2)) if precision == "day" else 0)
    return {
        "starts_on": known.earliest,
        "ends_on": known.latest + more,
        "dates_precision": precision,
        "order_on": known.earliest,
    }


def lines(event, draw, world):
    """Build up to two dozen participations of an event, no two the same."""
    made = {}
    for order in range(1, draw.chance.choice((2, 4, 6, 8, 8, 12, 16, 24)) + 1):
        role = draw.one(ROLES)
        names_person = role != Participation.Role.REPRESENTED and draw.chance.random() < 0.8
        person = draw.one(world.people) if names_person else None
        needs_body = person is None or draw.chance.random() < 0.8
        body = draw.one(world.organizations) if needs_body else None
        is_for_another = draw.chance.random() < 0.04
        line = Participation(
            event=event,
            participant=person,
            organization=body,
            on_behalf_of=draw.one(world.organizations) if is_for_another else None,
            role=role,
            position=draw.words.title() if person else "",
            audience=draw.chance.choice(tuple(Audience)) if draw.chance.random() < 0.04 else None,
            order=order,
        )
        made[line.line_key] = line
    return made.values()
