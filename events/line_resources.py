"""Tables of participations, affiliations and standings, for import and export: one row per line."""

from itertools import chain

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from r2p.desk.tables.cells import MOST, Choice, Known, Link, Number, text_of
from r2p.desk.tables.columns import Column
from r2p.desk.tables.line_resource import LineResource
from r2p.desk.tables.registry import table_of
from r2p.records.audience import Audience

from .models import (
    Affiliation,
    Event,
    Organization,
    Participant,
    Participation,
    Standing,
)


@table_of(Participation, of=Event)
class ParticipationResource(LineResource):
    whole = "event"
    same = ("role", "person", "organization", "on_behalf_of")
    naming = ("event", "person", "organization")
    required = ("event",)

    event = Column("event", Link(Event), help=_("The slug of the event."), example="an-event")
    order = Column(
        "order",
        Number(),
        help=_("Leave empty to add the line after the existing ones."),
        for_staff=True,
    )
    role = Column(
        "role",
        Choice(Participation.Role),
        help=_("host, chair, speaker, represented, observer… Leave empty for a participant."),
        example="speaker",
    )
    participant = Column(
        "person",
        Link(Participant),
        of="participant_id",
        help=_("The slug of the person. A line names a person, an organization, or both."),
        example="alex-bellamy",
    )
    organization = Column(
        "organization", Link(Organization), help=_("The slug of the organization."), example="apr2p"
    )
    position = Column(
        "position",
        help=_("The position that the person held at the time."),
        example="Director",
        names=[Participant],
    )
    on_behalf_of = Column(
        "on_behalf_of",
        Link(Organization),
        help=_("The slug of the group or state for which they spoke."),
    )
    side = Column("side", help=_("The side, if there were sides."))
    name_as_published = Column(
        "name_as_published",
        help=_("The name as the source spells it, if different."),
        names=[Participant],
    )
    told_to = Column(
        "audience",
        Choice(Audience, is_required=False),
        help=_("Who may see this line, if not the audience that the event sets."),
        for_staff=True,
    )

    @classmethod
    def what(cls):
        return _("who took part")

    def init_instance(self, row=None):
        return self.model(order=0)  # which is given when the row is read

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.last = {}
        for line in chain.from_iterable(self.stored.values()):
            self.last[line.event_id] = max(line.order, self.last.get(line.event_id, 0))

    def look_at(self, instance, errors):
        super().look_at(instance, errors)
        last = self.last.get(instance.event_id, 0)
        instance.order = instance.order or self.original.order or last + 1
        if instance.order > MOST:
            errors["order"] = ValidationError(_("There is no free number after the last line."))
        self.last[instance.event_id] = max(instance.order, last)

    def as_told(self, line):
        if not line.is_person_told:
            line.participant_id, line.position, line.name_as_published = None, "", ""
        if not line.is_organization_told:
            line.organization_id = None
        if not line.is_on_behalf_of_told:
            line.on_behalf_of_id = None
        return line


class PeriodResource(LineResource):
    """A table of lines with a known beginning and a known end."""

    DATE = _("Use 2014, 2014-11 or 2014-11-05.")

    began = Column("began", Known(), help=DATE, example="2009")
    began_as_stated = Column("began_as_stated", for_staff=True)
    ended = Column("ended", Known(), help=_("Leave empty if it has not ended."))
    ended_as_stated = Column("ended_as_stated", for_staff=True)


@table_of(Affiliation, of=Participant)
class AffiliationResource(PeriodResource):
    whole = "participant"
    same = ("organization", "position", "began")
    naming = ("person", "organization")
    required = ("person", "organization")

    participant = Column("person", Link(Participant), of="participant_id", example="alex-bellamy")
    organization = Column(
        "organization", Link(Organization), help=_("The slug of the organization."), example="apr2p"
    )
    position = Column("position", example="Director")

    class Meta:
        import_order = ["participant", "organization", "position"]

    @classmethod
    def what(cls):
        return _("positions held")


@table_of(Standing, of=Organization)
class StandingResource(PeriodResource):
    whole = "organization"
    same = ("standing", "began")
    naming = ("organization", "standing")
    required = ("organization", "standing")

    organization = Column(
        "organization", Link(Organization), help=_("The slug of the organization."), example="gcr2p"
    )
    kind = Column("standing", Choice(Standing.Kind), of="kind", example="member")

    class Meta:
        import_order = ["organization", "kind"]

    @classmethod
    def what(cls):
        return _("standings in the Coalition")

    def key_of(self, line):
        return (line.organization_id, line.kind, line.began_from)

    def chosen(self, lines, row):
        """Of several standings with this beginning, the one with this end; else the open one."""
        ended = text_of(row.get("ended"))
        if len(lines) < 2:
            return super().chosen(lines, row)
        same = [line for line in lines if (line.ended.as_typed if line.ended else "") == ended]
        going_on = [line for line in lines if line.ended is None]
        return next(iter(same + going_on), None)

    def told(self, lines):
        """Standings whose organization is visible: its page shows them."""
        return lines
