"""The pages of events, series, organizations and participants: their queries, and their search."""

import pytest
from pytest_django.asserts import assertContains

from events.models import Event, EventSeries, Organization, Participant
from r2p.records.dates import KnownDate
from tests.admin_pages import page, sign_in
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


def full_event():
    """An event with every relation filled."""
    event = EventFactory(
        dated=True, series=EventSeriesFactory(), country=RegionFactory(), regions=[RegionFactory()]
    )
    event.themes.add(ThemeFactory())
    return event


def full_organization():
    return OrganizationFactory(parent=OrganizationFactory(), country=RegionFactory())


@pytest.mark.parametrize("count", [3, 30])
def test_event_changelist_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    events = [full_event() for _ in range(count)]

    with django_assert_num_queries(7):
        response = client.get(page(Event(), "changelist"))

    assert len(response.context["cl"].result_list) == len(events)


@pytest.mark.parametrize("count", [3, 30])
def test_series_changelist_needs_the_same_queries_for_any_number_of_series(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    EventSeriesFactory.create_batch(count)

    with django_assert_num_queries(5):
        response = client.get(page(EventSeries(), "changelist"))

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize("count", [3, 30])
def test_organization_changelist_needs_the_same_queries_for_any_number_of_organizations(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    organizations = [full_organization() for _ in range(count)]

    with django_assert_num_queries(6):
        response = client.get(page(Organization(), "changelist"))

    assert response.context["cl"].result_count == 2 * len(organizations)


@pytest.mark.parametrize("count", [3, 30])
def test_participant_changelist_needs_the_same_queries_for_any_number_of_people(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    ParticipantFactory.create_batch(count)

    with django_assert_num_queries(5):
        response = client.get(page(Participant(), "changelist"))

    assert len(response.context["cl"].result_list) == count


@pytest.mark.parametrize("model", [Event, EventSeries, Organization, Participant])
def test_add_form_needs_few_queries(client, model, django_assert_num_queries):
    sign_in(client, "Editor")

    with django_assert_num_queries(4):
        response = client.get(page(model()))

    assert response.context["adminform"].form.instance.pk is None


@pytest.mark.parametrize("count", [3, 12, 40])
def test_event_form_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    event = full_event()
    ParticipationFactory.create_batch(count, event=event, full=True)
    FormerAddressFactory.create_batch(count, record=event)

    with django_assert_num_queries(12):
        response = client.get(page(event))

    lines = [len(i.formset.forms) for i in response.context["inline_admin_formsets"]]
    assert lines == [count, count]


@pytest.mark.parametrize("count", [3, 30])
def test_series_form_needs_the_same_queries_for_any_number_of_organizers(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    series = EventSeriesFactory()
    series.organizers.set(OrganizationFactory.create_batch(count))
    FormerAddressFactory.create_batch(count, record=series)

    with django_assert_num_queries(9):
        response = client.get(page(series))

    assert len(response.context["adminform"].form.initial["organizers"]) == count


@pytest.mark.parametrize("count", [3, 30])
def test_organization_form_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    organization = full_organization()
    OrganizationNameFactory.create_batch(count, organization=organization)
    for year in range(2000, 2000 + count):
        StandingFactory(organization=organization, ended=KnownDate.of(year))
    FormerAddressFactory.create_batch(count, record=organization)

    with django_assert_num_queries(11):
        response = client.get(page(organization))

    lines = [len(i.formset.forms) for i in response.context["inline_admin_formsets"]]
    assert lines == [count, count, count]


@pytest.mark.parametrize("count", [3, 30])
def test_participant_form_needs_the_same_queries_for_any_number_of_lines(
    client, count, django_assert_num_queries
):
    sign_in(client, "Editor")
    participant = ParticipantFactory()
    ParticipantNameFactory.create_batch(count, participant=participant)
    AffiliationFactory.create_batch(count, participant=participant)
    FormerAddressFactory.create_batch(count, record=participant)

    with django_assert_num_queries(11):
        response = client.get(page(participant))

    lines = [len(i.formset.forms) for i in response.context["inline_admin_formsets"]]
    assert lines == [count, count, count]


@pytest.mark.parametrize("count", [3, 12])
def test_published_event_needs_the_same_queries_where_one_may_only_look(
    client, count, django_assert_num_queries
):
    sign_in(client, "Cataloguer")
    event = full_event()
    event.status = "published"
    event.save()
    ParticipationFactory.create_batch(count, event=event, full=True)

    with django_assert_num_queries(12):
        response = client.get(page(event))

    assert len(response.context["inline_admin_formsets"][0].formset.forms) == count


def test_line_shows_the_names_that_it_points_at(client):
    sign_in(client, "Editor")
    person = ParticipantFactory(name="Alex Bellamy")
    line = ParticipationFactory(event=EventFactory(), participant=person)

    response = client.get(page(line.event))

    assertContains(response, ">Alex Bellamy</option>", count=1)


def test_organization_is_found_once_by_its_other_names(client):
    sign_in(client, "Editor")
    organization = OrganizationFactory(name="Asia Pacific Centre")
    for name in ("APR2P", "APCR2P"):
        OrganizationNameFactory(organization=organization, name=name)

    response = client.get(page(Organization(), "changelist"), {"q": "r2p"})

    assert list(response.context["cl"].result_list) == [organization]


def test_person_is_suggested_once_by_other_names(client):
    sign_in(client, "Cataloguer")
    person = ParticipantFactory(name="Alex Bellamy")
    for name in ("A. J. Bellamie", "Alexander Bellamie"):
        ParticipantNameFactory(participant=person, name=name)

    field = {"app_label": "events", "model_name": "participation", "field_name": "participant"}
    response = client.get("/admin/autocomplete/", field | {"term": "bellamie"})

    assert response.json()["results"] == [{"id": str(person.pk), "text": "Alex Bellamy"}]


def test_suggestions_are_for_those_who_may_look(client):
    sign_in(client)
    ParticipantFactory(name="Alex Bellamy")

    field = {"app_label": "events", "model_name": "participation", "field_name": "participant"}
    response = client.get("/admin/autocomplete/", field | {"term": "bellamy"})

    assert response.status_code == 403


def test_events_are_chosen_by_world_region(client):
    sign_in(client, "Editor")
    asia = RegionFactory(slug="asia")
    country = RegionFactory(country=True, parent=RegionFactory(subregion=True, parent=asia))
    inside, _outside = EventFactory(regions=[country]), EventFactory(regions=[RegionFactory()])

    response = client.get(page(Event(), "changelist"), {"region": "asia"})

    assert list(response.context["cl"].result_list) == [inside]


@pytest.mark.parametrize(("status", "offered"), [("published", True), ("draft", False)])
def test_only_a_published_event_leads_to_its_public_page(client, status, offered):
    sign_in(client, "Editor")
    event = EventFactory(status=status)

    response = client.get(page(event))

    assert response.context["has_absolute_url"] is offered
