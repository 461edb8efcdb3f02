"""What can be done with many records at once, after its effect was shown.

The page shows what will become of each record and why some are refused; what is confirmed is
that very effect. A bulk action says for one record what will become of it, and does it.
"""

import hashlib
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.desk.addresses import admin_url
from r2p.desk.publishing.forms import NOTE_HELP
from r2p.records.audience import Audience

MOST = 1000  # records at once: all of them are locked and written in one transaction


class BulkActionForm(forms.Form):
    """What a bulk action asks for; `seen` is the effect that was shown, as its fingerprint."""

    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    is_confirmed = forms.BooleanField(label=_("Continue with these names"), required=False)


class WordForm(BulkActionForm):
    word = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        widget=forms.TextInput(attrs={"data-fit": "wide"}),
        help_text=NOTE_HELP,
    )


@dataclass(frozen=True)
class Outcome:
    """What will become of a record, in words that follow its name or a number of them."""

    record: object
    words: str
    is_refused: bool = False


@dataclass(frozen=True)
class Effect:
    outcomes: list
    warnings: list = field(default_factory=list)

    @property
    def accepted(self):
        return [one.record for one in self.outcomes if not one.is_refused]

    @property
    def refused(self):
        return [one.record for one in self.outcomes if one.is_refused]

    @property
    def groups(self):
        """[(words, whether refused, records)], in the order in which they come."""
        groups = {}
        for one in self.outcomes:
            groups.setdefault((str(one.words), one.is_refused), []).append(one.record)
        return [(*words, records) for words, records in groups.items()]

    @property
    def fingerprint(self):
        told = [f"{one.record._meta.label} {one.record.pk}: {one.words}" for one in self.outcomes]
        said = "\n".join([*told, *map(str, self.warnings)])
        return hashlib.sha256(said.encode()).hexdigest()[:32]


class BulkAction:
    """Something done with records of one kind, by whoever is asking.

    `decisive` are the fields of the form on which the effect depends.
    """

    name = label = ""
    Form = BulkActionForm
    decisive = ()

    def __init__(self, admin, request, records):
        self.admin, self.request, self.records = admin, request, records

    @classmethod
    def is_open_to(cls, request, admin):
        """Whether somebody can do this with any record of a kind."""
        return admin.has_change_permission(request)

    @classmethod
    def url(cls, record, **query):
        """Where it is asked for one record."""
        return admin_url(record, "bulk_action", cls.name, records=record.pk, **query)

    def form(self, data=None):
        return self.Form(data, initial=self.initial(), label_suffix="")

    def initial(self):
        return {"word": self.request.GET.get("word", "")}

    def refusal(self, record, choice):
        """Why a record is left as it is, in a sentence; empty where it is not."""
        raise NotImplementedError

    def promise(self, record, choice):
        """What will become of a record, after "will be"."""
        raise NotImplementedError

    def outcome(self, record, choice):
        if sentence := self.refusal(record, choice):
            return Outcome(record, sentence, is_refused=True)
        return Outcome(record, self.promise(record, choice))

    def effect(self, choice):
        return Effect([self.outcome(record, choice) for record in self.records])

    def do(self, record, choice):
        raise NotImplementedError

    def done(self, count):
        """What is said of so many records once it is done."""
        raise NotImplementedError


def audience_name(audience):
    """The name of an audience inside a sentence."""
    named = {Audience.PUBLIC: _("everyone"), Audience.STEERING: _("the steering committee")}
    return named.get(audience, Audience(audience).label)
