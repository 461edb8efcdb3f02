"""Bulk actions that publish, withdraw, send to review or return to draft."""

from itertools import groupby

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from r2p.desk.permissions import may_change, may_publish
from r2p.desk.publishing.hidden_names import hidden_people_named_in
from r2p.desk.publishing.linked_drafts import drafts_named_by
from r2p.desk.publishing.transitions import may_move, move, move_refusal
from r2p.records.models import Record

from .base import BulkAction, Effect, Outcome, WordForm, audience_name

Status = Record.Status


class Move(BulkAction):
    """Base of actions that change the status."""

    Form = WordForm
    to = None

    def refusal(self, record, choice=None):
        user = self.request.user
        if not record.is_in_trash and not may_change(user, record):
            return _("You do not have permission to change a record that is or was published.")
        if sentence := move_refusal(record, self.to):
            return sentence
        return (
            "" if may_move(record, self.to, user) else _("You do not have permission to publish.")
        )

    def do(self, record, choice):
        move(record, self.to, self.request.user, choice.get("word", ""))


class SendToReview(Move):
    name, label, to = "review", gettext_lazy("Send to review"), Status.IN_REVIEW

    def promise(self, record, choice):
        return _("The status will change to “in review”.")

    def done(self, count):
        return ngettext(
            "%(n)s record was sent to review.", "%(n)s records were sent to review.", count
        )


class BackToDraft(Move):
    name, label, to = "draft", gettext_lazy("Return to draft"), Status.DRAFT

    def promise(self, record, choice):
        return _("The status will change to “draft”.")

    def done(self, count):
        return ngettext(
            "%(n)s record was returned to draft.", "%(n)s records were returned to draft.", count
        )


class ForPublishers(Move):
    @classmethod
    def is_open_to(cls, request, admin):
        return super().is_open_to(request, admin) and admin.may_publish(request)


class WithdrawForm(WordForm):
    because = forms.CharField(
        label=gettext_lazy("Reason"),
        widget=forms.TextInput(attrs={"data-fit": "full"}),
        help_text=gettext_lazy("Shown at the page’s address to people who could see it."),
    )
    field_order = ["because", "word"]


class Withdraw(ForPublishers):
    name, label, to = "withdraw", gettext_lazy("Withdraw"), Status.WITHDRAWN
    Form = WithdrawForm

    def promise(self, record, choice):
        told = {"readers": audience_name(record.audience)}
        return (
            _("The page will no longer be visible to %(readers)s. They will see the reason.") % told
        )

    def do(self, record, choice):
        move(record, self.to, self.request.user, choice["word"], choice["because"])

    def done(self, count):
        return ngettext("%(n)s record was withdrawn.", "%(n)s records were withdrawn.", count)


def key_of(record):
    return f"{record._meta.label_lower}:{record.pk}"


class PublishForm(WordForm):
    publish_at = forms.DateTimeField(
        label=gettext_lazy("Publish at"),
        required=False,
        widget=forms.DateTimeInput(
            format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local", "data-fit": "medium"}
        ),
        help_text=gettext_lazy(
            "Leave empty to publish immediately, or at the time already set for a record."
        ),
    )
    along = forms.MultipleChoiceField(
        label=gettext_lazy("Also publish"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy(
            "The record refers to these drafts, which readers cannot open until they are published."
        ),
    )
    field_order = ["along", "publish_at", "word"]


class Publish(ForPublishers):
    """Publishes records with the drafts they refer to; asks about names of hidden people."""

    name, label, to = "publish", gettext_lazy("Publish"), Status.PUBLISHED
    Form = PublishForm

    def __init__(self, admin, request, records):
        super().__init__(admin, request, records)
        going = [record for record in records if not self.refusal(record)]
        named = drafts_named_by(going) if going else []
        self.offered = {key_of(draft): draft for draft in named if self.may_go_along(draft)}

    def may_go_along(self, draft):
        """Offer only drafts that the user may publish."""
        user = self.request.user
        return may_publish(user, draft) and may_move(draft, Status.PUBLISHED, user)

    def initial(self):
        return {**super().initial(), "along": list(self.offered)}

    def form(self, data=None):
        form = super().form(data)
        kinds = {key: draft._meta.verbose_name for key, draft in self.offered.items()}
        form.fields["along"].choices = [
            (key, f"{draft} ({kinds[key]})") for key, draft in self.offered.items()
        ]
        if not self.offered:
            del form.fields["along"]
        return form

    def asks(self):
        """Test whether there is anything to decide before publishing."""
        return bool(self.offered or hidden_people_named_in(self.records))

    def effect(self, choice):
        along = [self.offered[key] for key in choice.get("along") or []]
        own = super().effect(choice)
        told = [Outcome(draft, self.promise(draft, choice)) for draft in along]
        going = sorted([*own.accepted, *along], key=model_label)
        warnings = [
            warned
            for _kind, records in groupby(going, model_label)
            for warned in hidden_people_named_in(list(records))
        ]
        return Effect([*own.outcomes, *told], warnings)

    def promise(self, record, choice):
        hour = choice.get("publish_at") or record.publish_at
        told = {"readers": audience_name(record.audience)}
        if hour is None or hour <= timezone.now():
            return _("The page will be visible to %(readers)s immediately.") % told
        told["hour"] = date_format(timezone.localtime(hour), "DATETIME_FORMAT")
        return _("The page will be visible to %(readers)s from %(hour)s.") % told

    def do(self, record, choice):
        record.publish_at = choice.get("publish_at") or record.publish_at
        super().do(record, choice)

    def done(self, count):
        return ngettext("%(n)s record was published.", "%(n)s records were published.", count)


def model_label(record):
    return record._meta.label
