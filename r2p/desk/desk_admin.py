"""The base class of all admins of the desk: Django's, extended by panels."""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpResponseRedirect
from django.utils.translation import gettext as _

from .widgets import FIELDS, PROSE, fit, fitting_widget


class DeskAdmin(admin.ModelAdmin):
    """Asks each of its panels, in the order of `panel_classes`, what it adds: see `Panel`.

    `one_line` names text fields without line breaks that may be long, `prose` those with
    paragraphs; `fits` gives the width of others: tiny, short, medium, wide or full. `work` lists
    the work lists.

    `not_restored` names fields that are not restored from the history, besides read-only ones;
    `told_besides` names fields that the history shows although no form has them.
    """

    panel_classes = ()
    work = ()
    one_line = ()
    prose = PROSE
    fits = {}
    not_restored = ()
    told_besides = ()
    formfield_overrides = FIELDS
    show_full_result_count = False

    def __init__(self, model, admin_site):
        super().__init__(model, admin_site)
        self.panels = [panel_class(self) for panel_class in self.panel_classes]

    def from_panels(self, name, *args):
        """Join the lists that all panels return for a method."""
        return [item for panel in self.panels for item in getattr(panel, name)(*args)]

    def get_urls(self):
        return [*self.from_panels("urls"), *super().get_urls()]

    @property
    def media(self):
        return sum((panel.media for panel in self.panels), super().media)

    # -- Lists -------------------------------------------------------------------------------------

    def changelist_view(self, request, extra_context=None):
        tools = self.from_panels("list_tools", request)
        return super().changelist_view(request, {"tools": tools, **(extra_context or {})})

    def get_list_filter(self, request):
        own = super().get_list_filter(request)
        return [*(one for panel in self.panels for one in panel.list_filters), *own]

    def get_ordering(self, request):
        return self.from_panels("ordering", request) or super().get_ordering(request)

    def get_actions(self, request):
        if IS_POPUP_VAR in request.GET:
            return {}
        actions = super().get_actions(request)
        for panel in self.panels:
            actions |= panel.actions(request)
        return actions

    def work_for(self, request):
        """Return the work lists of a user."""
        return [*self.work, *self.from_panels("work_lists", request)]

    def facts(self, record):
        """Return the details shown with a record in a work list or among duplicates."""
        return []

    # -- Forms -------------------------------------------------------------------------------------

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        kwargs |= fitting_widget(self, db_field)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            fit(field, self.fits.get(db_field.name))
            for panel in self.panels:
                panel.prepare_field(db_field.name, field)
        return field

    def get_changeform_initial_data(self, request):
        initial = super().get_changeform_initial_data(request)
        for panel in self.panels:
            initial |= panel.initial(request)
        return initial

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            if obj is None:
                formset.extra += len(self.from_panels("initial_lines", request, inline.model))
            yield formset, inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        is_new = obj.pk is None
        lines = self.from_panels("initial_lines", request, inline.model) if is_new else []
        return kwargs | {"initial": lines} if lines else kwargs

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["tools"] = self.from_panels("tools", request, obj) if obj else []
        for panel in self.panels:
            context |= panel.context(request, obj, context)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    # -- Saving ------------------------------------------------------------------------------------

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        self.finish_saving(request, form, formsets)
        for panel in self.panels:
            panel.after_save(request, form, formsets, not change)

    def finish_saving(self, request, form, formsets):
        """Do what belongs to saving itself, after the lines and before the panels."""

    def response_add(self, request, obj, post_url_continue=None):
        return self.lead_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return self.lead_on(request, obj) or super().response_change(request, obj)

    def lead_on(self, request, record):
        """Redirect to the next page that a panel offers after saving; None if there is none."""
        urls = (panel.next_url(request, record) for panel in self.panels)
        if url := next(filter(None, urls), None):
            messages.success(request, _("“%(record)s” was saved.") % {"record": record})
            return HttpResponseRedirect(url)
        return None

    def guard_restoring(self, record):
        """Return a context manager around saving a former state; it may raise ValidationError."""
        return nullcontext()


class ReadOnlyAdmin(DeskAdmin):
    """Shows rows that the site writes itself and nobody changes by hand."""

    actions = None

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
