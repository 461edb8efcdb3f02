"""Positions that stand before the name: "Lake Centre Director Dr. Joan Doe"."""

from events.recognition.words import ACRONYM, PARTICLES, PERSONAL, is_body, is_position, word_set
from r2p.records.names import fold

from .posts import Known, is_united_nations

# Words that end a position before a name. Others may belong to an organization: "Student".
HEADS = word_set(
    "adviser advisor ambassador ceo chair chairman chairperson chairwoman chancellor commissioner "
    "coordinator dean director envoy general governor minister officer president rapporteur rector "
    "representative secretary"
)
LINKS = word_set("a an and for in of on the to")
# Words that stand before a word for a position and belong to it.
RANKS = word_set("foreign general high managing permanent prime special under")
STATES = {"us": "United States", "usa": "United States", "uk": "United Kingdom"}
OFFICES = word_set("state defence defense justice")


def reorder_fronted_post(part: str, known: Known) -> list[str]:
    """Return [name, position, organization] of a part in another order, else [part]."""
    words = part.split()
    ends = [place for place, word in enumerate(words) if ends_post(word)]
    if not ends or is_honorific(words[0]) or fold(part) in known.people:
        return [part]
    if is_honorific(words[ends[-1]]) and ends[-1] - 1 in ends:
        ends.pop()  # "Director Ambassador Joan Doe"
    begin, end = begin_of_post(words, ends[-1]), end_of_post(words, ends[-1], known)
    is_linked = begin and words[begin - 1].casefold() in LINKS
    if end < 2 or is_linked or not is_whole_name(words[end:]):
        return [part]
    before, position = " ".join(words[:begin]), " ".join(words[begin:end])
    return [" ".join(words[end:]), *split_post(before, position, known)]


def is_whole_name(words):
    """Tell whether words are a name of several words, with titles or without."""
    name = [word for word in words if not is_honorific(word)]
    is_called_so = all(word[0].isupper() or word in PARTICLES for word in name)
    return 1 < len(name) < 5 and is_called_so and not is_body(" ".join(name))


def is_honorific(word):
    return bool(PERSONAL.fullmatch(word.rstrip(".")))


def begin_of_post(words, place):
    while place and (is_post(words[place - 1]) or fold(words[place - 1]) in RANKS):
        place -= 1
    return place


def end_of_post(words, place, known):
    """The place where a position ends, including a body such as "to the U.N." or "of State"."""
    start = place + 1
    if words[start : start + 1] and words[start] in ("to", "of", "at", "for"):
        start += 2 if words[start + 1 : start + 2] == ["the"] else 1
        for end in (start + 3, start + 2, start + 1):
            if is_place(" ".join(words[start:end]), known):
                return end
    return place + 1


def is_place(text, known):
    is_known = fold(text) in known.organizations | known.countries | OFFICES
    return bool(is_known or is_united_nations(text) or ACRONYM.fullmatch(text))


def ends_post(word):
    return not HEADS.isdisjoint(fold(word).split()[-1:])


def is_post(word):
    return is_position(word) or ends_post(word)


def split_post(before, position, known):
    """Return [position] or [position, organization] where an organization precedes it."""
    state = STATES.get(fold(before.replace(".", "")))
    if state and is_united_nations(position.partition(" to ")[2].removeprefix("the ")):
        return [position.replace(" to ", f" of the {state} to ", 1)]
    if before and not state and (is_body(before) or is_place(before, known)):
        return [position, before]
    return [f"{before} {position}".strip()]
