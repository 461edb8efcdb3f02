from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Affiliation, Participant, ParticipantName
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, Part, RecordAdmin

from .organization import PeriodInline


class ParticipantNameInline(Part, admin.TabularInline):
    model = ParticipantName
    fields = ["name"]


class AffiliationInline(PeriodInline):
    model = Affiliation
    autocomplete_fields = ["organization"]
    fields = [
        "organization",
        "position",
        "began",
        "began_as_stated",
        "ended",
        "ended_as_stated",
    ]


@admin.register(Participant)
class ParticipantAdmin(RecordAdmin):
    list_display = ["name", "sort_name", "honorific", "status", "audience"]
    list_filter = ["status", "audience"]
    search_fields = ["name", "sort_name", "names__name", "slug", "orcid"]
    inlines = [ParticipantNameInline, AffiliationInline, FormerAddressInline]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "sort_name", "honorific", "slug"]}),
        (_("About the person"), {"fields": ["biography", "orcid"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
