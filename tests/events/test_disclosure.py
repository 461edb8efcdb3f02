"""Of a line, three things are told or not, each by itself: a table against the specification.

The expectation is the specification in plain Python; it calls nothing of the code under test.
"""

from dataclasses import dataclass
from datetime import timedelta
from itertools import combinations_with_replacement, product

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from documents.models import Document
from events.models import Affiliation, Event, Organization, Participant, Participation, Standing
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

AUDIENCES = (0, 10, 20, 30, 40)
HIDDEN = ("draft", "withdrawn", "future")
OVERRIDES = (None, *AUDIENCES)
ROLES = ("host", "chair", "speaker", "lead", "observer", "sponsor")
READERS = {
    "anonymous": (AnonymousUser, 0),
    "supporter": (lambda: UserFactory(standing=Standing.Kind.SUPPORTER), 10),
    "member": (lambda: UserFactory(standing=Standing.Kind.MEMBER), 20),
    "steering": (lambda: UserFactory(standing=Standing.Kind.STEERING), 30),
    "staff": (lambda: UserFactory(staff=True), 40),
}
# The state of an event or a party: an audience where it is published, or why it is hidden.
FULL = [(audience, audience, audience) for audience in AUDIENCES]
ORGANIZATIONS_ONLY = [(audience, audience, 40) for audience in AUDIENCES]
CHATHAM_HOUSE = [(audience, 40, 40) for audience in AUDIENCES]
PRESETS = list(dict.fromkeys(FULL + ORGANIZATIONS_ONLY + CHATHAM_HOUSE))
EVERY_DISCLOSURE = list(combinations_with_replacement(AUDIENCES, 3))
PARTIES = (None, *AUDIENCES, "draft")
# Every two of person, organization and the one on whose behalf was spoken, in all their states.
PARTIES_OF_A_LINE = [
    (person, organization, PARTIES[(first + second) % len(PARTIES)])
    for (first, person), (second, organization) in product(enumerate(PARTIES), repeat=2)
    if (person, organization) != (None, None)
]


@dataclass(frozen=True)
class Line:
    """One row of the table: the states of a line, from which the specification follows."""

    event: object
    organizations_audience: int
    people_audience: int
    override: int | None
    person: object
    organization: object
    on_behalf_of: object

    def tells(self, party, rung):
        """The specification: event and party are visible, and the rung of the line reaches."""
        state = getattr(self, party)
        of_event = self.people_audience if party == "person" else self.organizations_audience
        needed = of_event if self.override is None else self.override
        return is_seen(self.event, rung) and is_seen(state, rung) and needed <= rung


def is_seen(state, rung):
    return state is not None and state not in HIDDEN and state <= rung


ALL_LINES = [
    # Every disclosure with every override, of parties that are public.
    *(
        Line(event, organizations, people, override, 0, 0, 0)
        for (event, organizations, people), override in product(EVERY_DISCLOSURE, OVERRIDES)
    ),
    # The presets with the parties' own audiences, drafts and gaps.
    *(
        Line(*disclosure, override, *parties)
        for disclosure, override, parties in product(PRESETS, (None, 0, 20), PARTIES_OF_A_LINE)
    ),
    # Events that are not visible, whatever their lines say.
    *(
        Line(event, 0, 0, override, 0, 0, 0)
        for event, override in product(HIDDEN, OVERRIDES)
    ),
]  # fmt: skip


@pytest.fixture(params=READERS)
def reader(request):
    make, rung = READERS[request.param]
    return make(), rung


@pytest.fixture
def lines():
    """The whole table in the database: {pk: Line}, in a handful of queries."""
    lines = list(dict.fromkeys(ALL_LINES))
    events = made(
        Event,
        dict.fromkeys(
            (line.event, line.organizations_audience, line.people_audience) for line in lines
        ),
    )
    people = made(Participant, [(state,) for state in PARTIES])
    organizations = made(Organization, [(state,) for state in PARTIES])
    others = made(Organization, [(state,) for state in PARTIES])
    rows = Participation.objects.bulk_create(
        Participation(
            event=events[line.event, line.organizations_audience, line.people_audience],
            role=ROLES[OVERRIDES.index(line.override)],
            audience=line.override,
            participant=people.get((line.person,)),
            organization=organizations.get((line.organization,)),
            on_behalf_of=others.get((line.on_behalf_of,)),
            position="Director",
            name_as_published="As published",
        )
        for line in lines
    )
    return {row.pk: line for row, line in zip(rows, lines, strict=True)}


def made(model, states):
    """A record for each state that is one, in one query: {state: record}."""
    now = timezone.now()
    states = [state for state in states if state[0] is not None]
    already = model.objects.count()
    records = model.objects.bulk_create(
        model(
            slug=f"cell-{number}",
            status="published" if state[0] == "future" or state[0] in AUDIENCES else state[0],
            publish_at=now + timedelta(hours=1 if state[0] == "future" else -1),
            withdrawn_at=now if state[0] == "withdrawn" else None,
            audience=0 if state[0] in HIDDEN else state[0],
            **columns_of(model, *state),
        )
        for number, state in enumerate(states, start=already)
    )
    return dict(zip(states, records, strict=True))


