from events.models import Organization, OrganizationName, Standing

from .cells import Choice, Date, Key, Reference, Text, Texts
from .sheets import RecordSheet, parents_first, staff_notes


class OrganizationSheet(RecordSheet):
    name = "organizations"
    model = Organization
    columns = {
        "key": Key(),
        "name": Text(required=True),
        "short_name": Text(),
        "other_names": Texts(),
        "kind": Choice.of(Organization.Kind, required=True),
        "country": Reference.to("regions"),
        "parent": Reference.to("organizations"),
        "website": Text(),
        "standing": Choice.of(Standing.Kind, empty=None, none=None),
        "since": Date(),
        "notes": Text(),
        "source": Texts(),
    }

    def check_row(self, row):
        if row["kind"] == Organization.Kind.STATE and not row.cells["country"]:
            row.fault("country", "A state needs its country.")
        if row["since"] and row["standing"] is None:
            row.fault("since", "There is no standing that could have begun then.")
        if row["short_name"] in row["other_names"]:
            row.fault("other_names", f"“{row['short_name']}” is the short name already.")

    def check_rows(self, rows):
        states = {}
        for row in rows:
            if row["kind"] == Organization.Kind.STATE and row["country"]:
                first = states.setdefault(row["country"], row)
                if first is not row:
                    row.fault("country", f"This country has its state in line {first.line}.")

    def in_order(self, rows):
        return parents_first(rows)

    def fields(self, row, catalogue):
        return {
            "name": row["name"],
            "short_name": row["short_name"],
            "kind": row["kind"],
            "country": catalogue.find("regions", row["country"]),
            "parent": catalogue.find("organizations", row["parent"]),
            "website": row["website"],
            "staff_notes": staff_notes(row),
        }

    def save_relations(self, organization, row, catalogue, relations):
        relations.save_parts(organization.names, names(organization, row), "other_names")
        relations.save_parts(organization.standings, standing(organization, row), "standing")


def names(organization, row):
    kinds = OrganizationName.Kind
    given = [(kinds.SHORT, row["short_name"])] if row["short_name"] else []
    given += [(kinds.OTHER, name) for name in row["other_names"]]
    return [OrganizationName(organization=organization, kind=kind, name=n) for kind, n in given]


def standing(organization, row):
    if row["standing"] is None:
        return []
    return [Standing(organization=organization, kind=row["standing"], began=row["since"])]
