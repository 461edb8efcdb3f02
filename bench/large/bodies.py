"""Organizations, people and series of the large catalogue."""

from events.models import Affiliation, EventSeries, Organization, Participant, Standing
from r2p.records.dates import KnownDate
from r2p.records.names import fold

from .words import weighted

KINDS = weighted(
    tuple(kind for kind in Organization.Kind if kind != Organization.Kind.STATE),
    (40, 15, 12, 14, 6, 5, 4, 4),
)
STANDINGS = weighted(tuple(Standing.Kind), (70, 25, 5))


def organizations(count, draw, countries):
    """Build a state for each country, then organizations of all kinds."""
    states = [
        Organization(name=country.name, kind=Organization.Kind.STATE, country=country)
        for country in sorted(countries[0], key=lambda country: country.slug)
    ]
    others = [
        Organization(name=draw.words.body(), kind=draw.one(KINDS), country=where)
        for _number in range(max(count - len(states), 10))
        for where in [draw.one(countries) if draw.chance.random() < 0.9 else None]
    ]
    return [finished(body, body.name, n, draw) for n, body in enumerate(states + others, 1)]


def people(count, draw):
    made = []
    for number in range(1, count + 1):
        first, last = draw.words.name()
        person = Participant(name=f"{first} {last}", sort_name=f"{last}, {first}")
        made.append(finished(person, person.sort_name, number, draw))
    return made


def series(count, draw):
    titles = (draw.words.title() for _number in range(count))
    return [
        finished(EventSeries(title=title), title, number, draw)
        for number, title in enumerate(titles, 1)
    ]


def finished(record, name, number, draw):
    """Give a record its slug, its sort name and its publication."""
    record.slug = draw.slug(name, number)
    record.sorted_as = fold(name)
    for column, value in draw.publication().items():
        setattr(record, column, value)
    return record


def standings(bodies, draw):
    """Build the standing in the Coalition of one organization in eight."""
    members = [body for body in bodies if body.kind != "state" and draw.chance.random() < 0.125]
    return [
        Standing(organization=body, kind=draw.one(STANDINGS), began=KnownDate.of(draw.day().year))
        for body in members
    ]


def affiliations(people, bodies, draw):
    """Build one or two affiliations for most people."""
    made = []
    for person in people:
        for body in draw.some(bodies, draw.chance.choice((0, 1, 1, 1, 2))):
            post = Affiliation(participant=person, organization=body, position=draw.words.title())
            post.began = KnownDate.of(draw.day().year)
            post.order_on = post.order_date()
            made.append(post)
    return made
