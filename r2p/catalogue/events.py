from events.models import Event
from r2p.records.audience import Audience

from .cells import Choice, Date, Key, Number, Reference, References, Text, Texts
from .sheets import RecordSheet, staff_notes

# Who may be told the organizations, and who the people.
DISCLOSURES = {
    "public": (Audience.PUBLIC, Audience.PUBLIC),
    "organizations-only": (Audience.PUBLIC, Audience.STAFF),
    "chatham-house": (Audience.STAFF, Audience.STAFF),
}
PLAIN = (
    "kind",
    "title",
    "theme_line",
    "summary",
    "number",
    "number_as_stated",
    "dates_as_stated",
    "venue",
    "city",
    "attendance",
)


class EventSheet(RecordSheet):
    name = "events"
    model = Event
    columns = {
        "key": Key(),
        "kind": Choice.of(Event.Kind, required=True),
        "title": Text(required=True),
        "theme_line": Text(),
        "series": Reference.to("series"),
        "number": Number(),
        "number_as_stated": Text(),
        "starts_on": Date(),
        "ends_on": Date(),
        "dates_as_stated": Text(),
        "venue": Text(),
        "city": Text(),
        "country": Reference.to("regions"),
        "attendance": Choice.of(Event.Attendance),
        "regions": References.to("regions"),
        "themes": References.to("themes"),
        "disclosure": Choice(required=True, words=DISCLOSURES, empty=None),
        "summary": Text(),
        "notes": Text(),
        "source": Texts(),
    }

    def check_row(self, row):
        first, last = row["starts_on"], row["ends_on"]
        if not last:
            return
        if not first:
            row.fault("starts_on", "There is a last day and no first.")
        elif first.precision != last.precision:
            row.fault("ends_on", "The last day is not as precise as the first.")
        elif last.latest < first.earliest:
            row.fault("ends_on", "An event cannot end before it starts.")

    def first_fields(self, row, catalogue):
        organizations, people = row["disclosure"]
        return super().first_fields(row, catalogue) | {
            "organizations_audience": organizations,
            "people_audience": people,
        }

    def fields(self, row, catalogue):
        return {
            **{column: row[column] for column in PLAIN},
            **dates(row),
            "series": catalogue.find("series", row["series"]),
            "country": catalogue.find("regions", row["country"]),
            "staff_notes": staff_notes(row),
        }

    def save_relations(self, event, row, catalogue, relations):
        relations.save_many(event.regions, catalogue.find_all("regions", row["regions"]))
        relations.save_many(event.themes, catalogue.find_all("themes", row["themes"]))


def dates(row):
    """From the first day on which it may have started to the last on which it may have ended."""
    if not row["starts_on"]:
        return {}
    first, last = row["starts_on"], row["ends_on"] or row["starts_on"]
    return {
        "starts_on": first.earliest,
        "ends_on": last.latest,
        "dates_precision": first.precision,
    }
