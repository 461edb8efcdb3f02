"""What is done with one record or with many: shown first, then done, as far as one may."""

import pytest
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from documents.models import Document
from events.models import Event, Organization
from r2p.desk.acts import desk
from r2p.desk.models import AuditEntry, Step
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.records.test_admin import every_record, page, sign_in

pytestmark = pytest.mark.django_db


def choose(client, act, records, query="", **more):
    """Choose an act for some records of a list."""
    chosen = {"action": act, "_selected_action": [record.pk for record in records], **more}
    return client.post(page(type(records[0])(), "changelist") + query, chosen)


def address_of(act, record):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_act", args=[act])


def confirm(client, act, response, **choice):
    """Confirm what a page has shown."""
    shown = response.context
    data = {"records": shown["records"], "seen": shown["effect"].fingerprint, "_do": ""}
    return client.post(shown["own_address"], {**data, **choice})


def open_act(client, act, record):
    return client.get(f"{address_of(act, record)}?records={record.pk}")


def effect(response):
    """What a page says will happen: [(words, number of records)]."""
    groups = response.context["effect"].groups
    return [(words, len(records)) for words, _is_refused, records in groups]


def statuses(*records):
    for record in records:
        record.refresh_from_db()
    return [record.status for record in records]


@every_record
def test_editor_publishes_what_was_chosen_once_the_effect_is_confirmed(client, factory):
    editor = sign_in(client, "Editor")
    records = [factory(), factory(status="in_review"), factory(published=True)]

    shown = choose(client, "publish", records)

    assert effect(shown) == [
        ("will be shown to everyone at once", 2),
        ("It is published already.", 1),
    ]
    assert statuses(*records) == ["draft", "in_review", "published"]
    response = confirm(client, "publish", shown, word="At last.")
    assert response.url == page(factory._meta.model(), "changelist")
    assert statuses(*records) == ["published"] * 3
    steps = Step.objects.values_list("by", "word")
    assert list(steps) == [(editor.pk, "At last.")] * 2


def test_list_is_as_it_was_after_an_act(client):
    sign_in(client, "Editor")
    document = DocumentFactory()

    shown = choose(client, "publish", [document], "?status__exact=draft")

    response = confirm(client, "publish", shown)
    assert response.url == f"{page(Document(), 'changelist')}?status__exact=draft"


def test_records_are_published_at_an_hour(client):
    sign_in(client, "Editor")
    document = DocumentFactory()
    shown = open_act(client, "publish", document)

    again = confirm(client, "publish", shown, publish_at="2040-11-05T12:00")
    confirm(client, "publish", again, publish_at="2040-11-05T12:00")

    assert effect(again) == [("will be shown to everyone from 5 Nov 2040, noon", 1)]
    assert statuses(document) == ["published"]
    assert document.publish_at.isoformat() == "2040-11-05T12:00:00+00:00"


def test_effect_that_has_changed_meanwhile_is_shown_again(client):
    sign_in(client, "Editor")
    documents = DocumentFactory.create_batch(2)
    shown = choose(client, "publish", documents)
    Document.objects.filter(pk=documents[0].pk).update(audience=20)

    response = confirm(client, "publish", shown)

    assertContains(response, "Something has changed")
    assert statuses(*documents) == ["draft", "draft"]


def test_withdrawal_asks_for_a_reason(client):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True)
    shown = choose(client, "withdraw", [document])

    refused = confirm(client, "withdraw", shown, because=" ", word="Sorry")
    assert list(refused.context["form"].errors) == ["because"]
    assert statuses(document) == ["published"]

    confirm(client, "withdraw", shown, because="A mistake")
    assert (statuses(document), document.withdrawn_because) == (["withdrawn"], "A mistake")


# -- Rights ------------------------------------------------------------------------------------


@every_record
@pytest.mark.parametrize("act", ["publish", "withdraw"])
def test_cataloguer_neither_publishes_nor_withdraws(client, factory, act):
    sign_in(client, "Cataloguer")
    record = factory()

    choose(client, act, [record])
    data = {"records": record.pk, "because": "A mistake", "_do": ""}
    response = client.post(address_of(act, record), data)

    assert response.status_code == 403
    assert statuses(record) == ["draft"]


@every_record
@pytest.mark.parametrize(
    ("act", "choice"), [("draft", {}), ("review", {}), ("audience", {"audience": 20})]
)
def test_cataloguer_changes_nothing_that_is_published(client, factory, act, choice):
    sign_in(client, "Cataloguer")
    draft, published = factory(), factory(published=True)

    for _time in range(2):  # the second time with the effect that the first has shown
        data = {"records": f"{draft.pk},{published.pk}", **choice, "_do": ""}
        response = client.post(address_of(act, draft), data)
        confirm(client, act, response, **choice)

    published.refresh_from_db()
    assert (published.status, published.audience) == ("published", 0)


