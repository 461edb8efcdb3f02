"""What a citation says of a document."""

from dataclasses import dataclass

from r2p.records.dates import KnownDate


@dataclass(frozen=True)
class Cited:
    """The parts of a citation; what it does not say is empty. Names are as one writes them.

    `stated` is a date of issue that there is not, in the words of the source. A guessed title is
    made of the words of an address. `names` are those of which it is not told whether they wrote
    or published it; the head of a page, read line by line, has such ones.
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
