"""Inlines for the parts of a record."""

from django.contrib import admin

from r2p.records.forms import LineForm, LineFormSet

from .widgets import FIELDS, PROSE, fit_in_table, fitting_widget


class Part(admin.TabularInline):
    """Inline with the permissions of its record.

    `one_line`, `prose` and `fits` are as for `DeskAdmin`; `ways` names the fields with a link to
    the chosen record. With `is_restored = False` its lines are not restored from the history.
    """

    extra = 0
    form = LineForm
    formset = LineFormSet
    formfield_overrides = FIELDS
    view_on_site = False
    one_line = ()
    prose = PROSE
    fits = {}
    ways = ()
    is_restored = True
    not_restored = ()
    told_besides = ()

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        kwargs |= fitting_widget(self, db_field)
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            name = db_field.name
            fit_in_table(field, self.fits.get(name), leads_on=name in self.ways)
        return field

    def whole(self):
        return self.admin_site.get_model_admin(self.parent_model)

    def has_view_permission(self, request, obj=None):
        return self.whole().has_view_or_change_permission(request, obj)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return self.whole().has_add_permission(request)
        return self.whole().has_change_permission(request, obj)

    def has_add_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request, obj=None):
        return self.has_change_permission(request, obj)

    def get_queryset(self, request):
        """Load what the autocompletes show, so that no line needs a query."""
        return super().get_queryset(request).select_related(*self.autocomplete_fields or [None])
