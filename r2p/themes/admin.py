from django.contrib import admin

from r2p.desk.history.admin import HistoryAdmin
from r2p.desk.shelves import Shelf
from r2p.desk.widgets import Fitting
from r2p.records.forms import ConstrainedForm

from .models import Theme


@admin.register(Theme)
class ThemeAdmin(Fitting, HistoryAdmin):
    form = ConstrainedForm
    shelf = Shelf.SUBJECTS
    fits = {"slug": "wide", "order": "tiny"}
    list_display = ["name", "group", "order"]
    list_filter = ["group"]
    search_fields = ["name", "slug"]
    show_full_result_count = False
    prepopulated_fields = {"slug": ["name"]}
    fields = ["name", "slug", "group", "order"]

    def get_prepopulated_fields(self, request, obj=None):
        """Only a new theme takes its slug from its name."""
        return {} if obj else super().get_prepopulated_fields(request, obj)
