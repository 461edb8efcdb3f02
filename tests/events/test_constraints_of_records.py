"""Every constraint that the records of this floor share is broken once, and says its sentence."""

import pytest
from django.utils import timezone

from events.models import EventTally, Organization
from tests.constraints import Cases, refused_by
from tests.factories import (
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipantFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

CASES = Cases()
RECORDS = {
    "organization": OrganizationFactory,
    "participant": ParticipantFactory,
    "eventseries": EventSeriesFactory,
    "event": EventFactory,
}


@CASES.breaks("eventplacement_is_given_once", "")
def event_placed_twice_in_a_region():
    region = RegionFactory(subregion=True)
    event = EventFactory(regions=[region])
    return event.placements.get(region=region), {"region": region.parent}


@CASES.breaks("eventtally_is_given_once", "")
def events_of_a_year_counted_twice():
    region, other = RegionFactory.create_batch(2)
    counted = {"year": 0, "audience": 0, "number": 1}
    EventTally.objects.create(region=region, **counted)
    return EventTally.objects.create(region=other, **counted), {"region": region}


@CASES.breaks("organizationplacement_is_given_once", "")
def organization_placed_twice_in_a_region():
    region = RegionFactory(subregion=True)
    organization = OrganizationFactory(country=region)
    return organization.placements.get(region=region), {"region": region.parent}


for model, factory in RECORDS.items():

    @CASES.breaks(f"{model}_key_is_unique", "Another record has this key.", f"{model} key twice")
    def key_twice(factory=factory):
        factory(key="a-key")
        return factory(), {"key": "a-key"}

    @CASES.breaks(f"{model}_published_has_its_hour", "", f"{model} published without hour")
    def published_without_hour(factory=factory):
        return factory(published=True), {"publish_at": None}

    @CASES.breaks(f"{model}_withdrawn_has_its_date", "", f"{model} withdrawn without date")
    def withdrawn_without_date(factory=factory):
        return factory(withdrawn=True), {"withdrawn_at": None}

    @CASES.breaks(f"{model}_withdrawn_has_its_date", "", f"{model} with a date without withdrawal")
    def date_without_withdrawal(factory=factory):
        return factory(published=True), {"withdrawn_at": timezone.now()}

    @CASES.breaks(
        f"{model}_in_the_trash_was_never_published",
        "What was published is withdrawn, never thrown away.",
        f"{model} in the trash",
    )
    def published_in_the_trash(factory=factory):
        return factory(published=True), {"trashed_at": timezone.now()}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_any_number_of_records_may_have_no_key():
    organizations = OrganizationFactory.create_batch(2, key="")

    organizations[0].full_clean()
    assert Organization.objects.filter(key="").count() == 2
