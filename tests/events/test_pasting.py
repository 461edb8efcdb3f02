"""Pasting the list of those who took part: what is saved of it, and who may paste one."""

import pytest
from django.urls import reverse

from events.models import Event, Organization, Participant, Participation
from tests.admin_pages import page, save_form, sign_in
from tests.events.pasted import address, errors, read, save, saved
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


def test_list_is_saved_behind_the_lines_that_are_there(client, event):
    ParticipationFactory(event=event, order=4, participant=ParticipantFactory(name="First"))
    ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    OrganizationFactory(name="Fudan University")

    response = save(client, event, "Alex Bellamy, Director, APR2P\nFudan University")

    assert response.url == page(event)
    assert saved(event)[1:] == [
        (5, "participant", "Alex Bellamy", "APR2P", "Director"),
        (6, "represented", None, "Fudan University", ""),
    ]


def test_what_is_new_is_made_once_as_a_draft_of_whoever_pastes(client):
    user = sign_in(client, "Cataloguer")
    event = EventFactory()

    save(client, event, "Chair: Dr Ana Pérez, New Institute\nAna Perez, New Institute")

    person, organization = made = Participant.objects.get(), Organization.objects.get()
    assert (person.name, person.sort_name) == ("Ana Pérez", "Pérez, Ana")
    assert (person.honorific, person.slug) == ("Dr", "ana-perez")
    assert (organization.name, organization.kind) == ("New Institute", "think_tank")
    assert {(one.status, one.made_by, one.history.count()) for one in made} == {("draft", user, 1)}
    assert [line.role for line in event.participations.all()] == ["chair", "participant"]


def test_nothing_is_stored_before_it_is_saved(client, event):
    client.get(address(event))
    read(client, event, "Ana Pérez, New Institute")

    assert (Participant.objects.count(), Organization.objects.count()) == (0, 0)
    assert Participation.objects.count() == 0


def test_everything_is_corrected_in_place(client, event):
    person, body = ParticipantFactory(name="Other Person"), OrganizationFactory(name="Other Body")

    save(
        client,
        event,
        "Misread Name, Director, Misread Body\nStrange Name",
        **{
            "lines-0-person": "other",
            "lines-0-other_person": person.pk,
            "lines-0-organization": "other",
            "lines-0-other_organization": body.pk,
            "lines-0-role": "speaker",
            "lines-0-position": "Dean",
            "lines-0-side": "Chinese",
            "lines-1-person": "none",
            "lines-1-organization": "new",
            "lines-1-organization_kind": "media",
            "lines-1-role": "sponsor",
        },
    )

    assert saved(event) == [
        (1, "speaker", "Other Person", "Other Body", "Dean"),
        (2, "sponsor", None, "Strange Name", ""),
    ]
    assert event.participations.first().side == "Chinese"
    assert Organization.objects.get(name="Strange Name").kind == "media"


def test_name_as_published_is_kept_where_the_record_has_another(client, event):
    teitt = ParticipantFactory(name="Sarah Teitt", sort_name="Teitt, Sarah")
    changes = {"lines-0-person": teitt.pk, "lines-1-name": "N"}

    save(client, event, "S. Teitt\nMisread New", **changes)

    assert [line.name_as_published for line in event.participations.all()] == ["S. Teitt", ""]


def test_way_back_keeps_the_text(client, event):
    response = client.post(address(event), {"text": "Ana Pérez\nOxfam", "back": "1"})

    assert response.context["form"]["text"].value() == "Ana Pérez\nOxfam"


def test_form_of_many_lines_is_taken_whole(client, event):
    names = [f"Ana {letter}olber{other}t" for letter in "BCDFGHJKLM" for other in "abcdefgh"]

    save(client, event, "\n".join(names))

    assert event.participations.count() == 80


def test_new_event_is_saved_and_its_list_pasted_in_one_go(as_cataloguer):
    data = {"title": "New", "slug": "new", "kind": "debate", "regions": [], "themes": []}
    data |= {"_save_and_paste": "1"}

    assert save_form(as_cataloguer, Event(), **data).url == address(Event.objects.get())


@pytest.mark.parametrize("group", [None, "Cataloguer"])
def test_list_is_pasted_only_by_those_who_may_change_the_event(client, group):
    sign_in(client, group)
    event = EventFactory(published=True)

    answers = [client.get(address(event)), client.post(address(event), {"text": "A", "save": "1"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(reverse("admin:events_event_paste", args=[0])).status_code == 404


def test_list_is_not_pasted_by_the_public(client):
    assert client.get(address(EventFactory(published=True))).status_code == 302


def test_candidates_are_shown_only_to_those_who_may_see_the_records(client):
    sign_in(client, rights=["change_event"])
    ParticipantFactory(name="Alex Bellamy")
    OrganizationFactory(name="Oxfam International")

    (form,) = read(client, EventFactory(), "Alex Bellamy, Oxfam International").forms

    for name in ("person", "organization"):
        assert [way for way, _label in form.fields[name].choices] == ["none"]


def test_new_records_are_made_only_by_those_who_may_add_them(client):
    sign_in(client, rights=["change_event", "view_participant", "view_organization"])
    event = EventFactory()

    response = save(client, event, "Ana Pérez, Oxfam", **{"lines-0-person": "new"})

    assert list(errors(response)[1]) == ["person", "organization"]
    assert Participant.objects.count() == 0


def test_page_of_an_event_leads_to_the_list_for_those_who_may_paste_one(client, event):
    link = ("Paste a participant list", address(event))

    assert client.get(page(event)).context["tools"].count(link) == 1
    assert client.get(page(EventFactory(published=True))).context["tools"] == []
