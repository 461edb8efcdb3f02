"""Parses names of people: title, name as written, and a guessed sort name."""

import re
from dataclasses import dataclass

from nameparser import Lexicon, Parser, Role

from r2p.records.names import fold

from .family_names import FAMILY_FIRST, VIETNAMESE
from .words import PARTICLES, word_set

CIVIL = word_set(
    "mr mrs ms miss mx m mme mlle sr sra srta herr frau mister señor señora monsieur madame"
)
OTHER_TITLES = word_set(
    "h.e s.e h.r.h hrh emeritus h.c dott ing lic licda dato datuk profesor profesora embajador "
    "embajadora ambassadeur undersecretary"
)
PARSER = Parser(lexicon=Lexicon.default().add(titles=OTHER_TITLES | CIVIL))

GENERATIONS = word_set("jr sr ii iii iv")
POST_NOMINALS = word_set(
    "ac ao am qc kc sc obe cbe mbe kcmg cmg mp phd dphil md msc llm llb esq esquire ret"
)
SUFFIXES = GENERATIONS | POST_NOMINALS

SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ui|ao|ou|iu|ie|ue|er|an|en|in|un|"
    r"ia|ua|uo|a|o|e|i|u)"
)
GIVEN_IN_SYLLABLES = re.compile(f"(?:{SYLLABLE}){{1,2}}")
GIVEN_WITH_HYPHEN = re.compile(r"[^\W\d_]+-[^\W\d_A-Z][^\W\d_]*")
OWN_SCRIPT = re.compile("[\u0590-\u08ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")


@dataclass(frozen=True)
class PersonName:
    honorific: str = ""
    name: str = ""
    sort_name: str = ""


def read_name(text: str) -> PersonName:
    """Parse a name with what surrounds it: "H.E. Mr Liu Jieyi", "Bellamy, Prof. Alex".

    The order of the words stays as written, except for a family name before a comma; so do their
    capitals, except for words wholly in capitals, which mark a family name. Returns a PersonName,
    whose `name` is empty where there is none.
    """
    text, generation = without_post_nominals(text)
    tokens = PARSER.parse(text).tokens
    titles = [token.text for token in tokens if token.role == Role.TITLE]
    words = [token for token in tokens if is_name_word(token)]
    if not words:
        return PersonName("", text, text)
    comma = text.find(",") if "," in text else len(text)
    before = [word.text for word in words if word.span.start < comma]
    after = [word.text for word in words if word.span.start > comma]
    name, sort_name = arrange_name(before, after)
    return PersonName(
        " ".join(title for title in titles if title.rstrip(".").casefold() not in CIVIL),
        " ".join(filter(None, [name, generation])),
        ", ".join(filter(None, [sort_name, generation])),
    )


def is_name_word(token):
    """Tell whether a word is part of the name. "MA" is a degree, and a family name in capitals."""
    if token.role == Role.SUFFIX:
        return token.text.islower() or fold(token.text) in FAMILY_FIRST
    return token.role != Role.TITLE


def without_post_nominals(text):
    """Strip degrees and orders after a name, but not the "Jr." that belongs to it."""
    words, generation = text.replace(",", " , ").split(), ""
    while len(words) > 1:
        last = words[-1].replace(".", "").casefold()
        if last in GENERATIONS:
            generation = words[-1]
        elif last != "," and (last not in POST_NOMINALS or words[-1].islower()):
            break
        words.pop()
    return " ".join(words).replace(" ,", ",").strip(", "), generation


def arrange_name(before, after):
    """Return (name, sort name) of the words before and after a comma."""
    if after:
        family, given = " ".join(map(capitalized, before)), " ".join(after)
        is_family_first = stands_first(family, after)
        name = f"{family} {given}" if is_family_first else f"{given} {family}"
        return name, f"{family}, {given}"
    words = before
    family = family_in_capitals(words)
    if family and not all(map(is_capitals, words)):
        words = list(map(capitalized, words))
        family = [words[place] for place in family]
    else:
        words = list(map(capitalized, words)) if all(map(is_capitals, words)) else words
        family = guess_family(words)
    given = [word for word in words if word not in family]
    name = " ".join(words)
    if not given or OWN_SCRIPT.search(name):
        return name, name
    return name, f"{' '.join(family)}, {' '.join(given)}"


def family_in_capitals(words):
    """The indexes of words in capitals, by which a list marks the family name."""
    return [place for place, word in enumerate(words) if is_capitals(word)]


def is_capitals(word):
    letters = [letter for letter in word if letter.isalpha()]
    is_long = len(letters) > 2 or fold(word) in FAMILY_FIRST
    return is_long and "." not in word and "".join(letters).isupper()


def capitalized(word):
    """Write a word in capitals normally: "O’BRIEN" and "AL-QAHTANI" keep two of them."""
    if not is_capitals(word):
        return word
    if word.casefold() in PARTICLES:
        return word.casefold()
    return re.sub(r"[^\W\d_]+", lambda part: part[0].capitalize(), word)


def guess_family(words):
    if stands_first(words[0], words[1:]):
        return words[:1]
    parsed = PARSER.parse(" ".join(words))
    family = parsed.family.split()
    if family and fold(family[-1]).startswith(("al ", "el ")):
        return family[-1:]  # what stands before it, from "bin" on, is the father's
    return family or words


def stands_first(family, given):
    """Tell whether a family name is one that precedes the given name."""
    if fold(family) in VIETNAMESE and len(given) > 1:
        return True
    if fold(family) not in FAMILY_FIRST or not 0 < len(given) < 3:
        return False
    return all(
        GIVEN_WITH_HYPHEN.fullmatch(word) or GIVEN_IN_SYLLABLES.fullmatch(fold(word))
        for word in given
    )
