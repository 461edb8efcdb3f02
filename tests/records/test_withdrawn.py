"""Withdrawn records, and the pages of former addresses."""

from datetime import timedelta

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from events.models import Standing
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)
from tests.records.shown import RECORDS

pytestmark = pytest.mark.django_db


def withdraw(record, because="It named a person by mistake."):
    record.status, record.withdrawn_because = "withdrawn", because
    record.save()
    return record


def person(**fields):
    return ParticipationFactory(**fields).participant


@pytest.fixture
def gone():
    return withdraw(DocumentFactory(published=True))


def author():
    return ContributionFactory(by_person=True).participant


@pytest.mark.parametrize("make", [*RECORDS.values(), author], ids=[*RECORDS, "author"])
def test_reader_is_told_when_and_why_a_record_was_withdrawn(client, make):
    record = withdraw(make())

    response = client.get(record.get_absolute_url())

    assertContains(response, f"“{record}” was available here until", status_code=410)
    assertContains(response, "It named a person by mistake.", status_code=410)
    assert response["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize("part", ["/print.pdf", "/card.png", "/brief/", "/brief.pdf", ".ics"])
def test_representations_of_a_withdrawn_event_are_gone_too(client, part):
    event = withdraw(EventFactory(published=True))

    assert client.get(f"/events/{event.slug}{part}").status_code == 410


def test_file_of_a_withdrawn_document_is_gone_too(client):
    file = DocumentFileFactory(document=withdraw(DocumentFactory(published=True)))

    assert client.get(file.get_absolute_url()).status_code == 410


def never_shown():
    return DocumentFactory(status="published", publish_at=timezone.now() + timedelta(days=1))


HIDDEN = {
    "for members": lambda: DocumentFactory(published=True, audience=20),
    "hour to come": never_shown,
    "draft": DocumentFactory,
    "undisclosed person": lambda: person(event__published=True, event__chatham_house=True),
    "person for members": lambda: person(participant__published=True, participant__audience=20),
    "person without a line": lambda: ParticipantFactory(published=True),
    "series without an event": lambda: EventSeriesFactory(published=True),
}


@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN)
def test_withdrawn_record_that_one_could_not_see_is_unknown_to_the_byte(client, make):
    record = withdraw(make())

    told = client.get(record.get_absolute_url())

    unknown = client.get(record.get_absolute_url().replace(record.slug, "unknown"))
    assert (told.status_code, unknown.status_code) == (404, 404)
    assert told.content == unknown.content
    assert str(told.headers) == str(unknown.headers)


def test_record_whose_hour_passes_after_its_withdrawal_was_never_shown(client, monkeypatch):
    record = withdraw(never_shown())

    monkeypatch.setattr(timezone, "now", lambda: record.publish_at + timedelta(days=9))

    assert client.get(record.get_absolute_url()).status_code == 404


def test_member_is_told_of_the_withdrawal_of_what_was_for_members(client):
    document = withdraw(DocumentFactory(published=True, audience=20))
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert client.get(document.get_absolute_url()).status_code == 410


def test_what_is_there_instead_is_told_as_far_as_one_may_see_it(client, gone):
    open_one, closed_one = DocumentFactory(published=True), DocumentFactory(title="Closed")
    for other in (open_one, closed_one):
        FormerAddressFactory(record=other, address=gone.get_absolute_url())

    response = client.get(gone.get_absolute_url())

    assertContains(response, open_one.get_absolute_url(), status_code=410)
    assertNotContains(response, "Closed", status_code=410)


def test_former_address_of_a_withdrawn_record_tells_of_it(client, gone):
    FormerAddressFactory(record=gone, address="/index.php/old")

    assert client.get("/index.php/old").status_code == 410


def test_former_address_leads_on_where_another_record_is_left(client, gone):
    there = DocumentFactory(published=True)
    for record in (gone, there):
        FormerAddressFactory(record=record, address="/index.php/old")

    assert client.get("/index.php/old").url == there.get_absolute_url()


def test_record_that_is_published_again_is_a_page_again(client, gone):
    gone.status = "published"
    gone.save()

    assert client.get(gone.get_absolute_url()).status_code == 200


# -- Former addresses -------------------------------------------------------------------------


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

    assert client.get(OLD).context["records"] == records


def test_former_slug_leads_to_its_record_until_another_takes_the_slug(client):
    document = DocumentFactory(published=True, slug="before")
    document.slug = "after"
    document.save()
    led_to = client.get("/documents/before/")["Location"]

    current = DocumentFactory(published=True, slug="before")

    assert led_to == "/documents/after/"
    assert client.get("/documents/before/").context["document"] == current


def test_address_that_no_database_takes_is_unknown(client):
    assert client.get("/index.php/%00").status_code == 404
