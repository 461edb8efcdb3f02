from events.models import Participation
from r2p.records.audience import Audience

from .cells import Choice, Key, Number, Reference, Text, Texts
from .sheets import Sheet


class ParticipationSheet(Sheet):
    name = "participations"
    model = Participation
    columns = {
        "key": Key(),
        "event": Reference.to("events", required=True),
        "person": Reference.to("people"),
        "organization": Reference.to("organizations"),
        "on_behalf_of": Reference.to("organizations"),
        "role": Choice.of(Participation.Role, required=True),
        "side": Text(),
        "position": Text(),
        "audience": Choice.of(Audience, empty=None),
        "order": Number(required=True),
        "source": Texts(),
    }

    def check_row(self, row):
        if not row.cells["person"] and not row.cells["organization"]:
            row.fault("person", "A line names a person or an organization.")

    def create(self, row, catalogue):
        """Where two have become one by a merge, two lines of theirs may have too."""
        same = self.fields(row, catalogue)
        named = {"participant": "person"} | {
            name: name for name in ("organization", "on_behalf_of")
        }
        merged = [same[name] for name, cell in named.items() if is_merged(same[name], row[cell])]
        told = {name: same[name] for name in ("event", "role", *named)}
        stored = self.model.objects.filter(**told).first() if merged else None
        return stored or super().create(row, catalogue)

    def first_fields(self, row, catalogue):
        return {"key": row.key, "audience": row["audience"]}

    def fields(self, row, catalogue):
        return {
            "event": catalogue.find("events", row["event"]),
            "participant": catalogue.find("people", row["person"]),
            "organization": catalogue.find("organizations", row["organization"]),
            "on_behalf_of": catalogue.find("organizations", row["on_behalf_of"]),
            **{column: row[column] for column in ("role", "side", "position", "order")},
        }


def is_merged(record, key):
    """Whether the record of a key is another by now."""
    return record is not None and record.key != key
