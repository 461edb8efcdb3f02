"""Headings in a pasted list: the role or the side of the lines below."""

import re
from dataclasses import dataclass, replace

from events.recognition.words import NO_SIDES, ROLE_OF, SIDE, Role
from r2p.records.names import fold

ROLES_OF_BODIES = (Role.REPRESENTED, Role.SPONSOR, Role.HOST, Role.CO_HOST)
ROLES_OF_SIDES = (Role.PARTICIPANT, Role.REPRESENTED, Role.OBSERVER)
ROLES_ABOVE_SIDES = (Role.HOST, Role.CO_HOST, Role.SPONSOR, Role.CHAIR, Role.MODERATOR)
ROLES_ON_EACH_SIDE = (Role.PARTICIPANT, Role.SPEAKER, Role.PANELLIST, Role.OBSERVER)

LONGEST = 160
COLON = re.compile(r"[:：]\s*$")
PEOPLE = r"(?:participants|delegates|attendees|representatives|experts|scholars|officials)"
NAME = r"[^\W\d_a-z][\w’'-]*"
FROM = re.compile(
    rf"(?P<who>(?i:{PEOPLE}) )?(?i:from)(?: the)? "
    rf"(?P<side>{NAME}(?: (?:(?:of|and|the) )*{NAME}){{0,4}})"
)
INCLUDED = re.compile(
    rf"(?:.+, )?(?P<who>[^,]+?)(?: (?:at|in) the [\w -]+?)? (?:includ(?:ed|es|e|ing)|were|are)"
    rf"(?P<bodies> {PEOPLE} (?:from|of))?",
    re.IGNORECASE,
)
PLAIN = re.compile(
    rf"(?:side|delegation) of .+|{PEOPLE} (?:from .+|included)"
    r"|(?:the )?\S+(?: \S+)? (?:participants|delegates|attendees)(?: included)?",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Heading:
    """The role and the side that a heading gives; either may be ""."""

    role: str = ""
    side: str = ""
    is_known: bool = True

    def followed_by(self, heading):
        """Combine with the heading below: the role and side that hold after both.

        A side remains below a role, unless the role is one in the whole event, such as a host.
        Below a side remains only a role that each side has.
        """
        if heading.side:
            role = self.role if self.role in ROLES_ON_EACH_SIDE else ""
            return Heading(heading.role or role, heading.side)
        is_of_side = heading.is_known and heading.role not in ROLES_ABOVE_SIDES
        return Heading(heading.role, self.side if is_of_side else "")


UNKNOWN = Heading(is_known=False)


def read_heading(source: str) -> Heading | None:
    """Read a line as a Heading: a known one, or any that ends in a colon; None for others."""
    if len(source) > LONGEST:
        return None
    bare = COLON.sub("", source)
    if bare != source:
        return heading_from_words(bare) or UNKNOWN
    is_plain = fold(bare) in ROLE_OF or PLAIN.fullmatch(bare)
    return heading_from_words(bare) if is_plain else None


def heading_from_words(text: str) -> Heading | None:
    """The Heading that words mean; None where they are not known."""
    if len(text) > LONGEST:
        return None
    if role := ROLE_OF.get(fold(text)):
        return Heading(role)
    if "," not in text and (found := SIDE.fullmatch(text)):
        return Heading(side=found["before"] or found["after"])
    if found := FROM.fullmatch(text):
        return Heading(Role.PARTICIPANT if found["who"] else "", found["side"])
    if found := INCLUDED.fullmatch(text):
        said = heading_from_words(found["who"])
        return replace(said, role=Role.REPRESENTED) if said and found["bodies"] else said
    return heading_from_last_words(text)


def heading_from_last_words(text):
    """Read "Chinese participants" or "Local hosts": a role after a word or two."""
    words = re.sub("^the ", "", text, flags=re.IGNORECASE).split()
    for place in range(1, min(len(words), 4)):
        if role := ROLE_OF.get(fold(" ".join(words[place:]))):
            before = " ".join(words[:place])
            is_side = role in ROLES_OF_SIDES and before[0].isupper()
            is_side = is_side and not NO_SIDES.intersection(fold(before).split())
            return Heading(role, before if is_side else "")
    return None
