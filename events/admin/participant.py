"""Admin of participants, their names and affiliations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.merging import ParticipantMerger
from events.models import Affiliation, Participant, ParticipantName
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, RecordAdmin
from r2p.desk.duplicates.admin import Duplicates
from r2p.desk.former_addresses import FormerAddressInline
from r2p.desk.inlines import Part
from r2p.desk.widgets import audience_badge, status_badge

from .organization import PeriodInline
from .visibility import ParticipantVisibility


class ParticipantNameInline(Part):
    model = ParticipantName
    verbose_name = _("other spelling")
    verbose_name_plural = _("other spellings")
    fields = ["name"]


class AffiliationInline(PeriodInline):
    model = Affiliation
    verbose_name_plural = _("positions held")
    one_line = ("position",)
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
    panel_classes = (*RecordAdmin.panel_classes, Duplicates)
    merger = ParticipantMerger
    visibility_report = ParticipantVisibility
    list_display = ["name", "sort_name", status_badge, audience_badge]
    list_filter = ["status", "audience"]
    search_fields = ["name", "sorted_as", "names__folded", "slug", "orcid"]
    inlines = [ParticipantNameInline, AffiliationInline, FormerAddressInline]
    prepopulated_fields = {"slug": ["name"]}
    fits = RecordAdmin.fits | {"biography": "full", "honorific": "short", "orcid": "medium"}
    fieldsets = [
        (_("Details"), {"fields": ["name", ("sort_name", "honorific"), "biography", "orcid"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
