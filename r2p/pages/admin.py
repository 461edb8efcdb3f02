"""Admin of the pages that staff write (flat pages)."""

from django import forms
from django.contrib import admin
from django.contrib.flatpages.models import FlatPage
from django.contrib.sites.models import Site
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorFormField
from django_prose_editor.widgets import AdminProseEditorWidget
from js_asset.media import Media

from r2p.desk.desk_admin import DeskAdmin
from r2p.desk.history.admin import History
from r2p.desk.site import Shelf
from r2p.records.forms import ConstrainedForm

from .models import Page
from .rich_text import MARKS, sanitize

# Pages have their own admin below; the one site takes its name from the settings.
for model in (FlatPage, Site):
    admin.site.unregister(model)


class PageForm(ConstrainedForm):
    content = ProseEditorFormField(
        label=_("Text"),
        config={"extensions": MARKS},
        sanitize=sanitize,
        widget=AdminProseEditorWidget,
        required=False,
    )

    class Meta:
        model = Page
        fields = "__all__"
        labels = {"registration_required": _("For members only")}
        help_texts = {
            "registration_required": _(
                "Only signed-in Coalition members can see this page; others get “not found”."
            )
        }


class MenuLineForm(forms.ModelForm):
    """Row of the changelist whose fields have labels for screen readers."""

    class Meta:
        widgets = {
            "is_in_menu": forms.CheckboxInput(attrs={"aria-label": _("In the menu")}),
            "order": forms.NumberInput(attrs={"aria-label": _("Order"), "min": 0}),
        }


@admin.register(Page)
class PageAdmin(DeskAdmin):
    panel_classes = (History,)
    fits = {"slug": "wide", "description": "full", "order": "tiny"}
    shelf = Shelf.PAGES
    not_restored = ["registration_required"]
    form = PageForm
    list_display = ["title", "address", "is_in_menu", "order", "for_members"]
    list_editable = ["is_in_menu", "order"]
    list_filter = ["registration_required", "is_in_menu"]
    search_fields = ["title", "slug", "content"]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "content"]}),
        (_("Menu"), {"fields": ["is_in_menu", "order"]}),
        (_("Options"), {"fields": ["has_directory", "registration_required"]}),
    ]

    @admin.display(description=_("address"), ordering="url")
    def address(self, page):
        return page.url

    @admin.display(description=_("for members only"), boolean=True)
    def for_members(self, page):
        return page.registration_required

    def get_changelist_form(self, request, **kwargs):
        return super().get_changelist_form(request, form=MenuLineForm, **kwargs)

    def get_prepopulated_fields(self, request, obj=None):
        """Prepopulate the slug of new pages only: an address stays."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, page):
        return page.get_absolute_url()

    def render_change_form(self, request, context, **kwargs):
        """Allow the editor's import map in the Content Security Policy: the one inline script."""
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, **kwargs)
