"""Admin of link checks: the results of checking links to full texts."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from documents.models import LinkCheck
from r2p.desk.addresses import change_url
from r2p.desk.desk_admin import ReadOnlyAdmin
from r2p.desk.site import Shelf
from r2p.desk.start.work_lists import WorkList, WorkLists

DEAD = WorkList(
    "dead",
    title=_("Broken links"),
    done=_("No broken links were found."),
    choose=lambda links, user: links.dead(),
)


@admin.register(LinkCheck)
class LinkCheckAdmin(ReadOnlyAdmin):
    """Results of link checks, read-only: an address is corrected at its document."""

    panel_classes = (WorkLists,)
    shelf = Shelf.UPKEEP
    work = (DEAD,)
    list_display = ["state", "since_when", "address", "of_document", "said", "archive"]
    list_display_links = None
    list_filter = ["state"]
    search_fields = ["url", "document__title"]
    list_select_related = ["document"]
    sortable_by = []
    show_facets = admin.ShowFacets.NEVER
    fields = ["url", "of_document", "state", "since", "said", "moved_to", "archive"]
    readonly_fields = ["of_document", "said", "archive"]

    class Media:
        css = {"all": ["desk/read.css"]}

    def has_view_permission(self, request, obj=None):
        return request.user.has_perm("documents.view_document")

    def get_queryset(self, request):
        return super().get_queryset(request).filter(document__trashed_at=None)

    def facts(self, link):
        return [link.answer]

    @admin.display(description=_("address"))
    def address(self, link):
        if not link.url.startswith(("http://", "https://")):
            return link.url
        return format_html('<a href="{0}" rel="noopener noreferrer">{0}</a>', link.url)

    @admin.display(description=_("document"))
    def of_document(self, link):
        return format_html('<a href="{}">{}</a>', change_url(link.document), link.document)

    @admin.display(description=_("since"))
    def since_when(self, link):
        return link.since.date()

    @admin.display(description=_("answer"))
    def said(self, link):
        return link.moved_to or link.answer or self.get_empty_value_display()

    @admin.display(description=_("copies"))
    def archive(self, link):
        return format_html(
            '<a href="{}" rel="noopener noreferrer">{}</a>', link.archive_url, _("Web archive")
        )
