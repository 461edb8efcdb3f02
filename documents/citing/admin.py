"""The page on which a citation is pasted, and the form of a new document that it fills."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from documents.models import Contribution, DocumentSymbol
from events.models import Organization, Participant
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


class Citing(admin.ModelAdmin):
    """A citation goes with the address of the empty form: whoever does not save leaves nothing."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.paste_view)
        return [path("paste/", view, name="documents_document_paste"), *super().get_urls()]

    def list_tools(self, request):
        tools = super().list_tools(request)
        if not self.has_add_permission(request):
            return tools
        return [*tools, (_("Paste a citation"), self.citing_address())]

    def citing_address(self):
        return reverse("admin:documents_document_paste")

    def paste_view(self, request):
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = CitationForm(request.GET if "citation" in request.GET else None, label_suffix="")
        if not form.is_valid():
            return self.paste_page(request, form)
        cited = read_citation(form.cleaned_data["citation"])
        found = find_existing(cited) if self.has_view_or_change_permission(request) else []
        query = urlencode({"citation": form.cleaned_data["citation"]})
        address = f"{reverse('admin:documents_document_add')}?{query}"
        if found:
            return self.paste_page(request, form, cited=cited, found=found, address=address)
        return HttpResponseRedirect(address)

    def paste_page(self, request, form, **further):
        title = _("Paste a citation")
        context = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        context |= {"form": form, "errors": form.errors, **further}
        return TemplateResponse(request, "admin/paste_citation.html", context)

    def draft(self, request):
        """What the citation of an address fills in, made once a request; None without one."""
        if not hasattr(request, "draft"):
            form = CitationForm(request.GET)
            is_asked = request.method == "GET" and "citation" in request.GET and form.is_valid()
            request.draft = self.made_draft(request, form) if is_asked else None
        return request.draft

    def made_draft(self, request, form):
        people, organizations = map(self.admin_site.get_model_admin, (Participant, Organization))
        return make_draft(
            read_citation(form.cleaned_data["citation"]),
            people.has_view_or_change_permission(request),
            organizations.has_view_or_change_permission(request),
        )

    def add_view(self, request, form_url="", extra_context=None):
        if self.has_add_permission(request):
            self.say_guesses(request, self.draft(request))
        return super().add_view(request, form_url, extra_context)

    def say_guesses(self, request, draft):
        for note in draft.notes if draft else ():
            messages.warning(request, note)
        if draft and draft.unknown:
            names = ", ".join(f"“{name}”" for name in draft.unknown)
            messages.warning(
                request, _("Not on record, or not clear: %(names)s.") % {"names": names}
            )

    def get_changeform_initial_data(self, request):
        draft = self.draft(request)
        return draft.fields if draft else super().get_changeform_initial_data(request)

    def get_formsets_with_inlines(self, request, obj=None):
        for formset, inline in super().get_formsets_with_inlines(request, obj):
            formset.extra += 0 if obj else len(self.drafted(request, inline))
            yield formset, inline

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        lines = [] if obj.pk else self.drafted(request, inline)
        return kwargs | {"initial": lines} if lines else kwargs

    def drafted(self, request, inline):
        draft = self.draft(request)
        return getattr(draft, LINES.get(inline.model, ""), []) if draft else []
