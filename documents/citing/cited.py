"""What a citation says of a document."""

from dataclasses import dataclass

from r2p.records.dates import KnownDate


@dataclass(frozen=True)
class Cited:
    """The parts of a citation; what it does not say is empty. Names are as one writes them.

    `stated` is a date of issue that there is not, in the words of the source. A guessed title is
    made of the words of an address.
    """

    title: str = ""
    is_title_guessed: bool = False
    authors: tuple = ()
    publishers: tuple = ()
    issued: KnownDate | None = None
    stated: str = ""
    symbols: tuple = ()
    doi: str = ""
    address: str = ""
    language: str = ""
    kind: str = ""

    @property
    def is_understood(self):
        return bool(self.title or self.symbols or self.doi or self.address)
