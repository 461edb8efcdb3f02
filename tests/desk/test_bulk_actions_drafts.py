"""Acts on several records: drafts that go along, and as far as one may."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from documents.models import Document
from r2p.desk.publishing.actions.admin import BULK_ACTIONS
from tests.admin_pages import every_record, sign_in
from tests.desk.bulk_actions import (
    address_of,
    choose,
    confirm,
    effect,
    open_action,
    report,
    statuses,
)
from tests.factories import (
    DocumentFactory,
    EventFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def offered(response):
    return [label for _key, label in response.context["form"].fields["along"].choices]


def test_drafts_that_a_record_names_are_published_with_it(as_editor):
    document = report()
    shown = open_action(as_editor, "publish", document)

    keys = [key for key, _label in shown.context["form"].fields["along"].choices]
    confirm(as_editor, "publish", shown, along=keys)

    assert offered(shown) == [
        "Institute (organization)",
        "Dialogue (event)",
        "Ministry (organization)",
        "Dialogues (series of events)",
        "Anna Aalto (participant)",
    ]
    event = document.events.get()
    line = event.participations.get()
    records = [document, event, event.series, line.participant, line.organization]
    assert statuses(*records, line.organization.parent) == ["published"] * 6


def test_only_the_chosen_drafts_go_along(as_editor):
    document = report()
    shown = open_action(as_editor, "publish", document)
    event = document.events.get()

    again = confirm(as_editor, "publish", shown, along=[f"events.event:{event.pk}"])
    confirm(as_editor, "publish", again, along=[f"events.event:{event.pk}"])

    assert statuses(document, event, event.series) == ["published", "published", "draft"]


def test_draft_that_was_not_offered_does_not_go_along(as_editor):
    document, other = report(), DocumentFactory()
    shown = open_action(as_editor, "publish", document)

    response = confirm(as_editor, "publish", shown, along=[f"documents.document:{other.pk}"])

    assert list(response.context["form"].errors) == ["along"]
    assert statuses(document, other) == ["draft", "draft"]


def test_drafts_of_a_kind_that_one_may_not_publish_are_not_offered(client):
    editor = sign_in(client, "Editor")
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="publish_participant"))
    document = report()

    response = open_action(client, "publish", document)

    assertNotContains(response, "Anna Aalto")
    assert len(offered(response)) == 4


def test_drafts_in_the_trash_are_not_offered(as_editor):
    document = report()
    document.events.update(trashed_at=timezone.now())

    assert offered(open_action(as_editor, "publish", document)) == [
        "Institute (organization)",
        "Ministry (organization)",
    ]


def test_editor_is_asked_whether_a_text_is_to_name_a_hidden_person(as_editor):
    person = ParticipantFactory(published=True, name="Alex Bellamy")
    event = EventFactory(summary="Alex Bellamy spoke.", people_audience=20)
    ParticipationFactory(event=event, participant=person)
    shown = open_action(as_editor, "publish", event)

    refused = confirm(as_editor, "publish", shown)
    before = statuses(event)
    confirm(as_editor, "publish", shown, is_confirmed="on")

    assertContains(
        shown, "The summary names Alex Bellamy, who is disclosed only to this audience: members."
    )
    assert list(refused.context["form"].errors) == ["is_confirmed"]
    assert (before, statuses(event)) == (["draft"], ["published"])


@every_record
@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_cataloguer_neither_publishes_nor_withdraws(as_cataloguer, factory, act):
    record = factory()

    choose(as_cataloguer, act, [record])
    data = {"records": record.pk, "because": "A mistake", "_do": ""}

    assert as_cataloguer.post(address_of(act, record), data).status_code == 403
    assert statuses(record) == ["draft"]


@every_record
@pytest.mark.parametrize(
    ("act", "choice"), [("draft", {}), ("review", {}), ("audience", {"audience": 20})]
)
def test_cataloguer_changes_nothing_that_is_published(as_cataloguer, factory, act, choice):
    draft, published = factory(), factory(published=True)

    for _time in range(2):  # the second time with the effect that the first has shown
        data = {"records": f"{draft.pk},{published.pk}", **choice, "_do": ""}
        response = as_cataloguer.post(address_of(act, draft), data)
        confirm(as_cataloguer, act, response, **choice)

    published.refresh_from_db()
    assert (published.status, published.audience) == ("published", 0)


@pytest.mark.parametrize("act", ["region", "theme"])
def test_cataloguer_gives_no_subject_to_what_is_published(as_cataloguer, act):
    subject = {"region": RegionFactory, "theme": ThemeFactory}[act]()
    draft, published = DocumentFactory(), DocumentFactory(published=True)

    choice = {"subject": subject.pk}
    data = {"records": f"{draft.pk},{published.pk}", **choice, "_show": ""}
    shown = as_cataloguer.post(address_of(act, draft), data)
    confirm(as_cataloguer, act, shown, **choice)

    assert effect(shown) == [
        (f"“{subject}” will be added.", 1),
        ("You do not have permission to change a record that is or was published.", 1),
    ]
    assert list(subject.documents.all()) == [draft]


def test_staff_without_a_group_do_nothing(client):
    sign_in(client)
    document = DocumentFactory()

    acts = [action.name for action in BULK_ACTIONS]

    assert {open_action(client, act, document).status_code for act in acts} == {403}


@pytest.mark.parametrize("records", ["", "x", "0", "99999999999999999999999", "1,2,,"])
def test_what_is_no_record_is_unknown(as_editor, records):
    response = as_editor.get(f"{address_of('publish', Document())}?records={records}")

    assert response.status_code == 404


def test_looking_changes_nothing(as_editor):
    document = DocumentFactory()

    as_editor.get(f"{address_of('publish', document)}?records={document.pk}&_do=")

    assert statuses(document) == ["draft"]
