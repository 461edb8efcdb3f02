"""An unknown address is answered with what one may see that has its words; nothing else counts."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Standing
from r2p.suggestions import longest_words
from tests.factories import (
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

ASKED = "/documents/first-annual-dialogue-china/"


def suggested(client, address):
    response = client.get(address)
    assert response.status_code == 404
    return response.context["suggestions"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (ASKED, ["dialogue", "annual", "first", "china"]),
        ("/index.php/crises/5654-The-Crisis-in-Syria.html", ["crisis", "syria"]),
        ("/documents/report-on-prevention/files/1-annex.pdf", ["prevention", "report"]),
        ("/documents/" + "-".join(["peace", "justice", "law", "protection", "debate", "un"]) + "/",
         ["protection", "justice", "debate", "peace"]),
        ("/documents/china-china/", ["china"]),
        ("/documents/a-65-877/", []),
        ("/documents/2014/", []),
        ("/\0\0/", []),
        ("/", []),
    ],
)  # fmt: skip
def test_words_are_the_longest_of_the_part_with_most(path, words):
    assert longest_words(path) == words


def test_records_with_most_of_the_words_are_suggested_the_best_first(client):
    DocumentFactory(published=True, title="First annual report")
    three = DocumentFactory(published=True, title="The first dialogue with China")
    four = DocumentFactory(published=True, title="First Annual Dialogue: China and R2P")

    assert suggested(client, ASKED) == [four, three]


def debate():
    return EventFactory(published=True, title="Debate")


def centre():
    return OrganizationFactory(published=True, name="Centre")


def talks():
    series = EventSeriesFactory(published=True, title="Talks")
    return EventFactory(published=True, series=series).series


def anna():
    person = ParticipantFactory(published=True, name="Anna Aalto")
    return ParticipationFactory(participant=person).participant


@pytest.mark.parametrize(
    ("make", "address"),
    [
        (debate, "/events/the-debate/"),
        (centre, "/organizations/centre-x/"),
        (talks, "/series/the-talks/"),
        (anna, "/participants/aalto/"),
        (debate, "/index.php/old/5-debate"),
        (centre, "/index.php/centre.html"),
    ],
)
def test_list_of_an_address_says_what_is_looked_for(client, make, address):
    record = make()

    assert suggested(client, address) == [record]


def test_no_more_than_five_are_suggested(client):
    DocumentFactory.create_batch(7, published=True, title="Dialogue")
    EventFactory.create_batch(7, published=True, title="Dialogue")

    assert len(suggested(client, "/index.php/dialogue")) == 5


def hide(**fields):
    return lambda **more: DocumentFactory(title="First annual dialogue: China", **fields, **more)


HIDDEN = {
    "draft": hide(),
    "withdrawn": hide(withdrawn=True),
    "for members": hide(published=True, audience=20),
    "future": hide(published=True, publish_at=timezone.now() + timedelta(days=2)),
}


@pytest.mark.parametrize("make", HIDDEN.values(), ids=HIDDEN)
def test_hidden_record_changes_no_byte_of_the_answer_at_its_address(client, make):
    seen = DocumentFactory(published=True, title="Second annual dialogue: China")
    before = client.get(ASKED)

    make(slug="first-annual-dialogue-china")

    after = client.get(ASKED)
    assert before.context["suggestions"] == [seen]
    assert after.content == before.content
    assert str(after.headers) == str(before.headers)


def test_person_whom_no_line_tells_is_not_suggested(client):
    ParticipantFactory(published=True, name="Anna Aalto")
    event = EventFactory(published=True, chatham_house=True)
    ParticipationFactory(
        event=event, participant=ParticipantFactory(published=True, name="Ben Aalto")
    )

    assert suggested(client, "/participants/aalto/") == []


def test_member_is_suggested_what_is_for_members(client):
    document = DocumentFactory(published=True, audience=20, title="Dialogue")
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    assert suggested(client, "/documents/the-dialogue/") == [document]


@pytest.mark.parametrize(
    ("address", "queries"),
    [
        ("/documents/a-long-address-of-many-words-that-nobody-knows/", 5),
        ("/index.php/an-address-of-many-words-that-nobody-knows", 5),
        ("/documents/2014/", 4),
    ],
)
def test_unknown_address_costs_few_queries(client, address, queries, django_assert_num_queries):
    # The record where one is asked for, visible and withdrawn, the former address, the menu, and
    # each list looked through.
    with django_assert_num_queries(queries):
        client.get(address)


def test_signs_of_a_pattern_are_no_pattern(client):
    DocumentFactory(published=True, title="Dialogue")

    assert suggested(client, "/documents/%25%25%25%25-____/") == []