@pytest.mark.parametrize("act", ["region", "theme"])
def test_cataloguer_gives_no_subject_to_what_is_published(client, act):
    sign_in(client, "Cataloguer")
    subject = {"region": RegionFactory, "theme": ThemeFactory}[act]()
    draft, published = DocumentFactory(), DocumentFactory(published=True)

    choice = {"subject": subject.pk}
    data = {"records": f"{draft.pk},{published.pk}", **choice, "_show": ""}
    shown = client.post(address_of(act, draft), data)
    confirm(client, act, shown, **choice)

    assert effect(shown) == [
        (f"will also be found under {subject}", 1),
        ("You may not change what is or was published.", 1),
    ]
    assert list(subject.documents.all()) == [draft]


def test_staff_without_a_group_do_nothing(client):
    sign_in(client)
    document = DocumentFactory()

    acts = [act.name for act in desk.Acts.acts]
    answers = {open_act(client, act, document).status_code for act in acts}

    assert answers == {403}


@pytest.mark.parametrize("records", ["", "x", "0", "99999999999999999999999", "1,2,,"])
def test_what_is_no_record_is_unknown(client, records):
    sign_in(client, "Editor")

    response = client.get(f"{address_of('publish', Document())}?records={records}")

    assert response.status_code == 404


def test_looking_changes_nothing(client):
    sign_in(client, "Editor")
    document = DocumentFactory()

    client.get(f"{address_of('publish', document)}?records={document.pk}&_do=")

    assert statuses(document) == ["draft"]


# -- Subjects and audiences --------------------------------------------------------------------


def test_kinds_without_regions_are_offered_none(client):
    sign_in(client, "Editor")
    OrganizationFactory()

    response = client.get(page(Organization(), "changelist"))

    offered = [name for name, _label in response.context["action_form"].fields["action"].choices]
    acts = ["review", "draft", "publish", "withdraw", "audience", "trash"]
    assert offered == ["", *acts, "compare_chosen"]


def test_subject_that_a_record_has_is_not_given_again(client):
    sign_in(client, "Editor")
    region = RegionFactory(name="Asia")
    events = [EventFactory(regions=[region]), EventFactory()]
    rows = events[1].history.count()

    data = {"records": f"{events[0].pk},{events[1].pk}", "subject": region.pk}
    shown = client.post(address_of("region", events[0]), {**data, "_show": ""})
    confirm(client, "region", shown, subject=region.pk)

    assert effect(shown) == [
        ("It has Asia already.", 1),
        ("will also be found under Asia", 1),
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
    assert effect(shown) == [("will be shown to members instead of everyone", 1)]
    assert rungs == (20, 20, 30)
    noted = AuditEntry.objects.filter(by=editor, about_type__model="event").order_by("pk")
    assert [one.act for one in noted] == ["audience_changed", "disclosure_changed"]


def test_wider_audience_asks_whether_a_hidden_person_is_to_be_named(client):
    sign_in(client, "Editor")
    person = ParticipantFactory(published=True, name="Alex Bellamy", audience=20)
    fields = {"audience": 20, "organizations_audience": 20, "people_audience": 20}
    event = EventFactory(published=True, summary="Alex Bellamy spoke.", **fields)
    ParticipationFactory(event=event, participant=person)

    shown = client.post(address_of("audience", event), {"records": event.pk, "audience": 0})
    response = confirm(client, "audience", shown, audience=0)

    assert list(response.context["form"].errors) == ["is_confirmed"]
    event.refresh_from_db()
    assert event.audience == 20


# -- Drafts that go along ----------------------------------------------------------------------


def report():
    """A draft of a report that names drafts, which name others."""
    event = EventFactory(title="Dialogue", series=EventSeriesFactory(title="Dialogues"))
    parent = OrganizationFactory(name="Ministry")
    host = OrganizationFactory(name="Institute", parent=parent)
    person = ParticipantFactory(name="Anna Aalto")
    ParticipationFactory(event=event, participant=person, organization=host)
    document = DocumentFactory(title="Report")
    DocumentEventFactory(document=document, event=event)
    ContributionFactory(document=document, organization=host)
    return document


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


# -- Many --------------------------------------------------------------------------------------


def test_more_than_a_thousand_are_refused(client, monkeypatch):
    sign_in(client, "Editor")
    monkeypatch.setattr(desk, "MOST", 2)
    documents = DocumentFactory.create_batch(3)

    response = choose(client, "publish", documents)

    [message] = [str(message) for message in response.wsgi_request._messages]
    assert message == "These are more than 2 records: choose fewer at once."
    assert statuses(*documents) == ["draft"] * 3


def test_all_of_a_list_are_chosen_at_once(client):
    sign_in(client, "Editor")
    documents = DocumentFactory.create_batch(3)
    DocumentFactory(status="in_review")

    shown = choose(client, "publish", documents[:1], "?status__exact=draft", select_across="1")

    assert effect(shown) == [("will be shown to everyone at once", 3)]


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize(
    ("act", "queries"),
    [("publish", 27), ("withdraw", 10), ("review", 10), ("trash", 10), ("audience", 10)],
)
def test_effect_is_shown_in_the_same_queries_for_any_number(
    client, act, queries, count, django_assert_num_queries
):
    sign_in(client, "Administrator")
    documents = [report() for _time in range(count)]

    with django_assert_num_queries(queries):
        response = choose(client, act, documents)

    assert response.status_code == 200
