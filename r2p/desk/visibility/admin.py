from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.forms import Media
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from r2p.desk.addresses import change_url
from r2p.desk.models import Preview
from r2p.desk.panels import Panel
from r2p.records.audience import Audience, Reader

from .forms import ShareForm
from .render_as import ONCE_PUBLISHED, PREVIEWED, Band, page_as, published
from .report import is_ahead, seen_as
from .sharing import share, take_back


class Visibility(Panel):
    """Shows who can see a record, its page as they see it, and previews.

    The admin's `visibility_report` is the class of the report for its model. Whoever may view a
    record may view it as other readers do; whoever may change it may share a preview.
    """

    media = Media(css={"all": ["desk/visibility.css"]})

    def urls(self):
        return [
            self.page("<path:object_id>/as/<int:rung>/", "as", self.look_as),
            self.page("<path:object_id>/preview/", "preview", self.preview),
            self.page("<path:object_id>/preview/<int:rung>/", "preview_as", self.preview),
            self.page("<path:object_id>/share/", "share", self.share),
            self.page(
                "<path:object_id>/share/<int:link_id>/take-back/", "take_back", self.take_back
            ),
        ]

    # -- On the record's page ----------------------------------------------------------------------

    def context(self, request, record, page):
        if record is None or page["is_popup"]:
            return {}
        formsets = [inline.formset for inline in page["inline_admin_formsets"]]
        return {**self.report_on(request, record, formsets), **self.shared(request, record)}

    def report_on(self, request, record, formsets):
        """Report on the stored record, not on unsaved changes."""
        loaded = {formset.model: formset.get_queryset() for formset in formsets}
        if request.method == "POST":
            record, loaded = self.model._default_manager.get(pk=record.pk), {}
        report = self.admin.visibility_report(record, loaded)
        name = "preview_as" if is_ahead(record) else "as"
        rungs = [(seen, self.url(name, record.pk, seen.rung)) for seen in report.rungs]
        return {"visibility": report, "rungs": rungs}

    def tools(self, request, record):
        if not is_ahead(record):
            return []
        tools = [(_("Preview"), self.url("preview", record.pk))]
        if self.admin.has_change_permission(request, record):
            tools.append((_("Share a preview"), self.url("share", record.pk)))
        return tools

    def shared(self, request, record):
        """Return the open preview links for users who may revoke them. One query."""
        if not is_ahead(record) or not self.admin.has_change_permission(request, record):
            return {"links": []}
        links = Preview.objects.of(record).open().select_related("made_by")
        return {"links": [(link, self.url("take_back", record.pk, link.pk)) for link in links]}

    # -- The page of a record as others would see it -----------------------------------------------

    @method_decorator(require_safe)
    def look_as(self, request, object_id, rung):
        record, reader = self.viewable_record(request, object_id), reader_on(rung)
        return page_as(request, record, reader, self.band(record, reader, "as"))

    @method_decorator(require_safe)
    def preview(self, request, object_id, rung=None):
        """Show the page as it will be once published; redirect if it is published or withdrawn."""
        record = self.viewable_record(request, object_id)
        reader = reader_on(record.audience if rung is None else rung)
        if not is_ahead(record):
            return redirect(self.url("as", record.pk, reader.rung))
        with published(record):
            band = self.band(record, reader, "preview_as", f"{PREVIEWED}.", ONCE_PUBLISHED)
            return page_as(request, record, reader, band)

    def band(self, record, reader, name, *notes):
        ways = [
            (capfirst(rung.label), self.url(name, record.pk, rung), rung == reader.rung)
            for rung in Audience
        ]
        return Band(seen_as(reader.rung), notes, ways, change_url(record))

    # -- Preview links ------------------------------------------------------------------------

    def share(self, request, object_id):
        record = self.changeable_record(request, object_id)
        form = ShareForm(request.POST if request.method == "POST" else None, record=record)
        if form.is_valid():
            token = share(record, request.user, **form.cleaned_data)
            self.tell_of_link(request, token)
            return redirect(self.url("share", record.pk))
        context = {
            **self.admin.admin_site.each_context(request),
            **self.shared(request, record),
            "title": _("Share a preview"),
            "opts": self.opts,
            "original": record,
            "form": form,
        }
        return render(request, "admin/share.html", context)

    def tell_of_link(self, request, token):
        link = request.build_absolute_uri(reverse("preview", args=[token]))
        words = _("Copy the link now. It will not be shown again.")
        messages.success(request, format_html('{} <a href="{}">{}</a>', words, link, link))

    @method_decorator(require_POST)
    def take_back(self, request, object_id, link_id):
        record = self.changeable_record(request, object_id)
        link = get_object_or_404(Preview.objects.of(record).open(), pk=link_id)
        take_back(link, request.user)
        messages.success(request, _("The link was revoked."))
        return redirect(change_url(record))

    # -- Who may -----------------------------------------------------------------------------------

    def viewable_record(self, request, object_id):
        """Return the record if the user may view it."""
        if not self.admin.has_view_or_change_permission(request):
            raise PermissionDenied
        record = self.admin.get_object(request, unquote(object_id))
        if record is None:
            raise Http404
        if not self.admin.has_view_or_change_permission(request, record):
            raise PermissionDenied
        return record

    def changeable_record(self, request, object_id):
        """Return the unpublished record if the user may change it."""
        record = self.viewable_record(request, object_id)
        if not is_ahead(record):
            raise Http404
        if not self.admin.has_change_permission(request, record):
            raise PermissionDenied
        return record


def reader_on(rung):
    if rung not in Audience.values:
        raise Http404
    return Reader(rung)
