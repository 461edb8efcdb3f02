"""Bulk actions, which show their effect before they are confirmed.

The page shows what will happen to each record and why some are refused; exactly that effect is
confirmed. A bulk action describes and applies the effect on one record.
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
    """Base form of a bulk action; `seen` is the fingerprint of the effect that was shown."""

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
    """The effect on one record, as a sentence."""

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
        """[(sentence, is refused, records)], in the order in which they come."""
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
    """An action on records of one model, by the user of a request.

    `decisive` are the fields of the form on which the effect depends.
    """

    name = label = ""
    Form = BulkActionForm
    decisive = ()

    def __init__(self, admin, request, records):
        self.admin, self.request, self.records = admin, request, records

    @classmethod
    def is_open_to(cls, request, admin):
        """Test whether a user may do this with records of a model."""
        return admin.has_change_permission(request)

    @classmethod
    def url(cls, record, **query):
        """Return the URL of the action for one record."""
        return admin_url(record, "bulk_action", cls.name, records=record.pk, **query)

    def form(self, data=None):
        return self.Form(data, initial=self.initial(), label_suffix="")

    def initial(self):
        return {"word": self.request.GET.get("word", "")}

    def refusal(self, record, choice):
        """Return why a record is not changed, as a sentence; empty if it is."""
        raise NotImplementedError

    def promise(self, record, choice):
        """Return what will happen to a record, as a sentence."""
        raise NotImplementedError

    def outcome(self, record, choice):
        if sentence := self.refusal(record, choice):
            return Outcome(record, sentence, is_refused=True)
        return Outcome(record, self.promise(record, choice))

    def effect(self, choice):
        return Effect([self.outcome(record, choice) for record in self.records])

    def do(self, record, choice):
        raise NotImplementedError

    def done_message(self, effect):
        """Return the message about the records for which it is done."""
        done = len(effect.accepted)
        return self.done(done) % {"n": done}

    def done(self, count):
        """Return the message about so many changed records."""
        raise NotImplementedError


def audience_name(audience):
    """Return the name of an audience inside a sentence."""
    named = {Audience.PUBLIC: _("everyone"), Audience.STEERING: _("the steering committee")}
    return named.get(audience, Audience(audience).label)
