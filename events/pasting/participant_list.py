"""Reads a pasted list of participants: one person or organization per line.

Pure functions: they know the text and the names of records they are given. The result is a proposal
that somebody checks, never a fact.
"""

import re
from dataclasses import dataclass, field, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from events.recognition.person_names import SUFFIXES, PersonName, read_name
from events.recognition.words import (
    ACRONYM,
    COLUMNS,
    PERSONAL,
    ROLE_OF,
    is_body,
    is_position,
)
from r2p.records.names import fold

from .fronted import reorder_fronted_post
from .headings import ROLES_OF_BODIES, Heading, heading_from_words, read_heading
from .posts import NOTHING, Known, Post, organization_of, read_post
from .prose import running_on
from .splitting import split_organizations, split_people

LONGEST = 400  # Longer lines are prose, not participants.
BULLET = re.compile(r"^(?:[-–—*•·▪◦‣●○■□►>]+|\(?\d{1,3}[.):]|\(?[a-z][.)](?=\s)|\d{1,3}(?=\t))\s*")
JOINT = re.compile(r"^(?:and|&)\s+|\s*[,;]?\s+(?:and|&)$", re.IGNORECASE)
INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
PARENTHESIS = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]")
STRONG = (re.compile(r"\t+"), re.compile(r"\s*[;；]\s*"), re.compile(r"\s+[|]\s+"))
DASH = re.compile(r"\s+[-–—]+\s+")
COMMA = re.compile(r"\s*[,，、،]\s*")


class Doubt(TextChoices):
    """Reasons why a line is not understood."""

    GARBLED = "garbled", _("Not recognized")
    HEADING = "heading", _("Not recognized as a heading. The lines below it have no role")
    PROSE = "prose", _("Not recognized. Enter one person or organization per line")


@dataclass(frozen=True)
class ReadLine:
    """The parts of a line; those not given are empty."""

    number: int
    source: str
    role: str = ""
    side: str = ""
    person: PersonName = field(default_factory=PersonName)
    post: Post = field(default_factory=Post)
    doubt: str = ""

    @property
    def is_understood(self):
        return not self.doubt


def read_participant_list(text: str, known: Known = NOTHING) -> list[ReadLine]:
    """Read the lines in their order; headings give the role or the side of those below.

    Never raises: a line that is not understood has a `doubt`.
    """
    lines, section = [], Heading()
    sources = [without_bullets(source) for source in text.splitlines()]
    prose = running_on(sources)
    for place, source in enumerate(sources):
        if not source or fold(COMMA.split(source.replace("\t", ","))[0]) in COLUMNS:
            continue
        if heading := read_heading(source):
            section = section.followed_by(heading)
        line = ReadLine(0, " ".join(source.split()), section.role, section.side)
        if heading is None:
            is_prose = place in prose
            lines += (
                [replace(line, doubt=Doubt.PROSE)] if is_prose else read_line(line, source, known)
            )
        elif not heading.is_known:
            lines.append(replace(line, doubt=Doubt.HEADING))
    numbered = [replace(line, number=number) for number, line in enumerate(lines, start=1)]
    return with_whole_names(numbered)


def without_bullets(source):
    """Strip layout from a line: bullets, numbers, invisible characters, a leading "and"."""
    source = INVISIBLE.sub("", source).replace("\xa0", " ").strip()
    before = None
    while before != source:
        before, source = source, BULLET.sub("", source).strip()
    return JOINT.sub("", source)


def with_whole_names(lines):
    """Replace an acronym alone by the full name that another line gives with it."""
    named = {fold(line.post.short_name): line.post for line in lines if line.post.short_name}
    named |= {fold(post.organization): post for post in named.values()}
    return [
        replace(
            line,
            post=replace(
                line.post, organization=named[key].organization, short_name=named[key].short_name
            ),
        )
        if (key := fold(line.post.organization)) in named
        else line
        for line in lines
    ]


def read_line(line, source, known):
    """Read a line as one ReadLine for each person or organization that it names."""
    if len(source) > LONGEST or not re.search(r"[^\W\d_]", source):
        return [replace(line, doubt=Doubt.GARBLED)]
    line, source = with_own_role(line, source)
    pieces = (
        split_organizations(source, known) if line.role in ROLES_OF_BODIES else split_people(source)
    )
    if len(pieces) == 1:
        return [with_person_and_post(line, source, known)]
    return [with_person_and_post(replace(line, source=piece), piece, known) for piece in pieces]


