"""Candidates for the names in a pasted list, with the reason for each."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.case_tables import cases
from tests.events.pasted import candidates, errors, read, save
from tests.factories import (
    AffiliationFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
)

pytestmark = pytest.mark.django_db


@cases("events/people_found.csv")
def test_person_is_found_with_the_reason_in_words(client, event, written, why):
    person = ParticipantFactory(name="Alex Bellamy", sort_name="Bellamy, Alex")
    ParticipantNameFactory(participant=person, name="Alexander Bellamy")
    ParticipantFactory(name="Somebody Else", sort_name="Else, Somebody")

    (form,) = read(client, event, written).forms

    assert candidates(form, "person") == [("Alex Bellamy", why)]


@cases("events/organizations_found.csv")
def test_organization_is_found_with_the_reason_in_words(client, event, written, why):
    centre = OrganizationFactory(
        name="Asia Pacific Centre for the Responsibility to Protect", short_name="APR2P"
    )
    OrganizationNameFactory(organization=centre, name="R2P Centre")
    OrganizationFactory(name="Fudan University")

    (form,) = read(client, event, written).forms

    assert candidates(form, "organization") == [(centre.name, why)]


def test_two_people_of_one_name_are_told_apart_and_have_to_be_chosen(client, event):
    one, other = (
        AffiliationFactory(
            participant__name="Karen Smith",
            participant__sort_name="Smith, Karen",
            organization__name=name,
            position="Professor",
        ).participant
        for name in ("Leiden University", "London School of Economics")
    )

    text = "Karen Smith, Leiden University"
    (form,) = read(client, event, text).forms

    assert candidates(form, "person") == [
        ("Karen Smith", "exact match; same organization"),
        ("Karen Smith", "exact match; Professor, London School of Economics"),
    ]
    assert errors(save(client, event, text)) == {1: {"person": ["Choose a person, or “none”."]}}
    save(client, event, text, **{"lines-0-person": other.pk})
    assert event.participations.get().participant == other != one


@pytest.mark.parametrize("count", [2, 20])
def test_proposals_need_the_same_queries_for_any_number_of_lines(client, event, count):
    text = ""
    for number in range(count):
        post = AffiliationFactory(participant__name=f"Person{number} Name{number}")
        text += f"{post.participant.name}, {post.organization.name}\nNobody New{number}, Body\n"

    with CaptureQueriesContext(connection) as queries:
        lines = read(client, event, text)

    assert (len(lines.forms), len(queries)) == (2 * count, 12)
