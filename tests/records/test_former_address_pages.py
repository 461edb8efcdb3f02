import pytest

from tests.factories import DocumentFactory, EventFactory, FormerAddressFactory

pytestmark = pytest.mark.django_db

OLD = "/index.php/component/content/article/35-topics/5654-old-page"


def test_former_address_leads_to_its_record_and_is_not_kept(client):
    document = DocumentFactory(published=True)
    FormerAddressFactory(record=document, address=f"http://responsibilitytoprotect.org{OLD}")

    response = client.get(f"{OLD}?tmpl=component&print=1&page=")

    assert response.status_code == 301
    assert response["Location"] == document.get_absolute_url()
    assert response["Cache-Control"] == "private, no-cache"


def test_former_address_of_a_draft_answers_as_an_unknown_one(client):
    FormerAddressFactory(record=DocumentFactory(), address=OLD)

    answers = [client.get(address) for address in (OLD, "/index.php/unknown")]

    assert [answer.status_code for answer in answers] == [404, 404]
    assert answers[0].content == answers[1].content


def test_former_address_of_several_records_lets_one_choose(client):
    records = [DocumentFactory(published=True), EventFactory(published=True)]
    for order, record in enumerate(records):
        FormerAddressFactory(record=record, address=OLD, order=order)

    response = client.get(OLD)

    assert response.context["records"] == records


def test_former_slug_leads_to_the_record(client):
    document = DocumentFactory(published=True, slug="before")
    document.slug = "after"
    document.save()

    assert client.get("/documents/before/")["Location"] == "/documents/after/"


def test_current_slug_wins_over_a_former_one(client):
    moved = DocumentFactory(published=True, slug="before")
    moved.slug = "after"
    moved.save()
    current = DocumentFactory(published=True, slug="before")

    assert client.get("/documents/before/").context["document"] == current


def test_address_that_no_database_takes_is_unknown(client):
    assert client.get("/index.php/%00").status_code == 404
