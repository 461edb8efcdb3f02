from events.models import EventSeries

from .cells import Key, References, Text, Texts
from .sheets import RecordSheet, staff_notes


class SeriesSheet(RecordSheet):
    name = "series"
    model = EventSeries
    columns = {
        "key": Key(),
        "title": Text(required=True),
        "description": Text(),
        "organizers": References.to("organizations"),
        "notes": Text(),
        "source": Texts(),
    }

    def fields(self, row, catalogue):
        return {
            "title": row["title"],
            "description": row["description"],
            "staff_notes": staff_notes(row),
        }

    def save_relations(self, series, row, catalogue, relations):
        organizers = catalogue.find_all("organizations", row["organizers"])
        relations.save_many(series.organizers, organizers)
