"""The pages of events, series, organizations and participants: what is found and shown."""

import pytest
from pytest_django.asserts import assertContains

from events.models import Event, Organization
from tests.admin_pages import page, sign_in
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


def test_line_shows_the_names_that_it_points_at(as_editor):
    line = ParticipationFactory(event=EventFactory(), participant__name="Alex Bellamy")

    response = as_editor.get(page(line.event))

    assertContains(response, ">Alex Bellamy</option>", count=1)


def test_organization_is_found_once_by_its_other_names(as_editor):
    organization = OrganizationFactory(name="Asia Pacific Centre")
    for name in ("APR2P", "APCR2P"):
        OrganizationNameFactory(organization=organization, name=name)

    response = as_editor.get(page(Organization(), "changelist"), {"q": "r2p"})

    assert list(response.context["cl"].result_list) == [organization]


def suggested(client, term):
    field = {"app_label": "events", "model_name": "participation", "field_name": "participant"}
    return client.get("/admin/autocomplete/", field | {"term": term})


def test_person_is_suggested_once_by_other_names(as_cataloguer):
    person = ParticipantFactory(name="Alex Bellamy")
    for name in ("A. J. Bellamie", "Alexander Bellamie"):
        ParticipantNameFactory(participant=person, name=name)

    results = suggested(as_cataloguer, "bellamie").json()["results"]

    assert results == [{"id": str(person.pk), "text": "Alex Bellamy"}]


def test_suggestions_are_for_those_who_may_look(client):
    sign_in(client)
    ParticipantFactory(name="Alex Bellamy")

    assert suggested(client, "bellamy").status_code == 403


def test_events_are_chosen_by_world_region(as_editor):
    asia = RegionFactory(slug="asia")
    country = RegionFactory(country=True, parent=RegionFactory(subregion=True, parent=asia))
    inside, _outside = EventFactory(regions=[country]), EventFactory(regions=[RegionFactory()])

    response = as_editor.get(page(Event(), "changelist"), {"region": "asia"})

    assert list(response.context["cl"].result_list) == [inside]


@pytest.mark.parametrize(("status", "offered"), [("published", True), ("draft", False)])
def test_only_a_published_event_leads_to_its_public_page(as_editor, status, offered):
    response = as_editor.get(page(EventFactory(status=status)))

    assert response.context["has_absolute_url"] is offered
