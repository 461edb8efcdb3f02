"""Columns that only the files of the catalogue have."""

import re

from django.utils.translation import gettext as _

from events.models import Organization, Standing
from r2p.desk.tables.cells import Choice, Known, split_cell, text_of
from r2p.desk.tables.columns import Column, Lines
from r2p.records.dates import KnownDate
from r2p.records.models import FormerAddress
from r2p.records.names import fold

KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
POSITION = re.compile(r"(?P<position>.+?) @ (?P<key>\S+)(?: \((?P<years>[^()]*)\))?")


class Key(Column):
    """The stable name of a row, unique in its file, by which its record is found ever after."""

    def write(self, record, row, resource):
        key = text_of(row[self.column_name])
        if not KEY.fullmatch(key) or len(key) > 120:
            said = _(
                "“%(key)s” is not a key. Use up to 120 lower-case letters, digits and hyphens."
            )
            raise ValueError(said % {"key": key})
        if key in resource.keys_read:
            raise ValueError(_("Another row of the file has this key."))
        resource.keys_read.add(key)
        if resource.is_new:
            setattr(record, self.attribute, self.value(key))

    def value(self, key):
        return key


class KeyOfPage(Key):
    """The slug of a page; that of the first page is empty."""

    FIRST = "about"

    def value(self, key):
        return "" if key == self.FIRST else key


class StaffNotes(Column):
    """Either of the two columns of the staff notes: doubts, and where the facts were seen."""

    def __init__(self, name):
        super().__init__(name, of="staff_notes")

    def write(self, record, row, resource):
        sources = split_cell(row.get("source"))
        seen = "\n".join("general knowledge" if source == "k" else source for source in sources)
        notes = [text_of(row.get("notes")), f"Seen in:\n{seen}" if seen else ""]
        record.staff_notes = "\n\n".join(filter(None, notes))


class Unread(Column):
    """A column that is not written to the record by itself."""

    def text_of(self, record, resource):
        return ""

    def write(self, record, row, resource):
        """Writes nothing."""


class FormerAddresses(Lines):
    """Addresses on the old site, which lead to the record. None is ever removed."""

    def value(self, part, resource):
        return FormerAddress.path_of(part)

    def value_of(self, line):
        return line.address

    def values_in(self, row, resource):
        stored = [] if resource.is_new else self.values_of(resource.original, resource)
        return list(dict.fromkeys([*stored, *super().values_in(row, resource)]))

    def new_line(self, record, value, number):
        return FormerAddress(record=record, address=value)


class Affiliations(Lines):
    """Positions: “Director @ key-of-the-organization (2007-2012)”."""

    def value(self, part, resource):
        found = POSITION.fullmatch(part)
        if not found:
            said = _("“%(text)s” must have the form “position @ organization (from-until)”.")
            raise ValueError(said % {"text": part})
        organization = resource.slugs.key_of(Organization, found["key"])
        return found["position"], organization, *years(found["years"])

    def value_of(self, line):
        return line.position, line.organization_id, line.began, line.ended

    def fields_of(self, value, number):
        return dict(zip(("position", "organization_id", "began", "ended"), value, strict=True))


def years(text):
    """Read "2007-2012", "2007-" or "-2012" as two known dates."""
    if not text:
        return None, None
    began, dash, ended = text.partition("-")
    if not dash:
        raise ValueError(
            _("“%(text)s” must have the form “from-until”, in years.") % {"text": text}
        )
    return tuple(KnownDate.parse(year) if year else None for year in (began, ended))


class OpenStanding(Lines):
    """The standing that has not ended, with the date in the column `since`. Others stay."""

    kinds = Choice(Standing.Kind)

    def values_in(self, row, resource):
        kind, began = (text_of(row.get(name)) for name in ("standing", "since"))
        if kind == "none":
            return [] if resource.is_new else self.values_of(resource.original, resource)
        return [(self.kinds.clean(kind), Known().clean(began))]

    def lines_of(self, record):
        return [line for line in super().lines_of(record) if line.ended is None]

    def value_of(self, line):
        return line.kind, line.began

    def fields_of(self, value, number):
        return {"kind": value[0], "began": value[1]}


class Since(Unread):
    def write(self, record, row, resource):
        if text_of(row.get("standing")) in ("", "none"):
            raise ValueError(_("Enter a standing for this beginning."))


class Translations(Lines):
    """The other languages of a document."""

    def value_of(self, line):
        return line.language

    def fields_of(self, value, number):
        return {"language": value}


class NamesOfRegion(Lines):
    """The names of one kind in one language. Those of new regions are saved at the end."""

    def __init__(self, name, kind, language="en"):
        super().__init__(name, "names")
        self.kind, self.language = kind, language

    def lines_of(self, record):
        own = (self.kind, self.language)
        return [line for line in super().lines_of(record) if (line.kind, line.language) == own]

    def value_of(self, line):
        return line.name

    def fields_of(self, value, number):
        kind = {"kind": self.kind, "language": self.language}
        return {**kind, "name": value, "folded": fold(value)}
