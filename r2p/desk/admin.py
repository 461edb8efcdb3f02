"""The admin of every record: its panels, permissions and forms."""

from django.utils.translation import gettext_lazy as _

from r2p.records.models import Record

from .addresses import admin_url
from .audit import admin as audit_admin  # noqa: F401 - registers the audit log
from .former_addresses import SharedAddresses
from .history.admin import History
from .lists.next_record import InOrder, NextRecord, is_at_work, is_for_order
from .lists.search import FoundOnce, paginator, search
from .permissions import may_change, may_publish, was_never_published
from .publishing.actions.admin import BulkActions
from .publishing.admin import PublishingAdmin
from .site import Shelf
from .start.work_lists import WorkList, WorkLists
from .tables import job_admin  # noqa: F401 - registers the page of imports
from .tables.admin import Tables
from .visibility.admin import Visibility
from .visibility.report import VisibilityReport

PUBLICATION = (
    _("Publishing"),
    {
        "fields": ["status", "publish_at", "withdrawn_because", "audience", "slug"],
        "description": _("Visible once published, from its publication time, to its audience."),
    },
)
NOTES = (_("Notes"), {"fields": ["staff_notes"]})
TECHNICAL = (
    _("Technical"),
    {
        "classes": ["collapse"],
        "fields": [
            "key",
            "made_by",
            "created_at",
            "updated_at",
            "first_published_at",
            "withdrawn_at",
        ],
    },
)


IN_REVIEW = WorkList(
    name="in-review",
    title=_("%(kind)s in review"),
    done=_("Nothing is in review."),
    choose=lambda records, user: records.in_review(),
    order=("updated_at",),
    is_for_publishers=True,
)
MY_DRAFTS = WorkList(
    name="my-drafts",
    title=_("My drafts: %(kind)s"),
    done=_("You have no drafts."),
    choose=lambda records, user: records.drafts().made_by(user),
    order=("created_at",),
)
PUBLISHES_TODAY = WorkList(
    name="publishes-today",
    title=_("%(kind)s scheduled for today"),
    done=_("Nothing is scheduled for today."),
    choose=lambda records, user: records.appearing_today(),
    order=("publish_at",),
)


class RecordAdmin(PublishingAdmin):
    """Admin of a record: drafts for everyone who may change records, the rest for publishers.

    A record that was ever published is withdrawn, never deleted: its address is known. The order of
    its panels is the order of their links and actions.
    """

    panel_classes = (
        BulkActions,
        Visibility,
        WorkLists,
        NextRecord,
        Tables,
        History,
        SharedAddresses,
    )
    list_per_page = 50
    shelf = Shelf.CATALOGUE
    work = (IN_REVIEW, MY_DRAFTS, PUBLISHES_TODAY)
    visibility_report = VisibilityReport
    one_line = ("title", "subtitle", "theme_line", "name", "withdrawn_because")
    not_restored = ("status", "publish_at", "withdrawn_because")  # nor what says who may see it
    told_besides = ("trashed_at",)
    fits = {"slug": "wide"}

    # -- Who may -----------------------------------------------------------------------------------

    def may_publish(self, request):
        return may_publish(request.user, self.model)

    def has_change_permission(self, request, obj=None):
        """Check a record, or all records of the model: see `may_change`."""
        is_open = obj is None or may_change(request.user, obj)
        return super().has_change_permission(request, obj) and is_open

    def has_delete_permission(self, request, obj=None):
        is_draft = obj is None or was_never_published(obj)
        return super().has_delete_permission(request, obj) and is_draft

    # -- Lists -------------------------------------------------------------------------------------

    def work_for(self, request):
        may_publish = self.may_publish(request)
        lists = super().work_for(request)
        return [work for work in lists if may_publish or not work.is_for_publishers]

    def get_changelist(self, request, **kwargs):
        return InOrder if is_for_order(request) else FoundOnce

    def get_list_filter(self, request):
        """Return only the active filters if only the order counts: others cost a query."""
        filters = super().get_list_filter(request)
        if not is_for_order(request):
            return filters
        return [one for one in filters if is_at_work(one, request.GET)]

    def get_paginator(self, request, queryset, per_page, *args, **kwargs):
        if queryset.model is not self.model:  # such as the entries of a log
            return super().get_paginator(request, queryset, per_page, *args, **kwargs)
        return paginator(request, queryset, per_page)

    def get_search_results(self, request, queryset, search_term):
        return search(queryset, self.search_fields, search_term), False

    # -- The form ----------------------------------------------------------------------------------

    def formfield_for_choice_field(self, db_field, request, **kwargs):
        if db_field.name == "status" and not self.may_publish(request):
            kwargs["choices"] = [(status.value, status.label) for status in Record.UNPUBLISHED]
        return super().formfield_for_choice_field(db_field, request, **kwargs)

    def get_readonly_fields(self, request, obj=None):
        publishers = [] if self.may_publish(request) else ["publish_at", "withdrawn_because"]
        return [*super().get_readonly_fields(request, obj), *TECHNICAL[1]["fields"], *publishers]

    def get_fieldsets(self, request, obj=None):
        """Leave the technical fields out of the form of a new record."""
        fieldsets = super().get_fieldsets(request, obj)
        return fieldsets if obj else [part for part in fieldsets if part is not TECHNICAL]

    def get_prepopulated_fields(self, request, obj=None):
        """Fill in the slug from the title for new records only: an address stays."""
        return {} if obj else super().get_prepopulated_fields(request, obj)

    def view_on_site(self, record):
        is_published = record.status == Record.Status.PUBLISHED
        return record.get_absolute_url() if is_published else None

    def url_to_view(self, record):
        """Return the URL of the public page, or of its preview."""
        return self.view_on_site(record) or admin_url(record, "preview", record.pk)
