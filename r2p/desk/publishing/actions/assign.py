"""Bulk actions that add a region or a theme, or set the audience."""

from copy import copy

from django import forms
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from r2p.desk.permissions import may_change
from r2p.desk.publishing.hidden_names import hidden_people_named_in
from r2p.desk.publishing.transitions import save
from r2p.records.audience import Audience
from r2p.records.models import Record

from .base import BulkAction, Effect, WordForm, audience_name


class Change(BulkAction):
    """Base of actions that require the change permission."""

    def refusal(self, record, choice):
        if record.is_in_trash:
            return _("This record is in the trash.")
        if not may_change(self.request.user, record):
            return _("You do not have permission to change a record that is or was published.")
        return self.no_need(record, choice)

    def no_need(self, record, choice):
        """Return why nothing needs to change, as a sentence; empty otherwise."""
        raise NotImplementedError

    def done(self, count):
        return ngettext("%(n)s record was changed.", "%(n)s records were changed.", count)


class Assign(Change):
    """Base of actions that add a region or a theme to models that have them."""

    relation = ""
    decisive = ("subject",)

    @classmethod
    def is_open_to(cls, request, admin):
        return super().is_open_to(request, admin) and has_field(admin.model, cls.relation)

    def form(self, data=None):
        form = super().form(data)
        subjects = self.admin.model._meta.get_field(self.relation).related_model
        form.fields["subject"] = forms.ModelChoiceField(
            subjects._default_manager.order_by("name"),
            label=capfirst(subjects._meta.verbose_name),
        )
        return form

    def effect(self, choice):
        through = self.admin.model._meta.get_field(self.relation).remote_field.through
        subject = choice["subject"]
        there = through._default_manager.filter(**{subject._meta.model_name: subject})
        self.assigned = set(there.values_list(self.admin.opts.model_name, flat=True))
        return super().effect(choice)

    def no_need(self, record, choice):
        if record.pk in self.assigned:
            return _("The record already has “%(subject)s”.") % {"subject": choice["subject"]}
        return ""

    def promise(self, record, choice):
        return _("“%(subject)s” will be added.") % {"subject": choice["subject"]}

    def do(self, record, choice):
        getattr(record, self.relation).add(choice["subject"])


class AssignRegion(Assign):
    name, label, relation = "region", gettext_lazy("Add region"), "regions"


class AssignTheme(Assign):
    name, label, relation = "theme", gettext_lazy("Add theme"), "themes"


def has_field(model, name):
    try:
        model._meta.get_field(name)
    except FieldDoesNotExist:
        return False
    return True


class AudienceForm(WordForm):
    audience = forms.TypedChoiceField(
        label=gettext_lazy("Audience"), coerce=int, choices=Audience.choices
    )
    field_order = ["audience", "word"]


class SetAudience(Change):
    """Sets the audience; the audiences of disclosure rise with it and do not fall."""

    name, label = "audience", gettext_lazy("Set audience")
    Form = AudienceForm
    decisive = ("audience",)

    def no_need(self, record, choice):
        if record.audience == choice["audience"]:
            return _("The record is already for %(readers)s.") % {
                "readers": audience_name(record.audience)
            }
        return ""

    def promise(self, record, choice):
        told = {
            "readers": audience_name(choice["audience"]),
            "before": audience_name(record.audience),
        }
        if record.status == Record.Status.PUBLISHED:
            return _("The page will be visible to %(readers)s instead of %(before)s.") % told
        return (
            _("Once published, the page will be visible to %(readers)s instead of %(before)s.")
            % told
        )

    def effect(self, choice):
        effect = super().effect(choice)
        published = [one for one in effect.accepted if one.status == Record.Status.PUBLISHED]
        changed = [with_audience(record, choice["audience"]) for record in published]
        return Effect(effect.outcomes, hidden_people_named_in(changed))

    def do(self, record, choice):
        save(with_audience(record, choice["audience"]), self.request.user, choice["word"])


def with_audience(record, audience):
    changed = copy(record)
    changed.audience = audience
    for name in changed.disclosure_fields:
        setattr(changed, name, max(getattr(changed, name), audience))
    return changed
