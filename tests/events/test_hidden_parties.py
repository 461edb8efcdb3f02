"""There is no way round to a person or an organization that an event hides."""

import pytest

from documents.models import Document
from events.models import Affiliation, Event, Participant, Participation
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    EventFactory,
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


WAYS = {
    "event": lambda person, user: Event.objects.visible_to(user).with_person(person, user),
    "page": lambda person, user: Participant.objects.visible_to(user),
    "name": lambda person, user: (
        Participant.objects.visible_to(user).filter(name=person.name).by_name()
    ),
    "affiliation": lambda person, user: Affiliation.objects.told_to(user),
    "line": lambda person, user: person.participations.naming_people(user),
}


@pytest.mark.parametrize("find", WAYS.values(), ids=WAYS)
def test_hidden_person_is_found_by_staff_alone(person, stranger, staff, find):
    found_by_staff = find(person, staff)

    assert list(find(person, stranger)) == []
    assert list(found_by_staff) == [found_by_staff.model.objects.get()]


def test_organization_of_a_hidden_person_finds_the_event(person, stranger):
    organization = person.participations.get().organization

    found = Event.objects.visible_to(stranger).with_organization(organization, stranger)

    assert list(found) == [Event.objects.get(slug="closed-dialogue")]


def test_line_of_a_hidden_person_is_told_without_them(person, stranger, staff):
    line = person.participations.get()

    told = Participation.objects.told_to(stranger).get()
    told_to_staff = Participation.objects.told_to(staff).get()

    assert (told, told.told_person, told.told_position, told.told_name) == (line, None, "", "")
    assert told_to_staff.told_person == person


def test_people_told_elsewhere_do_not_lead_to_the_event_that_hides_them(person, stranger):
    told = ParticipationFactory(participant=person)

    assert list(Event.objects.visible_to(stranger).with_person(person, stranger)) == [told.event]
    assert list(person.participations.naming_people(stranger)) == [told]


def test_lines_are_in_the_same_order_whoever_is_hidden(person, stranger):
    event = Event.objects.get(slug="closed-dialogue")
    first = ParticipationFactory(
        event=event, full=True, participant__sort_name="Aa", order=1, role="speaker"
    )
    earlier = person.participations.get()

    assert list(event.participations.told_to(stranger).with_records()) == [earlier, first]


def test_hidden_person_who_wrote_a_document_is_found_by_it_alone(person, stranger):
    contribution = ContributionFactory(by_person=True, participant=person)

    people = Participant.objects.visible_to(stranger)
    documents = Document.objects.visible_to(stranger).with_contributor(stranger, participant=person)
    events = Event.objects.visible_to(stranger).with_person(person, stranger)

    assert list(people) == [person]
    assert list(documents) == [contribution.document]
    assert list(events) == []


@pytest.mark.parametrize(
    ("fields", "party", "find"),
    [
        ({"participant__audience": 40}, "participant", "with_person"),
        ({"event__chatham_house": True}, "organization", "with_organization"),
        ({"event__chatham_house": True}, "on_behalf_of", "with_organization"),
    ],
    ids=["person who wishes it", "organization", "organization spoken for"],
)
def test_hidden_party_of_an_event_finds_it_for_staff_alone(stranger, staff, fields, party, find):
    line = ParticipationFactory(full=True, **fields)

    found, found_by_staff = (
        list(getattr(Event.objects.visible_to(user), find)(getattr(line, party), user))
        for user in (stranger, staff)
    )

    assert (found, found_by_staff) == ([], [line.event])
    assert list(Event.objects.visible_to(stranger)) == [line.event]


def test_host_under_chatham_house_is_told_by_its_own_line(stranger):
    event = EventFactory(published=True, chatham_house=True, with_participants=1)
    host = ParticipationFactory(
        event=event, full=True, participant=None, on_behalf_of=None, role="host", audience=0
    )

    assert list(Participation.objects.told_to(stranger)) == [host]


def test_draft_person_is_not_told_on_a_public_line(stranger):
    line = ParticipationFactory(full=True, participant=ParticipantFactory())

    told = Participation.objects.told_to(stranger).get()

    assert (told, told.told_person, told.told_organization) == (line, None, line.organization)


def test_organization_spoken_for_finds_the_event_where_it_is_told(stranger):
    line = ParticipationFactory(full=True)

    events = Event.objects.visible_to(stranger)

    assert list(events.with_organization(line.on_behalf_of, stranger)) == [line.event]
