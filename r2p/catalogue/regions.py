from simple_history.utils import bulk_create_with_history

from r2p.records.names import fold
from r2p.regions.models import Region, RegionName

from .cells import SEVERAL, Choice, Key, Reference, Text, Texts
from .saving import REASON
from .sheets import Sheet, parents_first

LANGUAGES = ("fr", "es", "ar", "ru", "zh")
NAME_COLUMNS = (*(f"name_{language}" for language in LANGUAGES), "other_names", "demonyms")


class RegionSheet(Sheet):
    name = "regions"
    model = Region
    key_field = "slug"
    columns = {
        "key": Key(),
        "parent": Reference.to("regions"),
        "name": Text(required=True),
        "kind": Choice.of(Region.Kind, required=True),
        "m49": Text(),
        "iso_alpha2": Text(),
        "iso_alpha3": Text(),
        **{f"name_{language}": Text() for language in LANGUAGES},
        "other_names": Texts(),
        "demonyms": Texts(),
    }

    def __init__(self):
        self.new_names = []

    def check_row(self, row):
        for column in NAME_COLUMNS:
            if any(len(name) > 300 for name in row.cells[column].split(SEVERAL)):
                row.fault(column, "A name has up to 300 letters.")

    def in_order(self, rows):
        return parents_first(rows)

    def fields(self, row, catalogue):
        plain = ("name", "kind", "m49", "iso_alpha2", "iso_alpha3")
        return {
            **{column: row[column] for column in plain},
            "parent": catalogue.find("regions", row["parent"]),
            "order": row.number,
        }

    def save_relations(self, region, row, catalogue, relations):
        """Save the names, but those of a new region at the end with all others."""
        if relations.is_new:
            self.new_names += names(region, row)
        else:
            relations.save_parts(region.names, names(region, row), "other_names", same=identity)

    def finish(self, catalogue):
        """Save the names of all new regions at once: there are thousands."""
        bulk_create_with_history(
            self.new_names, RegionName, batch_size=500, default_change_reason=REASON
        )


def names(region, row):
    """The names of a region that its row gives, folded."""
    given = [(RegionName.Kind.NAME, code, row[f"name_{code}"]) for code in LANGUAGES]
    given += [(RegionName.Kind.OTHER, "en", name) for name in row["other_names"]]
    given += [(RegionName.Kind.DEMONYM, "en", name) for name in row["demonyms"]]
    return [
        RegionName(region=region, kind=kind, language=code, name=name, folded=fold(name))
        for kind, code, name in given
        if name
    ]


def identity(name):
    return (name.kind, name.language, name.name)
