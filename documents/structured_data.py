"""Structured data (Open Graph, JSON-LD, citation tags) of a document."""

from django.urls import reverse
from django.utils.translation import gettext as _

from r2p.records.structured_data import (
    StructuredData,
    iso_date,
    join_with_commas,
    schema_place,
    schema_thing,
    without_empty,
)

from .models import Contribution, Document

Kind, Role = Document.Kind, Contribution.Role

TYPES = {
    Kind.DIALOGUE_REPORT: "Report",
    Kind.REPORT: "Report",
    Kind.POLICY_BRIEF: "Report",
    Kind.RESOLUTION: "Legislation",
    Kind.STATEMENT: "Article",
    Kind.OPEN_LETTER: "Article",
    Kind.PRESS_RELEASE: "NewsArticle",
    Kind.ARTICLE: "Article",
    Kind.OP_ED: "OpinionNewsArticle",
    Kind.Q_AND_A: "Article",
    Kind.NEWSLETTER: "PublicationIssue",
    Kind.TOOLKIT: "LearningResource",
}
PROPERTIES = {Role.PUBLISHER: "publisher", Role.AUTHOR: "author", Role.EDITOR: "editor"}


def describe_document(request, document, contributions, meetings, files):
    names = ", ".join(line.name for line in contributions if line.role == Role.PUBLISHER)
    label = document.get_kind_display().capitalize()
    issued = str(document.issued or "")
    return StructuredData(
        request,
        document.title,
        document.get_absolute_url(),
        description=document.summary or join_with_commas(label, names, issued),
        kind="article",
        label=label,
        when=issued,
        language=document.language,
        data=document_data(request, document, contributions, meetings),
        crumbs=breadcrumbs_of(document),
        citation=list(citation_tags(request, document, contributions, files)),
    )


def breadcrumbs_of(document):
    regions = document.regions.all()
    above = [(region.name, region.get_absolute_url()) for region in regions]
    return [(_("Documents"), reverse("document-list")), *(above if len(above) == 1 else [])]


def document_data(request, document, contributions, meetings):
    kind = TYPES.get(document.kind, "CreativeWork")
    return without_empty(
        {
            "@type": kind,
            "alternativeHeadline": document.subtitle,
            "description": document.summary,
            "genre": document.get_kind_display(),
            "inLanguage": document.language,
            "datePublished": document.issued and document.issued.as_typed,
            "identifier": identifiers(document),
            "sameAs": [link for link in (doi_address(document), document.source_url) if link],
            "about": [schema_place(request, region) for region in document.regions.all()],
            "keywords": [theme.name for theme in document.themes.all()],
            "isBasedOn": [event_data(request, meeting["link"].event) for meeting in meetings],
            "workTranslation": [translation_data(kind, line) for line in translations(document)],
            **contributor_data(request, contributions),
        }
    )


def contributor_data(request, contributions):
    parts = {}
    for line in contributions:
        kind = "Person" if line.participant_id else "Organization"
        name = {"name": line.name}
        parts.setdefault(PROPERTIES[line.role], []).append(
            schema_thing(request, kind, line.contributor, **name)
        )
    return parts


def identifiers(document):
    symbols = [symbol.symbol for symbol in document.symbols.all()]
    return [*symbols, *([f"doi:{document.doi}"] if document.doi else [])]


def doi_address(document):
    return f"https://doi.org/{document.doi}" if document.doi else ""


def event_data(request, event):
    return schema_thing(
        request, "Event", event, startDate=iso_date(event.starts_on, event.dates_precision)
    )


def translations(document):
    return document.translations.all()


def translation_data(kind, translation):
    return without_empty(
        {
            "@type": kind,
            "inLanguage": translation.language,
            "name": translation.title,
            "description": translation.summary,
            "url": translation.source_url,
        }
    )


def citation_tags(request, document, contributions, files):
    """The citation tags that reference managers read (Highwire Press), in their usual order."""
    yield "citation_title", document.title
    for name in authors(contributions):
        yield "citation_author", name
    if document.issued:
        yield "citation_publication_date", document.issued.as_typed.replace("-", "/")
    publishers = [line.name for line in contributions if line.role == Role.PUBLISHER]
    for name in publishers:
        yield "citation_publisher", name
    symbols = document.symbols.all()
    for symbol in symbols:
        yield "citation_technical_report_number", symbol.symbol
    if symbols and publishers:
        yield "citation_technical_report_institution", publishers[0]
    if document.doi:
        yield "citation_doi", document.doi
    yield "citation_language", document.language
    address = document.get_absolute_url()
    yield "citation_abstract_html_url", request.build_absolute_uri(address)
    for file in [file for file in files if is_for_everybody(document, file)][:1]:
        yield "citation_pdf_url", request.build_absolute_uri(file.get_absolute_url())


def authors(contributions):
    """The authors, people by their sort name; else the publishers."""
    for role in (Role.AUTHOR, Role.PUBLISHER):
        lines = [line for line in contributions if line.role == role]
        if lines:
            break
    return [line.participant.sort_name if line.participant_id else line.name for line in lines]


def is_for_everybody(document, file):
    return not document.audience and not file.audience
