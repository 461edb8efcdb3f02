import pytest
from django.db.models import Count
from django.test import Client
from django.urls import reverse
from pypdfium2 import PdfDocument

from documents.models import Document
from events.models import Event, EventSeries
from r2p.regions.models import Region

pytestmark = [
    pytest.mark.long,
    pytest.mark.django_db,
    pytest.mark.usefixtures("catalogue"),
]

FULLEST = {
    "region": lambda: Region.objects.annotate(n=Count("documents")).order_by("-n"),
    "world region": lambda: Region.objects.filter(parent=None).order_by("-order"),
    "series": lambda: EventSeries.objects.annotate(n=Count("events")).order_by("-n"),
    "event": lambda: Event.objects.annotate(n=Count("participations")).order_by("-n"),
}


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("kind", FULLEST)
def test_brief_of_the_fullest_records_has_two_pages_at_most(kind, paper):
    record = FULLEST[kind]().first()

    assert 1 <= pages_of(record, kind.split()[-1], paper) <= 2


def pages_of(record, noun, paper):
    address = reverse(f"{noun}-brief-pdf", args=[record.slug])
    return len(PdfDocument(Client().get(address, {"paper": paper}).content))


def test_documents_of_the_catalogue_are_printed():
    longest = max(Document.objects.all(), key=lambda document: len(document.title))

    response = Client().get(reverse("document-pdf", args=[longest.slug]))

    assert len(PdfDocument(response.content)) <= 3
