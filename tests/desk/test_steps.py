"""A record's way from draft to published and on, whoever goes it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from r2p.desk.models import Step
from r2p.desk.publishing.transitions import move, save
from tests.desk.audit_entries import noted
from tests.factories import DocumentFactory, EventFactory
from tests.staff import one_of_the

pytestmark = pytest.mark.django_db

TOMORROW = timedelta(days=1)


def audited():
    return [(entry.act, entry.by, entry.words) for entry in noted().order_by("pk")]


def test_step_says_who_moved_a_record_and_with_which_word():
    document, cataloguer = DocumentFactory(), one_of_the("Cataloguer")

    move(document, "in_review", cataloguer, word="Please look at the date.")

    step = Step.objects.of(document).get()
    assert (step.from_status, step.to_status, step.by) == ("draft", "in_review", cataloguer)
    assert step.word == "Please look at the date."
    assert step.summary.endswith(" · Please look at the date.")


def test_publication_and_withdrawal_stand_in_the_audit_log():
    document, editor = DocumentFactory(audience=20), one_of_the("Editor")

    move(document, "published", editor)
    move(document, "withdrawn", editor, because="A mistake")

    assert audited() == [
        ("published", editor, "audience: members"),
        ("withdrawn", editor, "A mistake"),
    ]
    document.refresh_from_db()
    assert (document.status, document.withdrawn_because) == ("withdrawn", "A mistake")


def test_review_is_a_step_but_no_matter_of_the_audit_log():
    move(DocumentFactory(), "in_review", one_of_the("Editor"))

    assert (Step.objects.count(), audited()) == (1, [])


@pytest.mark.parametrize("to", ["published", "withdrawn"])
def test_cataloguer_neither_publishes_nor_withdraws(to):
    document = DocumentFactory(status="in_review")

    with pytest.raises(PermissionDenied):
        move(document, to, one_of_the("Cataloguer"), because="A mistake")

    document.refresh_from_db()
    assert (document.status, Step.objects.count()) == ("in_review", 0)


def test_cataloguer_does_not_take_back_what_was_published():
    document, editor = DocumentFactory(), one_of_the("Editor")
    move(document, "published", editor)
    move(document, "withdrawn", editor, because="A mistake")
    move(document, "draft", editor)

    with pytest.raises(PermissionDenied):
        move(document, "in_review", one_of_the("Cataloguer"))


def test_withdrawal_needs_a_reason():
    document = DocumentFactory(published=True)

    with pytest.raises(ValidationError) as refusal:
        move(document, "withdrawn", one_of_the("Editor"), because="  ")

    assert list(refusal.value.message_dict) == ["withdrawn_because"]


@pytest.mark.parametrize(
    ("fields", "to"),
    [
        ({}, "draft"),
        ({}, "withdrawn"),
        ({"status": "published"}, "draft"),
        ({"status": "published"}, "in_review"),
        ({"trashed_at": timezone.now()}, "published"),
    ],
)
def test_there_is_no_such_way(fields, to):
    document = DocumentFactory(**fields)

    with pytest.raises((ValidationError, PermissionDenied)):
        move(document, to, one_of_the("Editor"), because="A mistake")

    assert Step.objects.count() == 0


def test_what_waits_for_its_hour_goes_back_to_draft_as_if_it_had_never_been_published():
    document, editor = DocumentFactory(), one_of_the("Editor")
    document.publish_at = timezone.now() + TOMORROW
    move(document, "published", editor)

    move(document, "draft", editor)

    document.refresh_from_db()
    assert (document.status, document.first_published_at) == ("draft", None)


def test_change_of_audience_and_of_disclosure_stands_in_the_audit_log():
    event, editor = EventFactory(), one_of_the("Editor")

    event.audience, event.organizations_audience, event.people_audience = 10, 10, 40
    save(event, editor)

    assert audited() == [
        ("audience_changed", editor, "audience: public → supporters"),
        ("disclosure_changed", editor, "organizations disclosed to: public → supporters"),
        ("disclosure_changed", editor, "people disclosed to: public → staff"),
    ]


def test_saving_without_a_change_of_status_leaves_no_step():
    document = DocumentFactory(published=True)

    document.title = "Another"
    save(document, one_of_the("Editor"))

    assert (Step.objects.count(), audited()) == (0, [])


def test_another_hour_is_noted_in_place_of_the_one_before():
    document, editor = DocumentFactory(), one_of_the("Editor")
    hour = timezone.now() + TOMORROW
    document.publish_at = hour
    move(document, "published", editor)

    document.publish_at = hour + TOMORROW
    save(document, editor)

    waiting = Step.objects.filter(appears_at__isnull=False)
    assert [step.appears_at for step in waiting] == [hour + TOMORROW]
