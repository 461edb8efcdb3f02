from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import EventSeries
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, RecordAdmin

from .visibility import SeriesReach


@admin.register(EventSeries)
class EventSeriesAdmin(RecordAdmin):
    reach = SeriesReach
    list_display = ["title", "status_sign", "audience_sign"]
    list_filter = ["status", "audience"]
    search_fields = ["sorted_as", "slug"]
    autocomplete_fields = ["organizers"]
    inlines = [FormerAddressInline]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (_("What it is"), {"fields": ["title", "description", "organizers"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
