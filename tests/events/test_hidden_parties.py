"""There is no way round to a person or an organization that an event hides."""

import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Document
from events.models import Affiliation, Event, Participant, Participation
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)
from tests.readers import READERS

pytestmark = pytest.mark.django_db


@pytest.fixture
def person():
    """Somebody who took part for an organization, where only the organization is told."""
    event = EventFactory(published=True, organizations_only=True, slug="closed-dialogue")
    line = ParticipationFactory(event=event, full=True)
    AffiliationFactory(participant=line.participant, organization=line.organization)
    return line.participant


@pytest.fixture(params=["anonymous", "member", "steering"])
def stranger(request):
    return READERS[request.param][0]()


@pytest.fixture
def staff():
    return UserFactory(staff=True)


def test_hidden_person_finds_no_event(person, stranger, staff):
    found = Event.objects.visible_to(stranger).with_person(person, stranger)
    found_by_staff = Event.objects.visible_to(staff).with_person(person, staff)

    assert list(found) == []
    assert list(found_by_staff) == [Event.objects.get(slug="closed-dialogue")]


def test_organization_of_a_hidden_person_finds_the_event(person, stranger):
    organization = person.participations.get().organization

    found = Event.objects.visible_to(stranger).with_organization(organization, stranger)

    assert list(found) == [Event.objects.get(slug="closed-dialogue")]


def test_hidden_person_has_no_page(person, stranger, staff):
    assert list(Participant.objects.visible_to(stranger)) == []
    assert list(Participant.objects.visible_to(staff)) == [person]


def test_hidden_person_is_found_by_no_name(person, stranger, staff):
    found = Participant.objects.visible_to(stranger).filter(name=person.name).by_name()
    found_by_staff = Participant.objects.visible_to(staff).filter(name=person.name).by_name()

    assert list(found) == []
    assert list(found_by_staff) == [person]


def test_affiliation_of_a_hidden_person_is_not_told(person, stranger, staff):
    assert list(Affiliation.objects.told_to(stranger)) == []
    assert list(Affiliation.objects.told_to(staff)) == [person.affiliations.get()]


def test_hidden_person_counts_in_no_line(person, stranger, staff):
    assert person.participations.naming_people(stranger).count() == 0
    assert person.participations.naming_people(staff).count() == 1


def test_line_of_a_hidden_person_is_told_without_them(person, stranger, staff):
    line = person.participations.get()

    told = Participation.objects.told_to(stranger).get()
    told_to_staff = Participation.objects.told_to(staff).get()

    assert (told, told.told_person, told.told_position, told.told_name) == (line, None, "", "")
    assert told_to_staff.told_person == person


def test_people_told_elsewhere_do_not_lead_to_the_event_that_hides_them(person, stranger):
    told = ParticipationFactory(participant=person)

    found = Event.objects.visible_to(stranger).with_person(person, stranger)

    assert list(found) == [told.event]
    assert list(person.participations.naming_people(stranger)) == [told]


def test_lines_are_in_the_same_order_whoever_is_hidden(person, stranger):
    event = Event.objects.get(slug="closed-dialogue")
    first = ParticipationFactory(
        event=event, full=True, participant__sort_name="Aa", order=1, role="speaker"
    )
    earlier = person.participations.get()

    told = event.participations.told_to(stranger).with_records()

    assert list(told) == [earlier, first]


def test_hidden_person_who_wrote_a_document_is_found_by_it_alone(person, stranger):
    contribution = ContributionFactory(by_person=True, participant=person)

    people = Participant.objects.visible_to(stranger)
    documents = Document.objects.visible_to(stranger).with_contributor(stranger, participant=person)
    events = Event.objects.visible_to(stranger).with_person(person, stranger)

    assert list(people) == [person]
    assert list(documents) == [contribution.document]
    assert list(events) == []


def test_person_s_own_wish_hides_them_from_a_full_disclosure(stranger, staff):
    line = ParticipationFactory(full=True, participant__audience=40)

    found = Event.objects.visible_to(stranger).with_person(line.participant, stranger)
    found_by_staff = Event.objects.visible_to(staff).with_person(line.participant, staff)

    assert list(found) == []
    assert list(found_by_staff) == [line.event]


def test_hidden_organization_finds_no_event(stranger, staff):
    event = EventFactory(published=True, chatham_house=True)
    line = ParticipationFactory(event=event, full=True)

    found = Event.objects.visible_to(stranger).with_organization(line.organization, stranger)
    found_by_staff = Event.objects.with_organization(line.organization, staff)

    assert list(found) == []
    assert list(Event.objects.visible_to(stranger)) == [event]
    assert list(found_by_staff) == [event]


def test_host_under_chatham_house_is_told_by_its_own_line(stranger):
    event = EventFactory(published=True, chatham_house=True)
    host = ParticipationFactory(
        event=event,
        participant=None,
        organization=OrganizationFactory(published=True),
        role=Participation.Role.HOST,
        audience=0,
    )
    ParticipationFactory(event=event, full=True)

    told = Participation.objects.told_to(stranger)

    assert list(told) == [host]


def test_draft_person_is_not_told_on_a_public_line(stranger):
    organization = OrganizationFactory(published=True)
    line = ParticipationFactory(participant=ParticipantFactory(), organization=organization)

    told = Participation.objects.told_to(stranger).get()

    assert (told, told.told_person, told.told_organization) == (line, None, organization)


def test_organization_spoken_for_finds_the_event_where_it_is_told():
    line = ParticipationFactory(on_behalf_of=OrganizationFactory(published=True))

    events = Event.objects.visible_to(AnonymousUser())

    assert list(events.with_organization(line.on_behalf_of, AnonymousUser())) == [line.event]


def test_organization_spoken_for_finds_no_event_under_chatham_house():
    event = EventFactory(published=True, chatham_house=True)
    group = ParticipationFactory(
        event=event, on_behalf_of=OrganizationFactory(published=True)
    ).on_behalf_of
    staff = UserFactory(staff=True)

    found = [
        list(Event.objects.visible_to(user).with_organization(group, user))
        for user in (AnonymousUser(), staff)
    ]

    assert found == [[], [event]]
