"""Admin of themes."""

from django.contrib import admin

from r2p.desk.desk_admin import DeskAdmin
from r2p.desk.history.admin import History
from r2p.desk.site import Shelf
from r2p.records.forms import ConstrainedForm

from .models import Theme


@admin.register(Theme)
class ThemeAdmin(DeskAdmin):
    panel_classes = (History,)
    form = ConstrainedForm
    shelf = Shelf.SUBJECTS
    fits = {"slug": "wide", "order": "tiny"}
    list_display = ["name", "group", "order"]
    list_filter = ["group"]
    search_fields = ["name", "slug"]
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "group", "order"]

    def get_prepopulated_fields(self, request, obj=None):
        """Prepopulate the slug of new themes only."""
        return {} if obj else super().get_prepopulated_fields(request, obj)
