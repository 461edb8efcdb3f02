"""Texts that name people hidden by their disclosure are found, and no others."""

import pytest

from r2p.desk.publishing.hidden_names import hidden_people_named_in
from tests.desk.history_pages import next_revision, restore
from tests.factories import (
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


def alex(**fields):
    person = ParticipantFactory(
        published=True,
        name="Alex Bellamy",
        sort_name="Bellamy, Alex",
        honorific="Prof.",
        **fields,
    )
    ParticipantNameFactory(participant=person, name="A. J. Bellamy")
    return person


def event_of(person, line=None, **fields):
    event = EventFactory(**fields)
    ParticipationFactory(event=event, participant=person, **(line or {}))
    return event


def warned(record):
    return [str(one) for one in hidden_people_named_in([record])]


SENTENCE = "The summary names Alex Bellamy, who is disclosed only to this audience: members."


@pytest.mark.parametrize(
    "summary",
    [
        "Alex Bellamy spoke first.",
        "ALEX  BELLAMY, then others",
        "Àlex Bellamy’s view",
        "A.J. Bellamy spoke.",
        "So said Prof. Bellamy.",
        "Professor Bellamy spoke.",
        "Mr Bellamy spoke.",
        "The chair, Alexander B., spoke.",
    ],
)
def test_every_way_to_name_a_person_is_found(summary):
    line = {"name_as_published": "Alexander B."}

    assert warned(event_of(alex(), line, people_audience=20, summary=summary)) == [SENTENCE]


@pytest.mark.parametrize(
    "summary",
    [
        "Alex Bellamyson spoke.",
        "Bellamy's book was on the table.",
        "Alex and Bellamy",
        "improf Bellamy",
        "",
    ],
)
def test_other_words_are_not_taken_for_a_name(summary):
    assert warned(event_of(alex(), people_audience=20, summary=summary)) == []


def test_name_in_a_script_without_spaces_is_found():
    person = ParticipantFactory(name="王毅", sort_name="王毅")

    assert warned(event_of(person, people_audience=20, summary="部长王毅出席")) == [
        "The summary names 王毅, who is disclosed only to this audience: members."
    ]


def test_title_and_theme_line_are_read_too():
    fields = {"title": "Alex Bellamy in Geneva", "theme_line": "After Alex Bellamy"}
    event = event_of(alex(), people_audience=40, **fields)

    assert [text.partition(" names")[0] for text in warned(event)] == [
        "The title",
        "The theme line",
    ]


TOLD = "Alex Bellamy spoke."


@pytest.mark.parametrize(
    ("disclosure", "line", "person", "rung"),
    [
        ({}, {}, {}, None),
        ({"people_audience": 20}, {}, {}, 20),
        ({"people_audience": 20}, {"audience": 0}, {}, None),
        ({}, {"audience": 30}, {}, 30),
        ({}, {}, {"audience": 10}, 10),
        ({"people_audience": 20}, {"audience": 0}, {"audience": 30}, 30),
        ({"audience": 20, "organizations_audience": 20, "people_audience": 20}, {}, {}, None),
    ],
)
def test_hidden_is_whom_fewer_may_be_told_than_the_text(disclosure, line, person, rung):
    event = event_of(alex(**person), line, summary=TOLD, **disclosure)

    assert [one.rung for one in hidden_people_named_in([event])] == ([rung] if rung else [])


def test_person_whom_another_line_tells_is_not_hidden():
    person = alex()
    event = event_of(person, people_audience=40, summary=TOLD)
    ParticipationFactory(event=event, participant=person, role="host", audience=0)

    assert warned(event) == []


def test_document_names_nobody_whom_its_event_hides():
    person = alex()
    document = DocumentFactory(body=TOLD)
    DocumentEventFactory(document=document, event=event_of(person, people_audience=20))

    assert warned(document) == [
        "The text names Alex Bellamy, who is disclosed only to this audience: members."
    ]


def test_person_of_an_event_for_members_is_hidden_from_a_public_document():
    rungs = {"audience": 20, "organizations_audience": 20, "people_audience": 20}
    event = event_of(alex(), {"audience": 0}, **rungs)
    document = DocumentFactory(summary=TOLD)
    DocumentEventFactory(document=document, event=event)

    assert warned(document) == [SENTENCE]


def test_translations_are_read_too():
    document = DocumentFactory()
    TranslationFactory(document=document, summary="Alex Bellamy a parlé.")
    DocumentEventFactory(document=document, event=event_of(alex(), people_audience=20))

    assert warned(document) == [
        "The translation names Alex Bellamy, who is disclosed only to this audience: members."
    ]


@pytest.mark.parametrize("count", [1, 4])
def test_many_records_are_read_in_a_few_queries(count, django_assert_num_queries):
    documents = DocumentFactory.create_batch(count, summary=TOLD)
    for document in documents:
        event = event_of(alex(slug=f"alex-{document.pk}"), people_audience=20)
        DocumentEventFactory(document=document, event=event)

    with django_assert_num_queries(5):
        found = hidden_people_named_in(documents)

    assert len(found) == count


def test_former_state_is_restored_only_where_it_names_nobody_hidden(as_editor):
    event = event_of(alex(), people_audience=40, summary="Alex Bellamy spoke.", title="Before")
    next_revision()
    event.summary, event.status, event.title = "Nobody is named.", "published", "After"
    event.save()

    response = restore(as_editor, event)

    event.refresh_from_db()
    assert response.context["errors"] == [
        "The summary names Alex Bellamy, who is disclosed only to this audience: staff."
    ]
    assert (event.summary, event.title) == ("Nobody is named.", "After")


def test_former_state_is_restored_where_what_it_names_was_named_before(as_editor):
    fields = {"people_audience": 40, "summary": "Alex Bellamy spoke.", "published": True}
    event = event_of(alex(), **fields, title="Before")
    next_revision()
    event.title = "After"
    event.save()

    restore(as_editor, event)

    event.refresh_from_db()
    assert event.title == "Before"
