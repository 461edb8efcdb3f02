from events.models import Affiliation, Participant, ParticipantName

from .cells import Key, Posts, Text, Texts
from .sheets import RecordSheet, staff_notes


class PersonSheet(RecordSheet):
    name = "people"
    model = Participant
    columns = {
        "key": Key(),
        "name": Text(required=True),
        "sort_name": Text(required=True),
        "honorific": Text(),
        "other_names": Texts(),
        "affiliations": Posts(),
        "notes": Text(),
        "source": Texts(),
    }

    def fields(self, row, catalogue):
        return {
            "name": row["name"],
            "sort_name": row["sort_name"],
            "honorific": row["honorific"],
            "staff_notes": staff_notes(row),
        }

    def save_relations(self, person, row, catalogue, relations):
        names = [ParticipantName(participant=person, name=name) for name in row["other_names"]]
        posts = [affiliation(person, post, catalogue) for post in row["affiliations"]]
        relations.save_parts(person.names, names, "other_names")
        relations.save_parts(person.affiliations, posts, "affiliations")


def affiliation(person, post, catalogue):
    return Affiliation(
        participant=person,
        organization=catalogue.find("organizations", post.organization),
        position=post.position,
        began=post.began,
        ended=post.ended,
    )
