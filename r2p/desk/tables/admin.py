"""The pages that import and export tables."""

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import ImportJob
from r2p.desk.panels import Panel
from r2p.desk.permissions import may_import
from r2p.records.audience import Reader

from . import jobs, progress
from .forms import ExportForm, UploadForm
from .registry import kinds, resource_for, tables_of
from .writers import LONGEST_CELL, TYPES, as_file, template_file


class Tables(Panel):
    """Imports and exports records and their lines as CSV and XLSX."""

    def urls(self):
        return [
            self.page("import/", "import", self.import_view),
            self.page("import/<int:job>/", "import_job", self.job_view),
            self.page("import/<int:job>/progress.json", "import_progress", self.progress_view),
            self.page("import/template.<slug:form>", "import_template", self.template_view),
            self.page("export/", "export", self.export_view),
        ]

    def list_tools(self, request):
        imports = [(_("Import"), self.url("import"))] if may_import(self.admin, request) else []
        filters = request.GET.urlencode()
        return [*imports, (_("Export"), self.url("export") + (f"?{filters}" if filters else ""))]

    def asked_table(self, request):
        """Return the table that a URL asks for: of the records, or of their lines."""
        kind = request.GET.get("table", self.opts.label_lower)
        if kind not in tables_of(self.model):
            raise Http404
        return kind

    # -- Bringing in

    def import_view(self, request):
        if not may_import(self.admin, request):
            raise PermissionDenied
        kind = self.asked_table(request)
        form = UploadForm(request.POST or None, request.FILES or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            try:
                job = jobs.accept(kind, form.cleaned_data["file"], request.user)
            except ValidationError as error:
                form.add_error("file", error)
            else:
                jobs.begin(job)
                return HttpResponseRedirect(self.url("import_job", job.pk))
        tables = [(one, table.what(), one == kind) for one, table in tables_of(self.model).items()]
        table = resource_for(kind, request)
        context = {"form": form, "tables": tables, "help_text": table.help_text}
        return self.table_page(request, "import", kind, columns=table.open_columns(), **context)

    def job_of(self, request, job):
        """Return an import job of this admin that belongs to the user; a 404 otherwise."""
        if not may_import(self.admin, request):
            raise PermissionDenied
        own = {"kind__in": list(tables_of(self.model)), "by": request.user}
        return get_object_or_404(ImportJob, pk=job, **own)

    def job_view(self, request, job):
        job = self.job_of(request, job)
        if request.method == "POST":
            self.confirm(request, job)
            return HttpResponseRedirect(request.path)
        context = {"job": job, "outcome": job.outcome, "done": progress.of(job)}
        return self.table_page(request, "import_job", job.kind, **context)

    def confirm(self, request, job):
        try:
            jobs.confirm(job)
        except ValidationError as error:
            self.admin.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            if job.state == job.State.CHECKED:
                told = _(
                    "The records have changed in the meantime. Please check the changes again."
                )
                self.admin.message_user(request, told, messages.WARNING)

    def progress_view(self, request, job):
        job = self.job_of(request, job)
        return JsonResponse({"is_at_work": job.is_at_work, "done": progress.of(job)})

    def template_view(self, request, form):
        if not may_import(self.admin, request) or form not in TYPES:
            raise Http404
        return template_file(resource_for(self.asked_table(request), request), form)

    # -- Taking away

    def export_view(self, request):
        if not self.admin.has_view_permission(request):
            raise PermissionDenied
        tables = {kind: table.what() for kind, table in tables_of(self.model).items()}
        form = ExportForm(
            request.POST or None, tables, may_take_all=self.admin.may_publish(request)
        )
        if request.method == "POST" and form.is_valid():
            return self.exported(request, **form.cleaned_data)
        filters = request.GET.urlencode()
        return self.table_page(request, "export", self.opts.label_lower, form=form, filters=filters)

    def exported(self, request, reader, format, table):
        """Return the records of the list with its search and filters, as far as the audience may
        see them.
        """
        try:
            listed = self.admin.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self.url("export"))
        told_to = None if reader == ExportForm.EVERYTHING else Reader(int(reader))
        resource = resource_for(table, request, reader=told_to)
        found = resource.rows_for_reader(listed)
        found = found.prefetch_related(None).prefetch_related(*resource.relations())
        rows = [resource.texts_of(one) for one in found.iterator(chunk_size=500)]
        if told_to:
            rows = list(map(list, dict.fromkeys(map(tuple, rows))))  # hidden people have no number
        note(AuditEvent.EXPORTED, request.user, None, export_in_words(len(rows), resource, told_to))
        heads = [column.column_name for column in resource.columns()]
        if format == "xlsx" and any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            format = "csv"  # a sheet would cut such a text without a word
        return as_file(resource.model._meta.model_name, format, heads, rows)

    def table_page(self, request, name, kind, **context):
        said = _("Export %(kind)s") if name == "export" else _("Import %(kind)s")
        title = said % {"kind": kinds[kind].what()}
        context |= self.admin.admin_site.each_context(request)
        context |= {"opts": self.opts, "title": title, "kind": kind}
        request.current_app = self.admin.admin_site.name
        return TemplateResponse(request, f"admin/tables/{name}.html", context)


def export_in_words(count, resource, reader):
    told = reader or _("staff, including what only staff can see")
    words = {"n": count, "kind": resource.what(), "reader": told}
    return _("%(kind)s: %(n)s; audience: %(reader)s") % words
