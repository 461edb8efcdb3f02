from collections import defaultdict

from django.http import FileResponse
from django.shortcuts import get_object_or_404, render

from events.models import Participation
from events.seating import Seating
from r2p.records.lists import render_list

from .filters import DocumentFilter
from .models import Document, DocumentFile


def document_list(request):
    documents = Document.objects.visible_to(request.user).for_cards(request.user).newest_first()
    filterset = DocumentFilter(request.GET, documents, request=request)
    return render_list(request, "documents/document_list.html", filterset)


def document_detail(request, slug):
    documents = Document.objects.visible_to(request.user).for_page()
    document = get_object_or_404(documents, slug=slug)
    contributions = document.contributions.told_to(request.user).with_contributors()
    context = {
        "document": document,
        "contributions": contributions,
        "meetings": meetings(document, request.user),
        "files": document.files.visible_to(request.user).select_related("document"),
    }
    return render(request, "documents/document_detail.html", context)


def meetings(document, user):
    """The events of a document that somebody may see, each with its seating. Two queries."""
    links = list(document.document_events.told_to(user).select_related("event__country"))
    events = [link.event_id for link in links]
    lines = Participation.objects.told_to(user).filter(event__in=events).with_records()
    seated = defaultdict(list)
    for line in lines:
        seated[line.event_id].append(line)
    return [{"link": link, "seating": Seating(seated[link.event_id])} for link in links]


def document_file(request, slug, number, name):
    """A file as an attachment, to those whom its document and it are for."""
    files = DocumentFile.objects.visible_to(request.user).select_related("document")
    file = get_object_or_404(files, document__slug=slug, number=number)
    name = f"{file.document.slug}-{file.number}-{file.address_name}.pdf"
    response = FileResponse(
        file.file.open(), as_attachment=True, filename=name, content_type=file.media_type
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cache-Control"] = "private, no-cache"
    return response
