"""Visibility reports of events, series and participants: who sees them, and what they are told."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from r2p.desk.visibility.report import Kind, VisibilityReport


class EventVisibility(VisibilityReport):
    """Participations are told as the event discloses them."""

    @cached_property
    def lines(self):
        """The lines of the report. One query, unless they are loaded `with_visibility`."""
        lines = self.rows(self.record.participations.with_visibility().with_records())
        return [
            (f"{number}. {line.get_role_display().capitalize()}", self.parts_of_participation(line))
            for number, line in enumerate(lines, start=1)
        ]

    def parts_of_participation(self, line):
        """The parts of a line `with_visibility`: person, organization, on whose behalf."""
        parts = [
            (Kind.PERSON, line.participant, line.person_from),
            (Kind.ORGANIZATION, line.organization, line.organization_from),
            (Kind.ON_BEHALF_OF, line.on_behalf_of, line.on_behalf_of_from),
        ]
        return [self.part(kind, str(one), rung, one) for kind, one, rung in parts if one]

    def missing(self, rung):
        people = self.told(rung, Kind.PERSON)
        organizations = self.told(rung, Kind.ORGANIZATION, Kind.ON_BEHALF_OF)
        if all(people + organizations):
            return ""
        if not any(people) and all(organizations):
            return _("without the people")
        if not any(organizations) and all(people):
            return _("without the organizations")
        if not any(people + organizations):
            return _("without people and organizations")
        return self.lines_without(rung)

    def lines_without(self, rung):
        untold = [not all(part.is_told(rung) for part in parts) for _heading, parts in self.lines]
        words = ngettext(
            "%(number)d of %(total)d line without a name",
            "%(number)d of %(total)d lines without a name",
            len(untold),
        )
        return words % {"number": sum(untold), "total": len(untold)}


class SeriesVisibility(VisibilityReport):
    """A series is visible to those who see one of its events."""

    nobody = gettext_lazy("Nobody: a series has a page once one of its events is visible.")

    @cached_property
    def seen_from(self):
        """One query."""
        return higher(self.record.audience, self.record.events.seen_from())


class ParticipantVisibility(VisibilityReport):
    """A participant is visible to those who are told of one participation or contribution."""

    nobody = gettext_lazy("Nobody: a person has a page once a line or a document names them.")

    @cached_property
    def seen_from(self):
        """Two queries."""
        told = [
            self.record.participations.person_told_from(),
            self.record.contributions.person_told_from(),
        ]
        told = [rung for rung in told if rung is not None]
        return higher(self.record.audience, min(told, default=None))


def higher(audience, other):
    """The lowest rung that includes both audiences; None where one of them has none."""
    return None if other is None else max(audience, other)
