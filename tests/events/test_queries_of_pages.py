import pytest
from django.urls import reverse

from events.models import Participation, Standing
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

SIZES = pytest.mark.parametrize("count", [3, 30])


def events(count, **fields):
    """So many events with everything that a list or a page shows of them."""
    region = RegionFactory(country=True)
    made = EventFactory.create_batch(
        count, published=True, dated=True, country=region, regions=[region], **fields
    )
    for event in made:
        event.themes.add(ThemeFactory())
    return made


def affiliated_people(count, event=None):
    people = ParticipantFactory.create_batch(count, published=True)
    for person in people:
        ParticipationFactory(participant=person, event=event or EventFactory(published=True))
        AffiliationFactory(participant=person)
    return people


@SIZES
def test_event_list_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    events(count, series=EventSeriesFactory(published=True))

    with django_assert_num_queries(8):
        response = client.get(reverse("event-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_event_list_needs_three_queries_more_for_a_member(client, count, django_assert_num_queries):
    events(count)
    client.force_login(UserFactory(standing=Standing.Kind.MEMBER))

    with django_assert_num_queries(11):
        response = client.get(reverse("event-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_event_page_needs_the_same_queries_for_any_number_of_lines_and_documents(
    client, count, django_assert_num_queries
):
    [event] = events(1, series=EventSeriesFactory(published=True))
    ParticipationFactory.create_batch(count, event=event, full=True)
    for _number in range(count):
        document = DocumentEventFactory(event=event).document
        ContributionFactory(document=document)
        document.regions.add(RegionFactory())

    with django_assert_num_queries(12):
        response = client.get(event.get_absolute_url())

    assert len(response.context["seating"].seats) == count


@SIZES
def test_series_list_needs_the_same_queries_for_any_number_of_series(
    client, count, django_assert_num_queries
):
    for _number in range(count):
        events(2, series=EventSeriesFactory(published=True))

    with django_assert_num_queries(4):
        response = client.get(reverse("series-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_series_page_needs_the_same_queries_for_any_number_of_events(
    client, count, django_assert_num_queries
):
    series = EventSeriesFactory(published=True)
    series.organizers.set(OrganizationFactory.create_batch(count, published=True))
    events(count, series=series)

    with django_assert_num_queries(9):
        response = client.get(series.get_absolute_url())

    assert response.context["course"].events.total == count


@SIZES
def test_organization_list_needs_the_same_queries_for_any_number_of_organizations(
    client, count, django_assert_num_queries
):
    for standing in StandingFactory.create_batch(count):
        standing.organization.country = RegionFactory(country=True)
        standing.organization.save()

    with django_assert_num_queries(6):
        response = client.get(reverse("organization-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_organization_page_needs_the_same_queries_for_any_number_of_facts(
    client, count, django_assert_num_queries
):
    organization = OrganizationFactory(published=True, country=RegionFactory(country=True))
    OrganizationFactory.create_batch(count, published=True, parent=organization)
    for event in events(count):
        ParticipationFactory(event=event, organization=organization)
        ParticipationFactory(event=event, on_behalf_of=organization)
        ParticipationFactory(event=event, participant=None, organization=organization)
        ParticipationFactory(
            event=event,
            participant=None,
            organization=organization,
            role=Participation.Role.HOST,
        )
    ContributionFactory.create_batch(count, organization=organization)
    for person in affiliated_people(count):
        AffiliationFactory(participant=person, organization=organization)

    with django_assert_num_queries(23):
        response = client.get(organization.get_absolute_url())

    record, people = response.context["record"], response.context["people"]
    totals = [record.events.total, record.documents.total, response.context["hosted"]]
    assert [*totals, people.total] == [count] * 3 + [2 * count]


@SIZES
def test_participant_list_needs_the_same_queries_for_any_number_of_people(
    client, count, django_assert_num_queries
):
    affiliated_people(count)

    with django_assert_num_queries(6):
        response = client.get(reverse("participant-list"))

    assert response.context["page"].paginator.count == count


@SIZES
def test_participant_page_needs_the_same_queries_for_any_number_of_facts(
    client, count, django_assert_num_queries
):
    person = ParticipantFactory(published=True)
    for event in events(count):
        ParticipationFactory(event=event, participant=person, organization=OrganizationFactory())
        AffiliationFactory(participant=person)
        ContributionFactory(by_person=True, participant=person)

    with django_assert_num_queries(15):
        response = client.get(person.get_absolute_url())

    assert response.context["record"].events.total == count
