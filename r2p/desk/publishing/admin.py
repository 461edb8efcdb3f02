"""The admin of what is published: how saving, deleting and restoring a record are wrapped."""

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
from .transitions import move, note_line, save, stored
from .trash import TrashFilter, is_trash

PUBLISHED = Record.Status.PUBLISHED


class PublishingAdmin(DeskAdmin):
    """A record that is to be published is saved with all its lines first, as what it was.

    Then it is published, unless something is to be decided: drafts that it names, a person whom
    its text would tell. In that case the page of publishing asks. A text that is published already
    is refused by its form while it would newly name such a person and nobody has agreed.

    A draft that is deleted goes into the trash first.
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
        return [self.with_steps(request, obj, *part) for part in fieldsets]

    def with_steps(self, request, obj, name, options):
        """The part of a form that has the status, with the last step before and the word after."""
        if "status" not in options["fields"]:
            return name, options
        first, *others = options["fields"]
        may_save = obj is None or may_change(request.user, obj)
        asked = ["word", "is_confirmed"] if may_save else []
        last = ["last_step"] if obj else []
        return name, {**options, "fields": [*last, first, *asked, *others]}

    def get_form(self, request, obj=None, change=False, **kwargs):
        form = super().get_form(request, obj, change=change, **kwargs)
        form.find_hidden_names = partial(self.hidden_names_after, request)
        return form

    def hidden_names_after(self, request, form):
        """The hidden people whom a record would name once it is saved as a form says.

        It is saved with its lines, looked at, and all is undone: so what is asked is what the
        texts and the lines will say together. Files are left out: nothing is stored for them.
        """
        record = copy(form.instance)
        formsets = list(self.formsets_of(request, record))
        if not all_valid(formsets):
            return []  # they are mended first
        with transaction.atomic():
            record.save()
            for formset in formsets:
                if not formset.is_multipart():
                    formset.save()
            found = hidden_people_named_in([record])
            transaction.set_rollback(True)
        return found

    def formsets_of(self, request, record):
        """The lines that were sent with the form of a record."""
        for formset_class, inline in self.get_formsets_with_inlines(request, record):
            prefix = formset_class.get_default_prefix()
            yield formset_class(**self.get_formset_kwargs(request, record, inline, prefix))

    # -- Saving ------------------------------------------------------------------------------------

    def save_model(self, request, obj, form, change):
        if not change:
            obj.made_by = request.user
        word = form.cleaned_data.get("word", "")
        if form.is_to_be_published:
            keep_former_status(obj, stored(obj), form.cleaned_data.get("publish_at"))
            word = ""
        save(obj, request.user, word)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        note_lines(request.user, form.instance, formsets)
        if form.is_to_be_published and not Publish(self, request, [form.instance]).asks():
            word = form.cleaned_data.get("word", "")
            move(form.instance, PUBLISHED, request.user, word)

    def lead_on(self, request, record):
        """To the page that asks, where what was to be published is not; not from a popup."""
        if request.POST.get("status") != PUBLISHED or record.status == PUBLISHED:
            return super().lead_on(request, record)
        told = _("The record was saved but not published yet. Please check this first.")
        self.message_user(request, told, messages.WARNING)
        if "_popup" in request.POST:
            return None
        return HttpResponseRedirect(Publish.url(record, word=request.POST.get("word", "").strip()))

    @contextmanager
    def guard_restoring(self, record):
        """A former state may newly name nobody who is hidden; nobody is asked about it here."""
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
        """What is in the trash has its page there; lists and autocompletes do without it."""
        records = super().get_queryset(request)
        match = request.resolver_match
        is_page = match is not None and "object_id" in match.kwargs
        return records if is_page or is_trash(request) else records.not_in_trash()

    def get_actions(self, request):
        """Only in the trash are records deleted for good."""
        actions = super().get_actions(request)
        deletion = actions.pop("delete_selected", None)
        if deletion and is_trash(request):
            actions["delete_selected"] = (*deletion[:2], _("Delete permanently"))
        return actions

    def delete_view(self, request, object_id, extra_context=None):
        """A draft goes into the trash first, from where it can be taken back."""
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
    """Make of a record that the form has published what it was before, but for the hour."""
    record.status = before.status if before else Record.Status.DRAFT
    record.first_published_at = before and before.first_published_at
    record.withdrawn_at = before and before.withdrawn_at
    record.publish_at = publish_at


def note_lines(by, record, formsets):
    """Note the lines that say otherwise than before who may be told what."""
    for formset in formsets:
        for line, changed in getattr(formset, "changed_objects", []):
            if "audience" in changed:
                note_line(by, record, line)
        for line in getattr(formset, "new_objects", []):
            if getattr(line, "audience", None) is not None:
                note_line(by, record, line)
