"""How the text of a cell is read. A cell that is wrong raises ValueError with a sentence."""

import re
from dataclasses import dataclass

from r2p.records.dates import KnownDate

SEVERAL = "|"
KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
AFFILIATION = re.compile(r"(?P<position>.+?) @ (?P<key>\S+)(?: \((?P<years>[^()]*)\))?")


@dataclass(frozen=True)
class Text:
    """A cell as it is typed."""

    required: bool = False
    empty = ""

    def read(self, text, keys):
        """The value of a cell; `keys` has the keys of every file by its name."""
        if text:
            return self.value(text, keys)
        if self.required:
            raise ValueError("A value is needed.")
        return self.empty

    def value(self, text, keys):
        return text


@dataclass(frozen=True)
class Key(Text):
    required: bool = True

    def value(self, text, keys):
        if not KEY.fullmatch(text) or len(text) > 120:
            raise ValueError(f"“{text}” is not a key: up to 120 small letters, digits and hyphens.")
        return text


class Texts(Text):
    """Several texts, each once."""

    empty = ()

    def value(self, text, keys):
        parts = [self.part(part.strip(), keys) for part in text.split(SEVERAL)]
        if "" in parts:
            raise ValueError(f"There is nothing between two of the “{SEVERAL}”.")
        for part in parts:
            if parts.count(part) > 1:
                raise ValueError(f"“{part}” is given twice.")
        return parts

    def part(self, text, keys):
        return text


class Number(Text):
    empty = None

    def value(self, text, keys):
        if not text.isdecimal():
            raise ValueError(f"“{text}” is not a whole number.")
        return int(text)


class Date(Text):
    empty = None

    def value(self, text, keys):
        return KnownDate.parse(text)


@dataclass(frozen=True)
class Choice(Text):
    """One of some words, each with the value that it stands for."""

    words: dict = None
    empty: object = ""

    @classmethod
    def of(cls, choices, required=False, empty="", **more):
        """The words of a model's choices: their labels, and their names where these differ."""
        words = {str(choice.label).lower(): choice.value for choice in choices}
        plain = {word.replace("-", " ") for word in words}
        names = {choice.name.replace("_", " ").lower(): choice.value for choice in choices}
        words |= {name: value for name, value in names.items() if name not in plain}
        return cls(required, words | more, empty)

    def value(self, text, keys):
        if text.lower() not in self.words:
            known = ", ".join(self.words)
            raise ValueError(f"“{text}” is not one of: {known}.")
        return self.words[text.lower()]


@dataclass(frozen=True)
class Reference(Text):
    """The key of a row of another file, or of the same."""

    files: tuple = ()
    empty = None

    @classmethod
    def to(cls, *files, required=False):
        return cls(required, files)

    def value(self, text, keys):
        if not any(text in keys[file] for file in self.files):
            files = " or ".join(f"{file}.csv" for file in self.files)
            raise ValueError(f"There is no row with the key “{text}” in {files}.")
        return text


class References(Reference, Texts):
    empty = ()

    def value(self, text, keys):
        return Texts.value(self, text, keys)

    def part(self, text, keys):
        return Reference.value(self, text, keys)


class Languages(Texts):
    """The language of a document, then those of its translations."""

    def value(self, text, keys):
        own, *others = text.split(SEVERAL)
        if own in others:
            raise ValueError(f"“{own}” is the language of the document itself, not a translation.")
        return super().value(text, keys)


@dataclass(frozen=True)
class Post:
    """A position at an organization, as an affiliation of a person tells it."""

    position: str
    organization: str
    began: KnownDate | None
    ended: KnownDate | None


class Posts(Texts):
    """Affiliations: “Director @ key-of-the-organization (2007-2012)”."""

    def part(self, text, keys):
        found = AFFILIATION.fullmatch(text)
        if not found:
            raise ValueError(f"“{text}” is not written as: position @ organization (from-until).")
        key = Reference.to("organizations").value(found["key"], keys)
        began, ended = years(found["years"]) if found["years"] else (None, None)
        return Post(found["position"], key, began, ended)


def years(text):
    """Read "2007-2012", "2007-" or "-2012" as two known dates."""
    began, dash, ended = text.partition("-")
    if not dash:
        raise ValueError(f"“{text}” is not written as: from-until, in years.")
    return tuple(KnownDate.parse(year) if year else None for year in (began, ended))
