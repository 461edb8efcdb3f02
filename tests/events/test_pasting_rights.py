"""Who may paste a list of those who took part, and what is proposed to whom."""

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse

from events.models import Participant
from tests.admin_pages import page, sign_in
from tests.events.pasted import address, errors, read, save
from tests.factories import EventFactory, OrganizationFactory, ParticipantFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("group", [None, "Cataloguer"])
def test_list_is_pasted_only_by_those_who_may_change_the_event(client, group):
    sign_in(client, group)
    event = EventFactory(published=True)

    answers = [client.get(address(event)), client.post(address(event), {"text": "A", "save": "1"})]

    assert [answer.status_code for answer in answers] == [403, 403]
    assert client.get(reverse("admin:events_event_paste", args=[0])).status_code == 404


def test_list_is_not_pasted_by_the_public(client):
    event = EventFactory(published=True)

    assert client.get(address(event)).status_code == 302


def grant(user, *codenames):
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))


def test_candidates_are_shown_only_to_those_who_may_see_the_records(client):
    user = sign_in(client)
    grant(user, "change_event")
    ParticipantFactory(name="Alex Bellamy")
    OrganizationFactory(name="Oxfam International")

    (form,) = read(client, EventFactory(), "Alex Bellamy, Oxfam International").forms

    ways = {
        name: [way for way, _label in form.fields[name].choices]
        for name in ("person", "organization")
    }
    assert ways == {"person": ["none"], "organization": ["none"]}


def test_new_records_are_made_only_by_those_who_may_add_them(client):
    user = sign_in(client)
    grant(user, "change_event", "view_participant", "view_organization")
    event = EventFactory()

    response = save(client, event, "Ana Pérez, Oxfam", **{"lines-0-person": "new"})

    assert list(errors(response)[1]) == ["person", "organization"]
    assert Participant.objects.count() == 0


def test_page_of_an_event_leads_to_the_list_for_those_who_may_paste_one(client, event):
    link = ("Paste a participant list", address(event))

    assert client.get(page(event)).context["tools"].count(link) == 1
    assert client.get(page(EventFactory(published=True))).context["tools"] == []
