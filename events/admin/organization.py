"""Admin of organizations, their names and standings."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from events.merging import OrganizationMerger
from events.models import Organization, OrganizationName, Standing
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, RecordAdmin
from r2p.desk.duplicates.admin import Duplicates
from r2p.desk.former_addresses import FormerAddressInline
from r2p.desk.inlines import Part
from r2p.desk.publishing.forms import RecordForm
from r2p.desk.start.work_lists import WorkList
from r2p.desk.widgets import audience_badge, status_badge
from r2p.records.forms import KnownDateField, LineForm
from r2p.regions.admin import WorldRegionFilter


class OrganizationForm(RecordForm):
    class Meta:
        help_texts = {
            "name": _("The current name, in English if there is an English one."),
            "short_name": _("The usual abbreviation, such as “GCR2P”. Add other names below."),
            "ror": _("From ror.org: “https://ror.org/…”."),
            "wikidata": _("The identifier at Wikidata, such as “Q1065”."),
        }

    places = {
        "country_has_one_state": "country",
        "state_has_its_country": "country",
        "organization_is_not_its_own_parent": "parent",
    }


class PeriodForm(LineForm):
    """A form for lines with a known beginning and a known end."""

    began = KnownDateField(label=_("Began"))
    ended = KnownDateField(label=_("Ended"))
    places = {
        "standing_ends_after_it_begins": "ended",
        "affiliation_ends_after_it_begins": "ended",
    }


class PeriodInline(Part):
    """Lines with a period, whose two ends are also shown to those who may only view."""

    form = PeriodForm

    @admin.display(description=_("began"))
    def began(self, line):
        return line.began or self.get_empty_value_display()

    @admin.display(description=_("ended"))
    def ended(self, line):
        return line.ended or self.get_empty_value_display()


class OrganizationNameInline(Part):
    model = OrganizationName
    verbose_name = _("other name")
    verbose_name_plural = _("other names")
    fields = ["name", "kind"]


class StandingInline(PeriodInline):
    model = Standing
    verbose_name_plural = _("standing in the Coalition")
    fields = ["kind", "began", "began_as_stated", "ended", "ended_as_stated"]


WITHOUT_COUNTRY = WorkList(
    name="without-country",
    title=_("%(kind)s without a country"),
    done=_("All %(kind)s have a country."),
    choose=lambda organizations, user: organizations.without_country(),
)


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    panel_classes = (*RecordAdmin.panel_classes, Duplicates)
    merger = OrganizationMerger
    form = OrganizationForm
    list_display = ["name", "short_name", "kind", "country", status_badge, audience_badge]
    list_filter = ["status", "kind", WorldRegionFilter, "audience"]
    search_fields = ["sorted_as", "short_name", "names__folded", "slug"]
    autocomplete_fields = ["parent", "country"]
    inlines = [OrganizationNameInline, StandingInline, FormerAddressInline]
    list_select_related = ["country"]
    prepopulated_fields = {"slug": ["name"]}
    work = (*RecordAdmin.work, WITHOUT_COUNTRY)
    fits = RecordAdmin.fits | {
        "short_name": "medium",
        "website": "wide",
        "ror": "medium",
        "wikidata": "medium",
    }
    fieldsets = [
        (_("Details"), {"fields": ["kind", "name", "short_name", "parent"]}),
        (_("Location"), {"fields": ["country", "website"]}),
        (_("Identifiers"), {"fields": [("ror", "wikidata")]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]

    def facts(self, organization):
        return [organization.get_kind_display(), organization.short_name]
