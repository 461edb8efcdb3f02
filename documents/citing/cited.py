"""The parts of a citation, as read from a text."""

from dataclasses import dataclass

from r2p.records.dates import KnownDate


@dataclass(frozen=True)
class Cited:
    """The parts of a citation; those not given are empty. Names have the first name first.

    `stated` is an impossible date of issue, in the words of the source. `is_title_guessed`: the
    title is made of the words of an address. `names` come from the head of a page, where it is not
    told whether they are authors or publishers.
    """

    title: str = ""
    is_title_guessed: bool = False
    authors: tuple = ()
    publishers: tuple = ()
    names: tuple = ()
    issued: KnownDate | None = None
    stated: str = ""
    symbols: tuple = ()
    doi: str = ""
    address: str = ""
    language: str = ""
    kind: str = ""
    is_head: bool = False

    @property
    def is_understood(self):
        said = (self.title, self.symbols, self.doi, self.address)
        return any(said) or (self.is_head and any((self.authors, self.names, self.publishers)))
