"""Admin page on which a citation is pasted, and the form of a new document that it fills."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from documents.models import Contribution, DocumentSymbol
from events.models import Organization, Participant
from r2p.desk.panels import Panel
from r2p.records.models import FormerAddress

from .citation_reader import read_citation
from .drafting import make_draft
from .finding import find_existing
from .forms import CitationForm

LINES = {
    Contribution: "contributions",
    DocumentSymbol: "symbols",
    FormerAddress: "former_addresses",
}


class CitationPaste(Panel):
    """Passes the citation on in the query string of the empty form: nothing is stored before
    saving.
    """

    def urls(self):
        return [self.page("paste/", "paste", self.paste_view)]

    def list_tools(self, request):
        if not self.admin.has_add_permission(request):
            return []
        return [(_("Paste a citation"), self.url("paste"))]

    def start_context(self, request):
        return {"citing": self.url("paste")} if self.admin.has_add_permission(request) else {}

    def paste_view(self, request):
        if not self.admin.has_add_permission(request):
            raise PermissionDenied
        form = CitationForm(request.GET if "citation" in request.GET else None, label_suffix="")
        if not form.is_valid():
            return self.paste_page(request, form)
        cited = read_citation(form.cleaned_data["citation"])
        found = find_existing(cited) if self.admin.has_view_or_change_permission(request) else []
        url = self.url("add", citation=form.cleaned_data["citation"])
        if found:
            return self.paste_page(request, form, cited=cited, found=found, address=url)
        return HttpResponseRedirect(url)

    def paste_page(self, request, form, **further):
        title = _("Paste a citation")
        context = {**self.admin.admin_site.each_context(request), "title": title}
        context |= {"opts": self.opts, "form": form, "errors": form.errors, **further}
        return TemplateResponse(request, "admin/paste_citation.html", context)

    # -- The form that it fills --------------------------------------------------------------------

    def draft(self, request):
        """The Draft made of the citation in the query string, once per request, or None."""
        if not hasattr(request, "draft"):
            form = CitationForm(request.GET)
            is_asked = request.method == "GET" and "citation" in request.GET and form.is_valid()
            request.draft = self.made_draft(request, form) if is_asked else None
        return request.draft

    def made_draft(self, request, form):
        site = self.admin.admin_site
        people, organizations = map(site.get_model_admin, (Participant, Organization))
        return make_draft(
            read_citation(form.cleaned_data["citation"]),
            people.has_view_or_change_permission(request),
            organizations.has_view_or_change_permission(request),
        )

    def initial(self, request):
        draft = self.draft(request)
        return draft.fields if draft else {}

    def initial_lines(self, request, model):
        draft = self.draft(request) if model in LINES else None
        return getattr(draft, LINES[model]) if draft else []

    def context(self, request, record, page):
        if record is None:
            self.say_guesses(request, self.draft(request))
        return {}

    def say_guesses(self, request, draft):
        for note in draft.notes if draft else ():
            messages.warning(request, note)
        if draft and draft.unknown:
            names = ", ".join(f"“{name}”" for name in draft.unknown)
            messages.warning(
                request, _("No single matching record was found for: %(names)s.") % {"names": names}
            )
