import pytest
from django.urls import reverse

from events.models import Standing
from tests.factories import PDF, DocumentFactory, DocumentFileFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_file_is_served_as_an_attachment_that_no_browser_reinterprets(client):
    file = DocumentFileFactory(label="Annex II: participants", number=2)

    response = client.get(file.get_absolute_url())

    assert b"".join(response) == PDF
    assert response["Content-Type"] == "application/pdf"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-cache"
    assert response["Content-Disposition"] == (
        f'attachment; filename="{file.document.slug}-2-annex-ii-participants.pdf"'
    )


def test_members_file_of_a_public_document_is_served_to_members_alone(client):
    file = DocumentFileFactory(audience=20)

    assert client.get(file.get_absolute_url()).status_code == 404
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))
    assert b"".join(client.get(file.get_absolute_url())) == PDF


def test_file_of_a_draft_is_nothing_even_to_staff(client):
    file = DocumentFileFactory(document=DocumentFactory())
    client.force_login(UserFactory(staff=True))

    assert client.get(file.get_absolute_url()).status_code == 404


def test_file_number_beyond_every_database_is_nothing(client):
    document = DocumentFactory(published=True)
    address = reverse("document-file", args=[document.slug, 10**30, "text"])

    assert client.get(address).status_code == 404


def test_stored_file_has_no_address_of_its_own(client):
    file = DocumentFileFactory()

    with pytest.raises(ValueError, match="not accessible via a URL"):
        _ = file.file.url
