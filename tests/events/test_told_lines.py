"""A told line says what it may, in its order, and nothing of whom it hides."""

import pytest
from django.contrib.auth.models import AnonymousUser

from events.models import Participation
from tests.factories import EventFactory, OrganizationFactory, ParticipationFactory

pytestmark = pytest.mark.django_db


def test_told_name_is_the_record_s_where_the_source_gives_none():
    ParticipationFactory(participant__name="Li Hui", name_as_published="")

    assert Participation.objects.told_to(AnonymousUser()).get().told_name == "Li Hui"


def test_told_says_nothing_of_a_hidden_person():
    line = ParticipationFactory(event__organizations_only=True, full=True, side="Chinese")

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
    last, first = (ParticipationFactory(event=event, full=True, order=order) for order in (2, 1))

    with django_assert_num_queries(1):
        told = [
            (line, line.told_name, line.told_organization.name, line.told_on_behalf_of.name)
            for line in event.participations.told_to(AnonymousUser()).with_records()
        ]

    assert told == [
        (line, line.participant.name, line.organization.name, line.on_behalf_of.name)
        for line in (first, last)
    ]
