"""Drafts that a record names are published along with it, as far as they are chosen."""

import pytest
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from tests.admin_pages import sign_in
from tests.desk.acts import confirm, open_act, report, statuses
from tests.factories import DocumentFactory, EventFactory, ParticipantFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def offered(response):
    return [label for _key, label in response.context["form"].fields["along"].choices]


def test_drafts_that_a_record_names_are_published_with_it(client):
    sign_in(client, "Editor")
    document = report()
    shown = open_act(client, "publish", document)

    keys = [key for key, _label in shown.context["form"].fields["along"].choices]
    confirm(client, "publish", shown, along=keys)

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


def test_only_the_chosen_drafts_go_along(client):
    sign_in(client, "Editor")
    document = report()
    shown = open_act(client, "publish", document)
    event = document.events.get()

    again = confirm(client, "publish", shown, along=[f"events.event:{event.pk}"])
    confirm(client, "publish", again, along=[f"events.event:{event.pk}"])

    assert statuses(document, event, event.series) == ["published", "published", "draft"]


def test_draft_that_was_not_offered_does_not_go_along(client):
    sign_in(client, "Editor")
    document, other = report(), DocumentFactory()
    shown = open_act(client, "publish", document)

    response = confirm(client, "publish", shown, along=[f"documents.document:{other.pk}"])

    assert list(response.context["form"].errors) == ["along"]
    assert statuses(document, other) == ["draft", "draft"]


def test_drafts_of_a_kind_that_one_may_not_publish_are_not_offered(client):
    editor = sign_in(client, "Editor")
    group = editor.groups.get()
    group.permissions.remove(group.permissions.get(codename="publish_participant"))
    document = report()

    response = open_act(client, "publish", document)

    assertNotContains(response, "Anna Aalto")
    assert len(offered(response)) == 4


def test_drafts_in_the_trash_are_not_offered(client):
    sign_in(client, "Editor")
    document = report()
    document.events.update(trashed_at=timezone.now())

    assert offered(open_act(client, "publish", document)) == [
        "Institute (organization)",
        "Ministry (organization)",
    ]


def test_editor_is_asked_whether_a_text_is_to_name_a_hidden_person(client):
    sign_in(client, "Editor")
    person = ParticipantFactory(published=True, name="Alex Bellamy")
    event = EventFactory(summary="Alex Bellamy spoke.", people_audience=20)
    ParticipationFactory(event=event, participant=person)
    shown = open_act(client, "publish", event)

    refused = confirm(client, "publish", shown)
    before = statuses(event)
    confirm(client, "publish", shown, is_confirmed="on")

    assertContains(shown, "The summary names Alex Bellamy, whom only members may be told.")
    assert list(refused.context["form"].errors) == ["is_confirmed"]
    assert (before, statuses(event)) == (["draft"], ["published"])