def columns_of(model, _state, *disclosure):
    if model is not Event:
        return {}
    names = ("order_on", "organizations_audience", "people_audience")
    return dict(zip(names, (timezone.localdate(), *disclosure), strict=True))


def told(lines, party, rung):
    return {pk for pk, line in lines.items() if line.tells(party, rung)}


def pks(rows):
    return set(rows.values_list("pk", flat=True))


# -- The table ---------------------------------------------------------------------------------


def test_table_holds_every_valid_disclosure_and_state():
    lines = set(ALL_LINES)

    disclosures = {(a.event, a.organizations_audience, a.people_audience) for a in lines}
    assert {found for found in disclosures if found[0] not in HIDDEN} == set(EVERY_DISCLOSURE)
    assert {line.override for line in lines} == set(OVERRIDES)
    assert {line.person for line in lines} == set(PARTIES)
    assert {line.organization for line in lines} == set(PARTIES)
    assert {line.on_behalf_of for line in lines} == set(PARTIES)


def test_line_names_its_person_as_disclosed(lines, reader):
    user, rung = reader

    found = Participation.objects.naming_people(user)

    assert pks(found) == told(lines, "person", rung)


def test_line_names_its_organization_as_disclosed(lines, reader):
    user, rung = reader

    found = Participation.objects.naming_organizations(user)

    assert pks(found) == told(lines, "organization", rung)


def test_line_names_on_whose_behalf_was_spoken_as_disclosed(lines, reader):
    user, rung = reader

    found = Participation.objects.naming_on_behalf_of(user)

    assert pks(found) == told(lines, "on_behalf_of", rung)


def test_line_is_told_where_any_part_is_and_carries_those_parts_alone(lines, reader):
    user, rung = reader

    found = Participation.objects.told_to(user).with_records()

    parts = {
        row.pk: (
            row.told_person and row.told_person.pk,
            row.told_position,
            row.told_name,
            row.told_organization and row.told_organization.pk,
            row.told_on_behalf_of and row.told_on_behalf_of.pk,
        )
        for row in found
    }
    stored = {row.pk: row for row in Participation.objects.all()}
    specified = {
        pk: (
            *(
                (stored[pk].participant_id, "Director", "As published")
                if line.tells("person", rung)
                else (None, "", "")
            ),
            stored[pk].organization_id if line.tells("organization", rung) else None,
            stored[pk].on_behalf_of_id if line.tells("on_behalf_of", rung) else None,
        )
        for pk, line in lines.items()
        if any(line.tells(party, rung) for party in ("person", "organization", "on_behalf_of"))
    }
    assert parts == specified


def test_participant_is_visible_where_any_line_names_them(lines, reader):
    user, rung = reader

    found = Participant.objects.visible_to(user)

    named = {line.person for line in lines.values() if line.tells("person", rung)}
    assert set(found.values_list("audience", flat=True)) == named


# -- What a told line says ---------------------------------------------------------------------


def test_told_name_is_the_record_s_where_the_source_gives_none():
    line = ParticipationFactory(participant__name="Li Hui", name_as_published="")

    told = Participation.objects.told_to(AnonymousUser()).get(pk=line.pk)

    assert told.told_name == "Li Hui"


def test_told_says_nothing_of_a_hidden_person():
    event = EventFactory(published=True, organizations_only=True)
    line = ParticipationFactory(event=event, full=True, side="Chinese")

    told = Participation.objects.told_to(AnonymousUser()).get()

    assert told.told == ("participant", "Chinese", None, "", line.organization, line.on_behalf_of)


def test_two_lines_that_differ_in_a_hidden_person_tell_the_same():
    event = EventFactory(published=True, organizations_only=True)
    organization = OrganizationFactory(published=True)
    ParticipationFactory.create_batch(2, event=event, organization=organization)

    first, second = Participation.objects.told_to(AnonymousUser())

    assert first.told == second.told
    assert first.participant_id != second.participant_id


def test_lines_with_records_come_in_their_order_and_in_one_query(django_assert_num_queries):
    event = EventFactory(published=True)
    last = ParticipationFactory(event=event, full=True, order=2)
    first = ParticipationFactory(event=event, full=True, order=1)

    with django_assert_num_queries(1):
        told = [
            (line, line.told_name, line.told_organization.name, line.told_on_behalf_of.name)
            for line in event.participations.told_to(AnonymousUser()).with_records()
        ]

    assert told == [
        (line, line.participant.name, line.organization.name, line.on_behalf_of.name)
        for line in (first, last)
    ]


# -- The trap: no way round to a hidden person -------------------------------------------------


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
