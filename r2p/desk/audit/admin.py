"""The audit log, as Administrators read it."""

from collections import defaultdict
from datetime import datetime, time, timedelta

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import PAGE_VAR, ChangeList
from django.utils import timezone
from django.utils.dateparse import parse_date
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from r2p.desk.addresses import admin_url
from r2p.desk.desk_admin import ReadOnlyAdmin
from r2p.desk.models import AuditEntry
from r2p.desk.site import Shelf
from r2p.records.names import fold

FOUND_AT_MOST = 1000


class DayFilter(admin.SimpleListFilter):
    """Filters by day, in the site's time zone."""

    title = _("date")
    parameter_name = "day"
    template = "admin/day_filter.html"

    def __init__(self, request, params, model, model_admin):
        super().__init__(request, params, model, model_admin)
        own = (self.parameter_name, PAGE_VAR)
        self.others = [(name, value) for name, value in request.GET.items() if name not in own]

    def lookups(self, request, model_admin):
        today = timezone.localdate()
        return [(today.isoformat(), _("today")), (str(today - timedelta(days=1)), _("yesterday"))]

    @property
    def day(self):
        """The chosen day; raises IncorrectLookupParameters if it is not a date."""
        try:
            day = parse_date(self.value() or "")
        except ValueError:
            day = None
        if self.value() and day is None:
            raise IncorrectLookupParameters(_("Enter a valid date, such as 2027-03-01."))
        return day

    @property
    def chosen(self):
        """The label of the chosen day, if there is one."""
        named = dict(self.lookup_choices).get(self.value())
        return named or (self.value() and date_format(self.day, "DATE_FORMAT"))

    def queryset(self, request, queryset):
        if not self.day:
            return queryset
        begins = timezone.make_aware(datetime.combine(self.day, time.min))
        return queryset.filter(at__gte=begins, at__lt=begins + timedelta(days=1))


class LogPage(ChangeList):
    """Adds to each entry the admin URL of its object."""

    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        of_kind = defaultdict(list)
        for entry in self.result_list:
            entry.object_url = ""
            if entry.about_type:
                of_kind[entry.about_type.model_class()].append(entry)
        for model, entries in of_kind.items():
            if self.model_admin.admin_site.is_registered(model):
                self.add_object_urls(request, model, entries)

    def add_object_urls(self, request, model, entries):
        """Set `object_url` of entries whose object exists and may be viewed. One query."""
        shown = self.model_admin.admin_site.get_model_admin(model)
        if not shown.has_view_or_change_permission(request):
            return
        asked = {entry.about_id for entry in entries}
        found = shown.get_queryset(request).filter(pk__in=asked).order_by()
        found = {str(pk) for pk in found.values_list("pk", flat=True)}
        for entry in entries:
            if entry.about_id in found:
                entry.object_url = admin_url(model, "change", entry.about_id)


@admin.register(AuditEntry)
class AuditLogAdmin(ReadOnlyAdmin):
    """A read-only list of the audit log."""

    shelf = Shelf.PEOPLE
    list_display = ["at", "who", "act", "about", "words"]
    list_filter = ["act", DayFilter]
    search_fields = ["folded__contains"]
    list_select_related = ["about_type"]
    list_per_page = 50
    sortable_by = ["at"]  # by anything else, the database would sort the whole log
    show_facets = admin.ShowFacets.NEVER
    fields = ["at", "by_name", "act", "about_name", "words"]

    class Media:
        css = {"all": ["desk/read.css"]}

    def get_changelist(self, request, **kwargs):
        return LogPage

    def get_search_results(self, request, queryset, search_term):
        """Find the newest matching entries, so that the log is read through at most once."""
        if not fold(search_term):
            return queryset, False
        found, _twice = super().get_search_results(request, queryset, fold(search_term))
        newest = found.order_by(*AuditEntry._meta.ordering).values_list("pk", flat=True)
        return queryset.filter(pk__in=list(newest[:FOUND_AT_MOST])), False

    @admin.display(description=_("user"))
    def who(self, entry):
        return entry.by_name or self.get_empty_value_display()

    @admin.display(description=_("object"))
    def about(self, entry):
        if not entry.object_url:
            return entry.about_name or self.get_empty_value_display()
        return format_html('<a href="{}">{}</a>', entry.object_url, entry.about_name)
