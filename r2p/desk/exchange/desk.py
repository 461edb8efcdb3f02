"""Tables on the desk: brought in, taken away, and how each kind's table looks."""

from django.contrib import messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.translation import gettext as _

from r2p.desk.audit import Act, note
from r2p.desk.models import ImportJob
from r2p.desk.tools import Tools
from r2p.records.audience import Reader

from . import jobs, progress
from .columns import Many
from .forms import ExportForm, UploadForm
from .kinds import resource_for
from .writing import LONGEST_CELL, TYPES, as_file, template_file


class Exchange(Tools):
    """Import and export of a kind of record."""

    def get_urls(self):
        views = [
            ("import/", "import", self.import_view),
            ("import/<int:job>/", "import_job", self.job_view),
            ("import/<int:job>/progress.json", "import_progress", self.progress_view),
            ("import/template.<slug:form>", "import_template", self.template_view),
            ("export/", "export", self.export_view),
        ]
        own = [
            path(route, self.admin_site.admin_view(view), name=self.exchange_name(name))
            for route, name, view in views
        ]
        return [*own, *super().get_urls()]

    def exchange_name(self, name):
        return f"{self.opts.app_label}_{self.opts.model_name}_{name}"

    def exchange_address(self, name, *args):
        return reverse(f"admin:{self.exchange_name(name)}", args=args)

    def list_tools(self, request):
        tools = super().list_tools(request)
        if self.may_import(request):
            tools.append((_("Import"), self.exchange_address("import")))
        filters = request.GET.urlencode()
        address = self.exchange_address("export") + (f"?{filters}" if filters else "")
        return [*tools, (_("Export"), address)]

    def may_import(self, request):
        return self.has_change_permission(request) or self.has_add_permission(request)

    # -- Bringing in

    def import_view(self, request):
        if not self.may_import(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None, label_suffix="")
        if request.method == "POST" and form.is_valid():
            try:
                job = jobs.accept(self.opts.label_lower, form.cleaned_data["file"], request.user)
            except ValidationError as error:
                form.add_error("file", error)
            else:
                jobs.begin(job)
                return HttpResponseRedirect(self.exchange_address("import_job", job.pk))
        columns = resource_for(self.opts.label_lower, request).open_columns()
        title = _("Import %(kind)s") % {"kind": self.opts.verbose_name_plural}
        return self.table_page(request, "import", title, form=form, columns=columns)

    def job_of(self, request, job):
        """The job of this kind that somebody has brought; nobody else is told of it."""
        if not self.may_import(request):
            raise PermissionDenied
        return get_object_or_404(ImportJob, pk=job, kind=self.opts.label_lower, by=request.user)

    def job_view(self, request, job):
        job = self.job_of(request, job)
        if request.method == "POST":
            self.confirm(request, job)
            return HttpResponseRedirect(request.path)
        title = _("Import %(kind)s") % {"kind": self.opts.verbose_name_plural}
        context = {"job": job, "outcome": job.outcome, "done": progress.of(job)}
        return self.table_page(request, "import_job", title, **context)

    def confirm(self, request, job):
        try:
            jobs.confirm(job)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
        else:
            if job.state == job.State.CHECKED:
                told = _("Something has changed meanwhile. Please look at it once more.")
                self.message_user(request, told, messages.WARNING)

    def progress_view(self, request, job):
        job = self.job_of(request, job)
        return JsonResponse({"is_at_work": job.is_at_work, "done": progress.of(job)})

    def template_view(self, request, form):
        if not self.may_import(request) or form not in TYPES:
            raise Http404
        return template_file(resource_for(self.opts.label_lower, request), form)

    # -- Taking away

    def export_view(self, request):
        if not self.has_view_permission(request):
            raise PermissionDenied
        form = ExportForm(request.POST or None, may_take_all=self.may_publish(request))
        if request.method == "POST" and form.is_valid():
            return self.exported(request, **form.cleaned_data)
        title = _("Export %(kind)s") % {"kind": self.opts.verbose_name_plural}
        return self.table_page(request, "export", title, form=form, filters=request.GET.urlencode())

    def exported(self, request, reader, format):
        """What the list shows with its search and filters, as far as it is for this reader."""
        try:
            listed = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return HttpResponseRedirect(self.exchange_address("export"))
        told_to = None if reader == ExportForm.EVERYTHING else Reader(int(reader))
        resource = resource_for(self.opts.label_lower, request, reader=told_to)
        records = resource.rows_for_reader(listed)
        columns = resource.columns()
        relations = [one.relation for one in columns if isinstance(one, Many)]
        records = records.prefetch_related(None).prefetch_related(*relations)
        rows = [resource.texts_of(record) for record in records.iterator(chunk_size=500)]
        note(Act.EXPORTED, request.user, None, self.export_in_words(len(rows), told_to))
        heads = [column.column_name for column in columns]
        if format == "xlsx" and any(len(cell) > LONGEST_CELL for row in rows for cell in row):
            format = "csv"  # a sheet would cut such a text without a word
        return as_file(self.opts.model_name, format, heads, rows)

    def export_in_words(self, count, reader):
        kind = self.opts.verbose_name_plural
        reader = reader or _("staff, with all that nobody else sees")
        return _("%(n)s %(kind)s, for: %(reader)s") % {"n": count, "kind": kind, "reader": reader}

    def table_page(self, request, name, title, **context):
        context |= {**self.admin_site.each_context(request), "opts": self.opts, "title": title}
        request.current_app = self.admin_site.name
        return TemplateResponse(request, f"admin/exchange/{name}.html", context)