def with_person_and_post(line, source, known):
    """Fill in the person, the position and the organization from the text of a line."""
    parts, asides = split_line(source, known)
    if line.role not in ROLES_OF_BODIES and fold(source) not in known.organizations:
        parts = [*reorder_fronted_post(parts[0], known), *parts[1:]]
    if is_organization_alone(line, parts, asides, known):
        return replace(line, post=organization_of(", ".join([*parts, *asides]), known=known))
    person, rest = person_and_rest(parts, known)
    return replace(line, person=read_name(person), post=read_post([*rest, *asides], known))


def with_own_role(line, source):
    """Return (line with its own role, the rest of the text): "Chair: …", "… (chair)"."""
    before, _colon, after = re.sub("[：\t]", ":", source, count=1).partition(":")
    if after.strip() and (heading := heading_from_words(before)):
        said = Heading(line.role, line.side).followed_by(heading)
        return replace(line, role=said.role, side=said.side), after.strip()
    for aside in PARENTHESIS.finditer(source):
        if role := ROLE_OF.get(fold(aside[1])):
            source = source[: aside.start()] + source[aside.end() :]
            return replace(line, role=role), source.strip()
    return line, source


def split_line(source, known):
    """Return (parts of a line, texts in parentheses after a name)."""
    for separator in STRONG:
        if separator.search(source):
            columns = [part for part in separator.split(source) if part]
            return joined_columns(columns), []
    if fold(source) in known.organizations:
        return [source], []
    asides, outside = PARENTHESIS.findall(source), PARENTHESIS.sub("", source)
    if asides and is_name_alone(outside, known):
        asides = [part for aside in asides for part in COMMA.split(aside) if part]
        source = outside
    else:
        asides = []
    dashed = [part for part in DASH.split(source) if part]
    if len(dashed) > 2:
        return dashed, asides
    return [part for piece in dashed for part in COMMA.split(piece) if part], asides


def is_name_alone(text, known):
    """Tell whether only a name stands outside of the parentheses of a line."""
    parts = COMMA.split(text)
    is_whole = len(parts) == 1 or (len(parts) == 2 and is_given_name(*parts, known))
    return is_whole and not is_body(text)


def joined_columns(columns):
    """Join the first two columns where the first holds only the title, the second the name."""
    columns = [column.strip() for column in columns]
    titles = {"mr", "mrs", "ms", "dr", "prof", "professor", "h e", "amb", "ambassador", "mr dr"}
    if len(columns) > 1 and fold(columns[0]) in titles:
        columns = [f"{columns[0]} {columns[1]}", *columns[2:]]
    return columns


def is_organization_alone(line, parts, asides, known):
    whole = ", ".join(parts)
    if (
        fold(whole) in known.organizations
        or fold(PARENTHESIS.sub("", whole)) in known.organizations
    ):
        return not asides
    first = PARENTHESIS.sub("", parts[0])
    if PERSONAL.match(first) or fold(first) in known.people:
        return False
    if len(parts) == 1 and not asides and line.role in ROLES_OF_BODIES:
        return True
    if read_name(first).honorific and not is_body(first):
        return False
    if ACRONYM.fullmatch(first) and len(parts) == 1 and not asides:
        return True
    is_called_so = is_body(first) or fold(first) in known.organizations
    return is_called_so and not any(is_position(part) for part in parts[1:])


def person_and_rest(parts, known):
    """Return (the name of the person, joined from its parts, the other parts)."""
    name, rest = parts[0], list(parts[1:])
    while rest and is_suffix(rest[0]):
        name = f"{name}, {rest.pop(0)}"
    if rest and is_given_name(name, rest[0], known):
        name = f"{name}, {rest.pop(0)}"
        while rest and is_suffix(rest[0]):
            name = f"{name}, {rest.pop(0)}"
    return PARENTHESIS.sub("", name).strip(), rest


def is_suffix(part):
    return fold(part.replace(".", "")).replace(" ", "") in SUFFIXES


def is_given_name(family, part, known):
    """Tell whether a part continues a name that began with the family name: "Bellamy, Alex"."""
    words = part.split()
    is_family_alone = len(family.split()) == 1 or family.isupper() or family[0].islower()
    is_name = 0 < len(words) < 4 and all(word[0].isupper() for word in words)
    is_family_alone = is_family_alone and fold(family) not in known.organizations
    is_other = ACRONYM.fullmatch(part) or is_body(part) or fold(part) in known.organizations
    return is_family_alone and is_name and not is_other and not is_position(read_name(part).name)
