"""Posts: the position and the organization in a line of a pasted list."""

import re
from dataclasses import dataclass

from events.recognition.words import ACRONYM, BODIES, is_body, is_position, word_set
from r2p.records.names import fold


@dataclass(frozen=True)
class Known:
    """The folded names on record."""

    organizations: frozenset = frozenset()
    people: frozenset = frozenset()
    countries: frozenset = frozenset()


NOTHING = Known()

UNITED_NATIONS = {"", "un", "united nations", "united nations in new york", "un in new york"}
BEGINS_AS_BODY = re.compile(rf"(?:the )?(?:{BODIES.pattern}) (?:of|for|on)\b")
BEHIND = re.compile(r"\s*\(([^()]+)\)$")
SHORT_NAME = re.compile(r"(?=.*[A-Z].*[A-Z])[A-Z][\w&/-]{1,15}")
THE = re.compile(r"^the (?!hague\b|gambia\b)", re.IGNORECASE)
FORMER = re.compile(r"\b(?:former|formerly|ex|late|past|retired|emeritus)\b")
STATES_IN_SHORT = word_set("uk us usa uae drc prc rok dprk")
WHERE = re.compile(r",? \b(?:at|of|for|from|with|in) (?:the )?", re.IGNORECASE)

# Offices that name their state, with the name of its organization.
MISSION = re.compile(
    r"(?P<position>(?:.*\b)?permanent (?:representative|observer))"
    r" (?:of|for) (?P<state>.+?)(?: to (?:the )?(?P<body>.+))?",
    re.IGNORECASE,
)
EMBASSY = re.compile(
    r"(?P<position>(?:.*\b)?ambassador) of (?P<state>.+?) (?:to|in) (?P<body>.+)", re.IGNORECASE
)
FOREIGN_MINISTER = re.compile(
    r"(?P<position>(?:.*\b)?(?:foreign minister|minister (?:of|for) foreign affairs))"
    r" of (?P<state>.+)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Post:
    """A position at an organization. `state` is the state represented: "China" for its ambassador.

    `country` is where the organization is, as written in brackets after it.
    """

    position: str = ""
    organization: str = ""
    short_name: str = ""
    state: str = ""
    country: str = ""


def read_post(parts: list[str], known: Known = NOTHING) -> Post:
    """Read the parts of a line after the name, in whichever order, as a Post."""
    place = place_of_body(parts, known)
    if place is not None:
        after = parts[place + 1 :]
        positions = parts[:place] + [part for part in after if is_position(part)]
        bodies = [parts[place]] + [part for part in after if not is_position(part)]
        return organization_of(", ".join(bodies), ", ".join(positions), known)
    positions = [part for part in parts if is_position(part)]
    others = ", ".join(part for part in parts if part not in positions)
    said = ", ".join(positions)
    if office := office_of(said):
        return office
    if others and (positions or len(parts) == 1):
        return organization_of(others, said, known)
    if others:
        return organization_of(parts[-1], ", ".join(parts[:-1]), known)
    return within(said, known)


def place_of_body(parts, known):
    """The index of the part that begins an organization's name; None where it cannot be told."""
    for place in range(len(parts)):
        if fold(", ".join(parts[place:])) in known.organizations:
            return place
    for place, part in enumerate(parts):
        if fold(part) in known.organizations or is_organization(part):
            return place
    return None


def is_organization(text):
    """Tell whether a text is named like an organization, and is no position in one."""
    return is_body(text) and (not is_position(text) or bool(BEGINS_AS_BODY.match(fold(text))))


def is_united_nations(text):
    return bool(text) and fold(text.replace(".", "")) in UNITED_NATIONS


def office_of(position):
    """The Post of somebody who speaks, or once spoke, for a state; None for others."""
    if match := MISSION.fullmatch(position):
        to = match["body"] or ""
        if fold(to) in UNITED_NATIONS:
            to = "United Nations"
        elif "geneva" in fold(to) and fold(to).startswith(("un ", "united nations")):
            to = "United Nations Office at Geneva"
        return office(match, f"Permanent Mission of {match['state']} to the {to}")
    if match := EMBASSY.fullmatch(position):
        return office(match, embassy(match["state"], match["body"]))
    if match := FOREIGN_MINISTER.fullmatch(position):
        return office(match, f"Ministry of Foreign Affairs of {match['state']}")
    return None


def embassy(state, body):
    """The name of a state's embassy in another, or of its mission to an international body."""
    bare = re.sub("^the ", "", body, flags=re.IGNORECASE)
    if is_united_nations(bare):
        return f"Permanent Mission of {state} to the United Nations"
    short = fold(bare.replace(".", ""))
    if is_body(bare) or (ACRONYM.fullmatch(bare) and short not in STATES_IN_SHORT):
        return f"Permanent Mission of {state} to {body}"
    return f"Embassy of {state} in {body}"


def office(match, organization):
    if FORMER.search(fold(match["position"])):
        return Post(match[0])
    state = re.sub("^the ", "", match["state"], flags=re.IGNORECASE)
    return Post(match["position"], organization, state=state)


def within(position, known):
    """The Post of a position that names its organization: "Director of the … Centre"."""
    places = sorted(WHERE.finditer(position), key=lambda where: "at" not in where[0].split())
    for where in places:
        body = position[where.end() :]
        is_named = len(body.split()) > 1 and is_organization(body)
        if is_named or fold(body) in known.organizations:
            return organization_of(body, position[: where.start()], known)
    return Post(position)


def organization_of(name, position="", known=NOTHING):
    """The Post at an organization, whose acronym or country may stand after its name."""
    name = THE.sub("", name)
    aside = BEHIND.search(name)
    bare = BEHIND.sub("", name)
    if aside and fold(aside[1]) in known.countries:
        return Post(position, bare, country=aside[1])
    if aside and SHORT_NAME.fullmatch(aside[1]):
        return Post(position, bare, aside[1])
    return Post(position, name)
