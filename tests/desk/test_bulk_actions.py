"""Bulk actions on one record or many: previewed first, then carried out."""

import pytest
from pytest_django.asserts import assertContains

from documents.models import Document
from events.models import Event, Organization
from r2p.desk.models import AuditEntry, Step
from r2p.desk.publishing.actions import page as action_page
from tests.admin_pages import every_record, page, sign_in
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
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


@every_record
def test_editor_publishes_what_was_chosen_once_the_effect_is_confirmed(client, factory):
    editor = sign_in(client, "Editor")
    records = [factory(), factory(status="in_review"), factory(published=True)]

    shown = choose(client, "publish", records)

    assert effect(shown) == [
        ("The page will be visible to everyone immediately.", 2),
        ("The status is already “published”.", 1),
    ]
    assert statuses(*records) == ["draft", "in_review", "published"]
    response = confirm(client, "publish", shown, word="At last.")
    assert response.url == page(factory._meta.model(), "changelist")
    assert statuses(*records) == ["published"] * 3
    assert list(Step.objects.values_list("by", "word")) == [(editor.pk, "At last.")] * 2


def test_list_is_as_it_was_after_an_act(as_editor):
    document = DocumentFactory()

    shown = choose(as_editor, "publish", [document], "?status__exact=draft")

    response = confirm(as_editor, "publish", shown)
    assert response.url == f"{page(Document(), 'changelist')}?status__exact=draft"


def test_records_are_published_at_an_hour(as_editor):
    document = DocumentFactory()
    shown = open_action(as_editor, "publish", document)

    again = confirm(as_editor, "publish", shown, publish_at="2040-11-05T12:00")
    confirm(as_editor, "publish", again, publish_at="2040-11-05T12:00")

    assert effect(again) == [
        ("The page will be visible to everyone from 5 November 2040, 12:00.", 1)
    ]
    assert statuses(document) == ["published"]
    assert document.publish_at.isoformat() == "2040-11-05T12:00:00+00:00"


def test_effect_that_has_changed_meanwhile_is_shown_again(as_editor):
    documents = DocumentFactory.create_batch(2)
    shown = choose(as_editor, "publish", documents)
    Document.objects.filter(pk=documents[0].pk).update(audience=20)

    response = confirm(as_editor, "publish", shown)

    assertContains(response, "The records have changed in the meantime.")
    assert statuses(*documents) == ["draft", "draft"]


def test_withdrawal_asks_for_a_reason(as_editor):
    document = DocumentFactory(published=True)
    shown = choose(as_editor, "withdraw", [document])

    refused = confirm(as_editor, "withdraw", shown, because=" ", word="Sorry")
    assert list(refused.context["form"].errors) == ["because"]
    assert statuses(document) == ["published"]

    confirm(as_editor, "withdraw", shown, because="A mistake")
    assert (statuses(document), document.withdrawn_because) == (["withdrawn"], "A mistake")


# -- Subjects and audiences --------------------------------------------------------------------


def test_kinds_without_regions_are_offered_none(as_editor):
    OrganizationFactory()

    response = as_editor.get(page(Organization(), "changelist"))

    offered = [name for name, _label in response.context["action_form"].fields["action"].choices]
    acts = ["review", "draft", "publish", "withdraw", "audience", "trash"]
    assert offered == ["", *acts, "compare_chosen"]


def test_subject_that_a_record_has_is_not_given_again(as_editor):
    region = RegionFactory(name="Asia")
    events = [EventFactory(regions=[region]), EventFactory()]
    rows = events[1].history.count()

    data = {"records": f"{events[0].pk},{events[1].pk}", "subject": region.pk}
    shown = as_editor.post(address_of("region", events[0]), {**data, "_show": ""})
    confirm(as_editor, "region", shown, subject=region.pk)

    assert effect(shown) == [
        ("The record already has “Asia”.", 1),
        ("“Asia” will be added.", 1),
    ]
    assert region.events.count() == 2
    assert events[1].history.count() == rows + 1


def test_narrower_audience_takes_the_disclosure_with_it(client):
    editor = sign_in(client, "Editor")
    event = EventFactory(published=True, people_audience=30)

    shown = client.post(address_of("audience", event), {"records": event.pk, "audience": 20})
    confirm(client, "audience", shown, audience=20)

    event = Event.objects.get()
    rungs = (event.audience, event.organizations_audience, event.people_audience)
    assert effect(shown) == [("The page will be visible to members instead of everyone.", 1)]
    assert rungs == (20, 20, 30)
    noted = AuditEntry.objects.filter(by=editor, about_type__model="event").order_by("pk")
    assert [one.act for one in noted] == ["audience_changed", "disclosure_changed"]


def test_wider_audience_asks_whether_a_hidden_person_is_to_be_named(as_editor):
    person = ParticipantFactory(published=True, name="Alex Bellamy", audience=20)
    fields = {"audience": 20, "organizations_audience": 20, "people_audience": 20}
    event = EventFactory(published=True, summary="Alex Bellamy spoke.", **fields)
    ParticipationFactory(event=event, participant=person)

    shown = as_editor.post(address_of("audience", event), {"records": event.pk, "audience": 0})
    response = confirm(as_editor, "audience", shown, audience=0)

    assert list(response.context["form"].errors) == ["is_confirmed"]
    event.refresh_from_db()
    assert event.audience == 20


# -- Many --------------------------------------------------------------------------------------


def test_more_than_a_thousand_are_refused(as_editor, monkeypatch):
    monkeypatch.setattr(action_page, "MOST", 2)
    documents = DocumentFactory.create_batch(3)

    response = choose(as_editor, "publish", documents)

    [message] = [str(message) for message in response.wsgi_request._messages]
    assert message == "You selected more than 2 records. Select fewer."
    assert statuses(*documents) == ["draft"] * 3


def test_all_of_a_list_are_chosen_at_once(as_editor):
    documents = DocumentFactory.create_batch(3)
    DocumentFactory(status="in_review")

    shown = choose(as_editor, "publish", documents[:1], "?status__exact=draft", select_across="1")

    assert effect(shown) == [("The page will be visible to everyone immediately.", 3)]


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize(
    ("act", "queries"),
    [("publish", 24), ("withdraw", 10), ("review", 10), ("trash", 10), ("audience", 10)],
)
def test_effect_is_shown_in_the_same_queries_for_any_number(
    as_administrator, act, queries, count, django_assert_num_queries
):
    documents = [report() for _time in range(count)]

    with django_assert_num_queries(queries):
        response = choose(as_administrator, act, documents)

    assert response.status_code == 200
