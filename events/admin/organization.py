from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.models import Organization, OrganizationName, Standing
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, Part, RecordAdmin
from r2p.records.forms import ConstrainedForm, KnownDateField, LineForm
from r2p.regions.admin import WorldRegionFilter


class OrganizationForm(ConstrainedForm):
    places = {
        "country_has_one_state": "country",
        "state_has_its_country": "country",
        "organization_is_not_its_own_parent": "parent",
    }


class PeriodForm(LineForm):
    """For lines that held from one known date until another."""

    began = KnownDateField(label=_("Began"))
    ended = KnownDateField(label=_("Ended"))
    places = {
        "standing_ends_after_it_begins": "ended",
        "affiliation_ends_after_it_begins": "ended",
    }


class PeriodInline(Part, admin.TabularInline):
    """Lines with a period; its two ends also for those who may only look."""

    form = PeriodForm

    @admin.display(description=_("began"))
    def began(self, line):
        return line.began or self.get_empty_value_display()

    @admin.display(description=_("ended"))
    def ended(self, line):
        return line.ended or self.get_empty_value_display()


class OrganizationNameInline(Part, admin.TabularInline):
    model = OrganizationName
    fields = ["name", "kind"]


class StandingInline(PeriodInline):
    model = Standing
    fields = ["kind", "began", "began_as_stated", "ended", "ended_as_stated"]


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    form = OrganizationForm
    list_display = ["name", "short_name", "kind", "parent", "country", "status", "audience"]
    list_filter = ["status", "kind", WorldRegionFilter, "audience"]
    search_fields = ["name", "short_name", "names__name", "slug"]
    autocomplete_fields = ["parent", "country"]
    inlines = [OrganizationNameInline, StandingInline, FormerAddressInline]
    list_select_related = ["parent", "country"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "short_name", "slug", "kind", "parent"]}),
        (_("Where"), {"fields": ["country", "website"]}),
        (_("Identifiers"), {"fields": ["ror", "wikidata"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]
