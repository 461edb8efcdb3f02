"""Admin of series of events."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import EventSeries
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, RecordAdmin
from r2p.desk.former_addresses import FormerAddressInline
from r2p.desk.widgets import audience_badge, status_badge

from .visibility import SeriesVisibility


@admin.register(EventSeries)
class EventSeriesAdmin(RecordAdmin):
    visibility_report = SeriesVisibility
    list_display = ["title", status_badge, audience_badge]
    list_filter = ["status", "audience"]
    search_fields = ["sorted_as", "slug"]
    autocomplete_fields = ["organizers"]
    inlines = [FormerAddressInline]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (_("Details"), {"fields": ["title", "description", "organizers"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
