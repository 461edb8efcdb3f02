"""The form of a record on its way to publication: what is saved at once, and what is asked."""

import pytest
from pytest_django.asserts import assertContains

from documents.models import Document
from r2p.desk.models import Step
from tests.admin_pages import as_shown, every_record, form_errors, page, save_form, sign_in
from tests.desk.audit_entries import noted
from tests.desk.bulk_actions import confirm, report, statuses
from tests.factories import DocumentFactory, EventFactory, ParticipantFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


@every_record
def test_word_to_the_colleague_is_shown_with_the_step(client, factory):
    cataloguer = sign_in(client, "Cataloguer")
    record = factory()

    save_form(client, record, status="in_review", word="Please check the date.")

    step = Step.objects.of(record).get()
    assert (step.to_status, step.by, step.word) == ("in_review", cataloguer, step.word)
    assertContains(client.get(page(record)), f"· {cataloguer} ·")
    assertContains(client.get(page(record)), "Please check the date.")


def kind_of(model):
    """The first kind of a model that has any but needs nothing more for it."""
    return next(iter(model.Kind.values)) if hasattr(model, "Kind") else ""


@every_record
def test_new_record_that_is_published_at_once_goes_the_whole_way(client, factory):
    editor = sign_in(client, "Editor")
    kind = factory._meta.model
    data = as_shown(client.get(page(kind())), status="published", slug="new")
    names = dict.fromkeys(("title", "name", "sort_name"), "New")

    filled = {name: value for name, value in data.items() if value != ""}
    client.post(page(kind()), filled | names | {"kind": kind_of(kind)})

    record = kind.objects.get()
    assert (record.status, record.made_by) == ("published", editor)
    assert [entry.act for entry in noted().all()] == ["published"]


def test_withdrawal_without_a_reason_is_refused_at_its_field(as_editor):
    document = DocumentFactory(published=True)

    response = save_form(as_editor, document, status="withdrawn", title="Another")

    assert list(form_errors(response)) == ["withdrawn_because"]
    assert statuses(document) == ["published"]


@pytest.mark.parametrize(
    ("fields", "to"),
    [({"published": True}, "draft"), ({"published": True}, "in_review"), ({}, "withdrawn")],
)
def test_way_that_there_is_not_is_refused_at_the_status(as_editor, fields, to):
    document = DocumentFactory(**fields)
    before = statuses(document)

    response = save_form(as_editor, document, status=to, withdrawn_because="A mistake")

    assert list(form_errors(response)) == ["status"]
    assert statuses(document) == before


def test_record_that_names_drafts_is_saved_and_asked_about_before_it_is_published(as_editor):
    document = report()

    response = save_form(as_editor, document, status="published", title="New title", word="Now")

    document.refresh_from_db()
    assert (document.title, document.status) == ("New title", "draft")
    assert document.first_published_at is None
    shown = as_editor.get(response.url)
    assert shown.context["form"]["word"].value() == "Now"
    keys = [key for key, _label in shown.context["form"].fields["along"].choices]
    assert confirm(as_editor, "publish", shown, along=keys, word="Now").url == page(document)
    assert statuses(document, document.events.get()) == ["published", "published"]


def test_withdrawn_record_keeps_its_date_while_it_is_asked_about(as_editor):
    document = report()
    for status in ("published", "withdrawn"):
        document.status = status
        document.save()
    before = document.withdrawn_at

    save_form(as_editor, document, status="published", withdrawn_because="A mistake")

    assert statuses(document) == ["withdrawn"]
    assert document.withdrawn_at == before


def test_hour_that_was_given_is_kept_while_the_record_is_asked_about(as_editor):
    document = report()

    hour = {"publish_at_0": "2040-11-05", "publish_at_1": "12:00"}
    save_form(as_editor, document, status="published", **hour)

    assert (statuses(document), document.publish_at.year) == (["draft"], 2040)


def hidden_person_of(event):
    person = ParticipantFactory(published=True, name="Alex Bellamy")
    ParticipationFactory(event=event, participant=person)


def test_published_text_that_would_name_a_hidden_person_is_saved_only_once_confirmed(as_editor):
    event = EventFactory(published=True, people_audience=20)
    hidden_person_of(event)

    refused = save_form(as_editor, event, summary="Alex Bellamy spoke.")
    event.refresh_from_db()
    before = event.summary
    save_form(as_editor, event, summary="Alex Bellamy spoke.", is_confirmed="on")

    sentence = "The summary names Alex Bellamy, who is disclosed only to this audience: members."
    assert form_errors(refused) == {"summary": [sentence]}
    assertContains(refused, 'type="checkbox" name="is_confirmed"')
    event.refresh_from_db()
    assert (before, event.summary) == ("", "Alex Bellamy spoke.")


def test_disclosure_that_would_hide_whom_a_published_text_names_is_asked_about(as_editor):
    event = EventFactory(published=True, summary="Alex Bellamy spoke.")
    hidden_person_of(event)

    assert list(form_errors(save_form(as_editor, event, people_audience=20))) == ["summary"]
    event.refresh_from_db()
    assert (event.people_audience, noted().count()) == (0, 0)


def test_line_that_would_hide_whom_a_published_text_names_is_asked_about(as_editor):
    event = EventFactory(published=True, summary="Alex Bellamy spoke.")
    hidden_person_of(event)

    response = save_form(as_editor, event, **{"participations-0-audience": 20})

    assert list(form_errors(response)) == ["summary"]
    line = event.participations.get()
    assert (line.audience, line.history.count(), event.history.count()) == (None, 1, 1)


def test_what_was_confirmed_once_is_not_asked_again(as_editor):
    event = EventFactory(published=True, summary="Alex Bellamy spoke.", people_audience=20)
    hidden_person_of(event)

    save_form(as_editor, event, title="Another")

    event.refresh_from_db()
    assert event.title == "Another"


def test_audience_of_a_line_is_noted_as_a_change_of_disclosure(client):
    editor = sign_in(client, "Editor")
    line = ParticipationFactory()

    save_form(client, line.event, **{"participations-0-audience": 40})

    entry = noted().get()
    assert (entry.act, entry.by, entry.words) == (
        "disclosure_changed",
        editor,
        "participation “participant”: staff",
    )


def test_who_may_only_look_is_shown_no_word_to_fill_in(as_cataloguer):
    document = DocumentFactory(published=True)

    response = as_cataloguer.get(page(document))

    fields = [
        name for part in response.context["adminform"].fieldsets for name in part[1]["fields"]
    ]
    assert ("last_step" in fields, "word" in fields) == (True, False)


def test_question_comes_before_the_page_that_pastes_a_list(as_editor):
    event = EventFactory(people_audience=20, summary="Alex Bellamy spoke.")
    hidden_person_of(event)

    response = save_form(as_editor, event, status="published", _save_and_paste="")

    assert response["Location"].startswith("/admin/events/event/act/publish/")


def test_form_of_a_new_record_has_no_technical_fields(as_editor):
    parts = {
        kind: [str(name) for name, _options in response.context["adminform"].fieldsets]
        for kind, response in (
            ("new", as_editor.get(page(Document()))),
            ("old", as_editor.get(page(DocumentFactory()))),
        )
    }

    assert parts["old"] == [*parts["new"], "Technical"]
