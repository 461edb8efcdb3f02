"""Merging of duplicate organizations and participants."""

from django.utils.translation import gettext_lazy as _

from r2p.desk.merging.merger import Merger
from r2p.records.names import fold

from .models import OrganizationName, ParticipantName

KEPT_AS_NAME = _("The other one is kept as another name.")


class OrganizationMerger(Merger):
    notes = {**Merger.notes, "name": KEPT_AS_NAME, "short_name": KEPT_AS_NAME}

    def __init__(self, keep, give_up):
        super().__init__(keep, give_up)
        kinds = OrganizationName.Kind
        self.names = [(one.name, kinds.OTHER) for one in (keep, give_up)]
        self.names += [(one.short_name, kinds.SHORT) for one in (keep, give_up)]

    def settle(self):
        known = {fold(self.keep.name), fold(self.keep.short_name)}
        known |= set(self.keep.names.values_list("folded", flat=True))
        for name, kind in self.names:
            if fold(name) not in known:
                known.add(fold(name))
                self.journal.save(OrganizationName(organization=self.keep, name=name, kind=kind))


class ParticipantMerger(Merger):
    notes = {**Merger.notes, "name": KEPT_AS_NAME}

    def __init__(self, keep, give_up):
        super().__init__(keep, give_up)
        self.names = [keep.name, give_up.name]

    def settle(self):
        known = {fold(self.keep.name), *self.keep.names.values_list("folded", flat=True)}
        for name in self.names:
            if fold(name) not in known:
                known.add(fold(name))
                self.journal.save(ParticipantName(participant=self.keep, name=name))
