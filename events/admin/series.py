from django.contrib import admin

from events.models import EventSeries
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, RecordAdmin


@admin.register(EventSeries)
class EventSeriesAdmin(RecordAdmin):
    list_display = ["title", "status", "audience"]
    list_filter = ["status", "audience"]
    search_fields = ["title", "slug"]
    autocomplete_fields = ["organizers"]
    inlines = [FormerAddressInline]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "slug", "description", "organizers"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
