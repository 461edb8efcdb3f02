"""Reads the names in a citation."""

import re

from events.recognition.person_names import read_name
from events.recognition.words import PARTICLES, is_body

APA_NAME = re.compile(r"[^,&.;]+, (?:[A-Z]\.[ -]?)+")


def is_people(text):
    """Tell whether a sentence is a list of people: "Bellamy, Alex J., and Tim Dunne"."""
    return len(text) < 200 and bool(
        re.match(r"[^\W\d_][\w’'-]+, [A-Z][\w.]*(?: [A-Z]\.?)*(?:,|$| and| &)", text + ",")
    )


def authors_of(text):
    """The names in a list of authors, each with the first name first."""
    text = re.sub(r"(?:,? \(?eds?\.?\)?|(?<!\b[A-Z])\.)$", "", text.strip(" ,;:–-"))
    if not text:
        return ()
    listed = APA_NAME.findall(f"{text}.")
    if listed and len(listed) == text.count("&") + text.count(".,") + (text.count("&") == 0):
        return tuple(read_name(name.strip(" ,")).name for name in listed)
    parts = re.split(r",?\s+(?:and|&|et|y|und)\s+|;\s*", text)
    first = parts[0].split(", ")
    if is_people(parts[0]) and len(first) > 1:
        names = [", ".join(first[:2]), *first[2:], *parts[1:]]
    else:
        return (text,) if len(parts) == 1 or len(parts[0].split()) > 3 else tuple(parts)
    return tuple(read_name(name).name for name in names)


def is_author(text):
    """Tell whether a piece of a citation may be its author: a body, or two to four names."""
    words = text.split()
    named = [word for word in words if word[0].isupper() and not re.search(r"\d", word)]
    is_person = 1 < len(words) < 5 and set(words) - set(named) <= PARTICLES and len(named) > 1
    return is_person or is_body(text)
