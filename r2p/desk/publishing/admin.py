"""The admin of publishing: wraps saving, deleting and restoring a record."""

from contextlib import contextmanager
from copy import copy
from functools import partial

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.forms.formsets import all_valid
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.desk_admin import DeskAdmin
from r2p.desk.models import Step
from r2p.desk.permissions import may_change
from r2p.records.models import Record

from .actions.publish import Publish
from .actions.trash import MoveToTrash
from .forms import RecordForm
from .hidden_names import hidden_people_named_in
from .transitions import move, note_line, save
from .trash import TrashFilter, is_trash

PUBLISHED = Record.Status.PUBLISHED


class PublishingAdmin(DeskAdmin):
    """Saves a record that is to be published with all its lines first, in its former status.

    Then it is published, unless something must be decided: drafts that it refers to, or hidden
    people whom its texts name. In that case the page of the publish action asks. The form of a
    published record refuses texts that newly name such a person until the user confirms.

    A draft that is deleted goes to the trash first. All this is in the admin itself, not in a
    panel: a panel adds to a page, while saving, deleting and restoring happen once. Each method
    here extends that of `DeskAdmin` and asks it first, but for `lead_on`: a question comes before
    whatever a panel would show next.
    """

    form = RecordForm

    @admin.display(description=gettext_lazy("last step"))
    def last_step(self, record):
        step = Step.objects.of(record).select_related("by").first()
        return step.summary if step else self.get_empty_value_display()

    # -- The form ----------------------------------------------------------------------------------

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "last_step"]

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [
            self.with_steps(request, obj, *part) if "status" in part[1]["fields"] else part
            for part in fieldsets
        ]

    def with_steps(self, request, obj, name, options):
        """Add the last step and the note to the fieldset that has the status."""
        first, *others = options["fields"]
        may_save = obj is None or may_change(request.user, obj)
        asked = ["word", "is_confirmed"] if may_save else []
        last = ["last_step"] if obj else []
        return name, {**options, "fields": [*last, first, *asked, *others]}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.find_hidden_names = staticmethod(partial(self.hidden_names_after, request))
        return form

    def hidden_names_after(self, request, form):
        """Return the hidden people that the record would name once the form is saved.

        The record is saved with its lines, checked, and rolled back, so that texts and lines are
        checked together. Files are left out, so that none is stored.
        """
        record = copy(form.instance)
        formsets, _inlines = self._create_formsets(request, record, change=True)
        if not all_valid(formsets):
            return []  # these errors come first
        if not form.changes_names and not any(formset.has_changed() for formset in formsets):
            return []
        with transaction.atomic():
            record.save()
            for formset in formsets:
                if not formset.is_multipart():
                    formset.save()
            found = hidden_people_named_in([record])
            transaction.set_rollback(True)
        return found

    # -- Saving ------------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        word = form.cleaned_data.get("word", "")
        if form.is_to_be_published:
            keep_former_status(obj, form.before, form.cleaned_data.get("publish_at"))
            word = ""
        save(obj, request.user, word)

    def finish_saving(self, request, form, formsets):
        note_lines(request.user, form.instance, formsets)
        if form.is_to_be_published and not Publish(self, request, [form.instance]).asks():
            word = form.cleaned_data.get("word", "")
            move(form.instance, PUBLISHED, request.user, word)

    def lead_on(self, request, record):
        """Redirect to the publish action if the record is not published yet; not from a popup."""
        if request.POST.get("status") != PUBLISHED or record.status == PUBLISHED:
            return super().lead_on(request, record)
        told = _("The record was saved but not published yet. Please check this first.")
        self.message_user(request, told, messages.WARNING)
        if "_popup" in request.POST:
            return None
        return HttpResponseRedirect(Publish.url(record, word=request.POST.get("word", "").strip()))

    @contextmanager
    def guard_restoring(self, record):
        """Refuse a former state that names additional hidden people."""
        if record.status != PUBLISHED:
            yield
            return
        known = {one.key for one in hidden_people_named_in([record])}
        yield
        restored = self.model._default_manager.get(pk=record.pk)
        if new := [one for one in hidden_people_named_in([restored]) if one.key not in known]:
            raise ValidationError([str(one) for one in new])

    # -- The trash ---------------------------------------------------------------------------------

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj and obj.is_in_trash:
            told = _("This record is in the trash. You can view it but not change it.")
            self.message_user(request, told, messages.WARNING)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_list_filter(self, request):
        return [*super().get_list_filter(request), TrashFilter]

    def get_queryset(self, request):
        """Leave records in the trash out of lists and autocompletes, but not of their own page."""
        records = super().get_queryset(request)
        match = request.resolver_match
        is_page = match is not None and "object_id" in match.kwargs
        return records if is_page or is_trash(request) else records.not_in_trash()

    def get_actions(self, request):
        """Offer permanent deletion in the trash only."""
        actions = super().get_actions(request)
        deletion = actions.pop("delete_selected", None)
        if deletion and is_trash(request):
            actions["delete_selected"] = (*deletion[:2], _("Delete permanently"))
        return actions

    def delete_view(self, request, object_id, extra_context=None):
        """Move a draft to the trash first; delete it permanently from there."""
        record = self.get_object(request, object_id)
        if record is None or record.is_in_trash:
            return super().delete_view(request, object_id, extra_context)
        if MoveToTrash(self, request, []).refusal(record):
            raise PermissionDenied
        return HttpResponseRedirect(MoveToTrash.url(record))

    def delete_model(self, request, obj):
        note(AuditEvent.TRASHED, request.user, obj, _("deleted permanently"))
        super().delete_model(request, obj)

    def delete_queryset(self, request, queryset):
        for record in queryset:
            self.delete_model(request, record)


def keep_former_status(record, before, publish_at):
    """Give a record back the status it had before the form, keeping the publication time."""
    record.status = before.status if before else Record.Status.DRAFT
    record.first_published_at = before and before.first_published_at
    record.withdrawn_at = before and before.withdrawn_at
    record.publish_at = publish_at


def note_lines(by, record, formsets):
    """Record lines whose audience has changed."""
    for formset in formsets:
        for line, changed in getattr(formset, "changed_objects", []):
            if "audience" in changed:
                note_line(by, record, line)
        for line in getattr(formset, "new_objects", []):
            if getattr(line, "audience", None) is not None:
                note_line(by, record, line)
