"""The form of a record and its way to publication: what is saved at once, and what is asked."""

from django.contrib import admin, messages
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.models import Step
from r2p.desk.permissions import may_change
from r2p.desk.publishing.actions.publish import Publish
from r2p.records.models import Record

from .hidden_names import hidden_people_named_in
from .transitions import move, note_line, save, stored

PUBLISHED = Record.Status.PUBLISHED


class Unconfirmed(Exception):  # noqa: N818 - it is a question, not an error
    """A published text would name somebody whom it may not tell, and nobody has agreed."""

    def __init__(self, warnings):
        super().__init__()
        self.warnings = warnings


class Workflow(admin.ModelAdmin):
    """A record that is to be published is saved with all its lines first, as what it was.

    Then it is published, unless something is to be decided: drafts that it names, a person whom
    its text would tell. In that case the page of publishing asks. A text that is published already
    is saved with such a name only after somebody has agreed; until then, nothing is.
    """

    @admin.display(description=gettext_lazy("last step"))
    def last_step(self, record):
        step = Step.objects.of(record).select_related("by").first()
        return step.in_words if step else self.get_empty_value_display()

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "last_step"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [self.with_steps(request, obj, *part) or part for part in fieldsets]

    def with_steps(self, request, obj, name, options):
        """The part of a form that has the status, with the last step before and the word after."""
        if "status" not in options["fields"]:
            return None
        asked = [] if obj is not None and not may_change(request.user, obj) else ["word"]
        if asked and (self.is_unconfirmed(request) or "is_confirmed" in request.POST):
            asked.append("is_confirmed")
        first, *others = options["fields"]
        last = ["last_step"] if obj else []
        return name, {**options, "fields": [*last, first, *asked, *others]}

    def is_unconfirmed(self, request):
        return getattr(request, "unconfirmed", ())

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.unconfirmed = self.is_unconfirmed(request)
        return form

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Unconfirmed as question:
            request.unconfirmed = question.warnings
            return super().changeform_view(request, object_id, form_url, extra_context)

    def save_model(self, request, obj, form, change):
        before = stored(obj)
        was_published = before is not None and before.status == PUBLISHED
        form.is_to_be_published = obj.status == PUBLISHED and not was_published
        form.warned = {one.key for one in hidden_people_named_in([before] * was_published)}
        word = form.cleaned_data.get("word", "")
        if form.is_to_be_published:
            hold_back(obj, before, form.cleaned_data.get("publish_at"))
            word = ""
        save(obj, request.user, word)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        note_lines(request.user, form.instance, formsets)
        if form.is_to_be_published:
            self.publish_or_ask(request, form)
        elif form.instance.status == PUBLISHED and not form.cleaned_data.get("is_confirmed"):
            warnings = hidden_people_named_in([form.instance])
            if new := [one for one in warnings if one.key not in form.warned]:
                raise Unconfirmed(new)

    def restore_if_unchanged(self, request, record, timeline, act):
        """A former state may newly name nobody who is hidden; nobody is asked about it here."""
        if record.status != PUBLISHED:
            super().restore_if_unchanged(request, record, timeline, act)
            return
        with transaction.atomic():
            warned = {one.key for one in hidden_people_named_in([record])}
            super().restore_if_unchanged(request, record, timeline, act)
            restored = self.model._default_manager.get(pk=record.pk)
            if new := [one for one in hidden_people_named_in([restored]) if one.key not in warned]:
                raise ValidationError([str(one) for one in new])

    def publish_or_ask(self, request, form):
        word = form.cleaned_data.get("word", "")
        publish = Publish(self, request, [form.instance])
        if publish.asks():
            request.asks_at = self.act_address(Publish, form.instance, word=word)
        else:
            move(form.instance, PUBLISHED, request.user, word)

    def response_add(self, request, obj, post_url_continue=None):
        return self.ask_on(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.ask_on(request) or super().response_change(request, obj)

    def ask_on(self, request):
        """The way to the page that asks, where something is to be decided; not from a popup."""
        if not hasattr(request, "asks_at"):
            return None
        told = _("Saved, but not published yet: please look at this first.")
        self.message_user(request, told, messages.WARNING)
        return None if "_popup" in request.POST else HttpResponseRedirect(request.asks_at)


def hold_back(record, before, publish_at):
    """Make of a record that the form has published what it was before, but for the hour."""
    record.status = before.status if before else Record.Status.DRAFT
    record.first_published_at = before and before.first_published_at
    record.withdrawn_at = before and before.withdrawn_at
    record.publish_at = publish_at


def note_lines(by, record, formsets):
    """Note the lines that say otherwise than before who may be told what."""
    for formset in formsets:
        for form in getattr(formset, "changed_objects", []):
            line, changed = form
            if "audience" in changed:
                note_line(by, record, line)
        for line in getattr(formset, "new_objects", []):
            if getattr(line, "audience", None) is not None:
                note_line(by, record, line)
