from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from documents.models import Document, DocumentEvent
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, FormerAddressInline, Part, RecordAdmin
from r2p.records.forms import ConstrainedForm, KnownDateField
from r2p.regions.admin import WorldRegionFilter

from .contribution import ContributionInline
from .file import DocumentFileInline
from .symbol import DocumentSymbolInline
from .translation import TranslationInline


class DocumentForm(ConstrainedForm):
    issued = KnownDateField(
        label=_("Issued"), help_text=_("2014, 2014-11, 2014-11-05 or 5 November 2014.")
    )
    places = {"document_issue_date_is_whole": "issued"}


class DocumentEventInline(Part, admin.TabularInline):
    model = DocumentEvent
    autocomplete_fields = ["event"]
    fields = ["event", "role"]


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    form = DocumentForm
    list_display = ["title", "kind", "issue_date", "language", "status", "audience", "is_spotlight"]
    list_filter = ["status", "kind", WorldRegionFilter, "themes", "audience", "is_spotlight"]
    search_fields = ["title", "subtitle", "translations__title", "symbols__symbol", "slug"]
    autocomplete_fields = ["regions", "themes"]
    inlines = [
        ContributionInline,
        DocumentEventInline,
        DocumentSymbolInline,
        TranslationInline,
        DocumentFileInline,
        FormerAddressInline,
    ]
    prepopulated_fields = {"slug": ["title"]}
    fieldsets = [
        (None, {"fields": ["title", "subtitle", "slug", "kind", "language"]}),
        (_("When"), {"fields": ["issued", "issued_as_stated"]}),
        (_("Text"), {"fields": ["summary", "body", "source_url"]}),
        (_("What it is about"), {"fields": ["regions", "themes", "is_spotlight"]}),
        (_("Rights and identifiers"), {"fields": ["doi", "rights"]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]

    @admin.display(description=_("issued"), ordering="order_on")
    def issue_date(self, document):
        return document.issued

    @admin.display(description=_("issued"))
    def issued(self, document):
        """For those who may only look: they are shown no field of a form."""
        return document.issued or self.get_empty_value_display()
