"""Admin of regions and their names, and the region filter of changelists."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from r2p.desk.desk_admin import DeskAdmin
from r2p.desk.history.admin import History
from r2p.desk.inlines import Part
from r2p.desk.site import Shelf
from r2p.records.forms import ConstrainedForm, LineFormSet

from .models import Region, RegionName


class RegionForm(ConstrainedForm):
    places = {"region_of_the_world_has_no_parent": "parent"}


class RegionNameFormSet(LineFormSet):
    def key_of(self, line):
        """Allow one name per language, and any number of other names."""
        is_name = line.kind == RegionName.Kind.NAME
        return (line.kind, line.language, None if is_name else line.name)


class RegionNameInline(Part):
    model = RegionName
    formset = RegionNameFormSet
    fields = ["kind", "language", "name"]


@admin.register(Region)
class RegionAdmin(DeskAdmin):
    panel_classes = (History,)
    shelf = Shelf.SUBJECTS
    fits = {"slug": "wide", "introduction": "full", "order": "tiny"}
    form = RegionForm
    list_display = ["name", "kind", "parent", "m49", "iso_alpha3", "order"]
    list_filter = ["kind"]
    search_fields = ["name", "names__name", "slug", "iso_alpha2", "iso_alpha3", "m49"]
    autocomplete_fields = ["parent"]
    inlines = [RegionNameInline]
    list_select_related = ["parent"]
    prepopulated_fields = {"slug": ["name"]}
    fieldsets = [
        (None, {"fields": ["name", "slug", "kind", "parent", "order"]}),
        (_("Introduction"), {"fields": ["introduction"]}),
        (_("Codes"), {"fields": ["m49", "iso_alpha2", "iso_alpha3"]}),
    ]

    def get_prepopulated_fields(self, request, obj=None):
        """Prepopulate the slug of new regions only: an address stays."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, region):
        return region.get_absolute_url()

    def get_search_results(self, request, queryset, search_term):
        """Put the closest names first in autocompletes; a list keeps its order."""
        found, may_repeat = super().get_search_results(request, queryset, search_term)
        return (found.nearest_first(search_term) if "term" in request.GET else found), may_repeat


class WorldRegionFilter(admin.SimpleListFilter):
    """Changelist filter: records of a world region and all its parts."""

    title = _("region")
    parameter_name = "region"

    def lookups(self, request, model_admin):
        return [(region.slug, region.name) for region in Region.objects.world()]

    def queryset(self, request, queryset):
        if not self.value():
            return queryset
        known = {slug: slug for slug, _name in self.lookup_choices}
        region = Region.objects.filter(slug=known.get(self.value(), "")).first()
        return queryset.in_region(region) if region else queryset.none()
