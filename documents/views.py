"""Views of documents."""

import logging

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from r2p.records.lists import render_list

from .citation import Citation
from .filters import DocumentFilter
from .models import Document, DocumentFile
from .page_sections import meetings
from .related import related
from .structured_data import describe_document

logger = logging.getLogger(__name__)


@require_safe
def document_list(request):
    documents = Document.objects.visible_to(request.user).for_cards(request.user).newest_first()
    filterset = DocumentFilter(request.GET, documents, request=request)
    return render_list(request, "documents/document_list.html", filterset)


@require_safe
def document_detail(request, slug):
    documents = Document.objects.visible_to(request.user).for_page()
    document = get_object_or_404(documents, slug=slug)
    contributions = document.contributions.told_to(request.user).with_contributors()
    context = {
        "document": document,
        "contributions": contributions,
        "meetings": meetings(document, request.user),
        "related": related(document, request.user),
        "files": document.files.told_to(request.user).select_related("document"),
    }
    structured_data = describe_document(
        request, document, contributions, context["meetings"], context["files"]
    )
    citation = Citation(document, contributions, structured_data.address)
    context.update(structured_data=structured_data, citation=citation)
    return render(request, "documents/document_detail.html", context)


@require_safe
def document_file(request, slug, number, name):
    """Send a file as an attachment, if its document and the file itself are for the user."""
    files = DocumentFile.objects.told_to(request.user).select_related("document")
    file = get_object_or_404(files, document__slug=slug, number=number)
    name = f"{file.document.slug}-{file.number}-{file.address_name}.pdf"
    try:
        content = file.file.open()
    except FileNotFoundError as error:
        logger.exception("The file of %s is not in the storage", file.get_absolute_url())
        raise Http404 from error
    response = FileResponse(
        content, as_attachment=True, filename=name, content_type=file.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    return response
