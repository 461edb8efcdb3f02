"""Admin of documents."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from documents.citing.admin import CitationPaste
from documents.merging import DocumentMerger
from documents.models import Document, DocumentEvent, LinkCheck
from r2p.desk.admin import NOTES, PUBLICATION, TECHNICAL, RecordAdmin
from r2p.desk.duplicates.admin import Duplicates
from r2p.desk.former_addresses import FormerAddressInline
from r2p.desk.inlines import Part
from r2p.desk.publishing.forms import RecordForm
from r2p.desk.start.work_lists import WorkList
from r2p.desk.widgets import audience_badge, status_badge
from r2p.records.forms import KnownDateField
from r2p.regions.admin import WorldRegionFilter

from .contribution import ContributionInline
from .file import DocumentFileInline
from .symbol import DocumentSymbolInline
from .translation import TranslationInline
from .visibility import DocumentVisibility

STATES = dict(LinkCheck.State.choices)


class DocumentForm(RecordForm):
    issued = KnownDateField(
        label=_("Issued"), help_text=_("2014, 2014-11, 2014-11-05 or 5 November 2014.")
    )
    places = {"document_issue_date_is_whole": "issued"}

    class Meta:
        labels = {
            "source_url": _("Address of the full text"),
            "issued_as_stated": _("As stated"),
            "is_spotlight": _("In the spotlight on the home page"),
        }
        help_texts = {
            "title": _("As published."),
            "body": _("The text itself, if we may publish it."),
            "source_url": _("The address that “Read the full text” links to."),
            "regions": _("The regions it is about, not where it was written."),
            "themes": _("The pillars, crimes and topics it covers."),
            "is_spotlight": _("The home page shows the newest document in the spotlight."),
            "doi": _("For example “10.1080/…”, without “https://doi.org/”."),
            "rights": _("Who holds the rights, and which uses they allow."),
        }


WITHOUT_REGION = WorkList(
    name="without-region",
    title=_("%(kind)s without a region"),
    done=_("All %(kind)s have a region."),
    choose=lambda documents, user: documents.without_region(),
)


class DocumentEventInline(Part):
    model = DocumentEvent
    verbose_name = _("event")
    verbose_name_plural = _("events")
    autocomplete_fields = ["event"]
    ways = ("event",)
    fields = ["event", "role"]


@admin.register(Document)
class DocumentAdmin(RecordAdmin):
    panel_classes = (*RecordAdmin.panel_classes, Duplicates, CitationPaste)
    merger = DocumentMerger
    form = DocumentForm
    visibility_report = DocumentVisibility
    list_display = [
        "title",
        "kind",
        "issue_date",
        "language",
        status_badge,
        audience_badge,
    ]
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
    readonly_fields = ["full_text"]
    work = (*RecordAdmin.work, WITHOUT_REGION)
    fits = RecordAdmin.fits | {
        "language": "tiny",
        "issued_as_stated": "medium",
        "summary": "full",
        "body": "full",
        "source_url": "full",
        "doi": "medium",
        "rights": "wide",
    }
    fieldsets = [
        (
            _("Details"),
            {
                "fields": [
                    ("kind", "language"),
                    "title",
                    "subtitle",
                    ("issued", "issued_as_stated"),
                ]
            },
        ),
        (_("Text"), {"fields": ["summary", "source_url", "full_text", "body"]}),
        (_("Subject"), {"fields": ["regions", "themes", "is_spotlight"]}),
        (_("Rights and identifiers"), {"fields": [("doi", "rights")]}),
        PUBLICATION,
        NOTES,
        TECHNICAL,
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).with_link()

    @admin.display(description=_("link check"))
    def full_text(self, document):
        """The result of the last check of the link to its full text."""
        state = getattr(document, "link_state", None)
        if not state:
            return self.get_empty_value_display()
        since = date_format(document.link_since, "DATE_FORMAT")
        return _("%(state)s since %(date)s") % {"state": STATES[state], "date": since}

    def facts(self, document):
        return [document.get_kind_display(), document.issued]

    @admin.display(description=_("issued"), ordering="order_on")
    def issue_date(self, document):
        return document.issued

    @admin.display(description=_("issued"))
    def issued(self, document):
        """The date for those who may only view: they are shown no form field."""
        return document.issued or self.get_empty_value_display()
