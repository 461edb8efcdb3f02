from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from r2p.desk.addresses import admin_url
from r2p.desk.desk_admin import ReadOnlyAdmin
from r2p.desk.models import ImportJob
from r2p.desk.permissions import may_import
from r2p.desk.site import Shelf
from r2p.desk.start.work_lists import WorkList, WorkLists

from .registry import kinds

FAILED = WorkList(
    name="failed",
    title=_("Failed %(kind)s"),
    done=_("No import has failed."),
    choose=lambda jobs, user: jobs.failed(),
)


@admin.register(ImportJob)
class ImportJobAdmin(ReadOnlyAdmin):
    """Lists a user's own imports and their results."""

    panel_classes = (WorkLists,)
    shelf = Shelf.UPKEEP
    work = (FAILED,)
    list_display = ["table", "kind", "rows", "state", "made_at"]
    list_filter = ["state"]
    fields = ["table", "kind", "rows", "state", "made_at"]
    list_display_links = None

    def get_queryset(self, request):
        return super().get_queryset(request).for_user(request.user)

    def has_view_permission(self, request, obj=None):
        model_admins = map(
            self.admin_site.get_model_admin, (one.admin_model for one in kinds.values())
        )
        may_bring = any(may_import(model_admin, request) for model_admin in model_admins)
        return may_bring and (obj is None or obj.by_id == request.user.pk)

    def has_module_permission(self, request):
        return self.has_view_permission(request)

    @admin.display(description=_("table"))
    def table(self, job):
        url = admin_url(kinds[job.kind].admin_model, "import_job", job.pk)
        return format_html('<a href="{}">{}</a>', url, job.file_name)
