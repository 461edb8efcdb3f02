"""Cases of the constraints of events, series, organizations and participants."""

from datetime import date

from django.utils import timezone

from events.models import EventTally
from tests.broken_constraints import accepts, breaks, twice
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    RegionFactory,
    StandingFactory,
)

# -- What the records share --------------------------------------------------------------------


def key_twice(factory):
    factory(key="a-key")
    return factory(), {"key": "a-key"}


def breaks_of_records(model, factory):
    """Note the cases that all kinds of records have."""
    breaks(
        f"{model}_key_is_unique",
        "Another record has this key.",
        key_twice=lambda: key_twice(factory),
    )
    breaks(
        f"{model}_published_has_its_hour",
        without_hour=lambda: (factory(published=True), {"publish_at": None}),
    )
    breaks(
        f"{model}_withdrawn_has_its_date",
        without_date=lambda: (factory(withdrawn=True), {"withdrawn_at": None}),
        with_a_date_alone=lambda: (factory(published=True), {"withdrawn_at": timezone.now()}),
    )
    breaks(
        f"{model}_in_the_trash_was_never_published",
        "A record that was published can be withdrawn, but not moved to the trash.",
        published=lambda: (factory(published=True), {"trashed_at": timezone.now()}),
    )


def placed_twice(make):
    region = RegionFactory(subregion=True)
    return make(region).placements.get(region=region), {"region": region.parent}


def counted_twice(tally):
    region, other = RegionFactory.create_batch(2)
    counted = {"year": 0, "audience": 0, "number": 1}
    tally.objects.create(region=region, **counted)
    return tally.objects.create(region=other, **counted), {"region": region}


breaks_of_records("organization", OrganizationFactory)
breaks_of_records("participant", ParticipantFactory)
breaks_of_records("eventseries", EventSeriesFactory)
breaks_of_records("event", EventFactory)
accepts(records_without_a_key=lambda: OrganizationFactory.create_batch(2, key=""))
breaks(
    "eventplacement_is_given_once",
    placed_twice=lambda: placed_twice(lambda region: EventFactory(regions=[region])),
)
breaks(
    "organizationplacement_is_given_once",
    placed_twice=lambda: placed_twice(lambda region: OrganizationFactory(country=region)),
)
breaks("eventtally_is_given_once", counted_twice=lambda: counted_twice(EventTally))


# -- Events ------------------------------------------------------------------------------------

breaks(
    "event_ends_after_it_starts",
    "An event cannot end before it starts.",
    out_of_order=lambda: (EventFactory(dated=True), {"ends_on": date(2014, 10, 27)}),
)
breaks(
    "event_dates_are_whole",
    "Dates need a first day, a last day and a precision.",
    without_precision=lambda: (EventFactory(dated=True), {"dates_precision": ""}),
    without_a_last_day=lambda: (EventFactory(dated=True), {"ends_on": None}),
    with_a_precision_alone=lambda: (EventFactory(), {"dates_precision": "day"}),
)
breaks(
    "event_disclosure_is_in_order",
    (
        "People cannot be disclosed to more readers than organizations, nor organizations to "
        "more readers than the event."
    ),
    people_to_more_than_organizations=lambda: (
        EventFactory(people_audience=20),
        {"organizations_audience": 30},
    ),
    organizations_to_more_than_itself=lambda: (EventFactory(people_audience=20), {"audience": 10}),
)
accepts(event_of_one_day=lambda: [EventFactory(dated=True)])


# -- Organizations and participants ------------------------------------------------------------


def state_of(country):
    return OrganizationFactory(kind="state", country=country)


def second_state_of_a_country():
    country = state_of(RegionFactory(country=True)).country
    return OrganizationFactory(country=country), {"kind": "state"}


def organization_of_itself():
    organization = OrganizationFactory()
    return organization, {"parent": organization}


def ministry_beside_its_state():
    state = state_of(RegionFactory(country=True))
    return [state, OrganizationFactory(kind="government", country=state.country)]


breaks(
    "country_has_one_state",
    "There is already a state for this country.",
    second_state=second_state_of_a_country,
)
breaks(
    "state_has_its_country",
    "A state must have a country.",
    without_a_country=lambda: (OrganizationFactory(), {"kind": "state"}),
)
breaks(
    "organization_is_not_its_own_parent",
    "An organization cannot be part of itself or of one of its parts.",
    of_itself=organization_of_itself,
)
breaks(
    "organization_name_is_given_once",
    "This name is already listed.",
    name_twice=lambda: twice(OrganizationNameFactory, "organization", "name"),
)
breaks(
    "participant_name_is_given_once",
    "This name is already listed.",
    name_twice=lambda: twice(ParticipantNameFactory, "participant", "name"),
)
accepts(ministry_beside_its_state=ministry_beside_its_state)


# -- Standings and affiliations ----------------------------------------------------------------


def one_day(name, day):
    """The three columns of a beginning or an end on a day of January 2014."""
    days = dict.fromkeys([f"{name}_from", f"{name}_until"], date(2014, 1, day))
    return days | {f"{name}_precision": "day"}


DAY = one_day("began", 1)
ENDED = one_day("ended", 1)

for model, factory in {"standing": StandingFactory, "affiliation": AffiliationFactory}.items():
    breaks(
        f"{model}_beginning_is_whole",
        "A beginning needs an earliest day, a latest day that is not before it, and a precision.",
        without_precision=lambda make=factory: (make(), DAY | {"began_precision": ""}),
        out_of_order=lambda make=factory: (make(), DAY | {"began_from": date(2014, 1, 2)}),
    )
    breaks(
        f"{model}_end_is_whole",
        "An end needs an earliest day, a latest day that is not before it, and a precision.",
        without_last_day=lambda make=factory: (
            make(),
            {"ended_from": date(2014, 1, 1), "ended_precision": "year"},
        ),
        of_a_precision_alone=lambda make=factory: (make(), {"ended_precision": "year"}),
    )
    breaks(
        f"{model}_ends_after_it_begins",
        "The end cannot be before the beginning.",
        ended_before_it_began=lambda make=factory: (make(), one_day("began", 2) | ENDED),
    )


def second_open_standing():
    organization = StandingFactory().organization
    standing = StandingFactory(organization=organization, **ENDED)
    return standing, dict.fromkeys(ENDED) | {"ended_precision": ""}


def again(affiliation, **fields):
    """The same person at the same organization."""
    names = ("participant", "organization")
    return AffiliationFactory(**{name: getattr(affiliation, name) for name in names}, **fields)


def held_again_from_another_day():
    first = AffiliationFactory()
    return [first, again(first, **DAY)]


def standing_after_one_that_has_ended():
    ended = StandingFactory(**ENDED)
    return [ended, StandingFactory(organization=ended.organization)]


breaks(
    "organization_has_one_open_standing",
    "An organization can have only one current standing.",
    second_open_standing=second_open_standing,
)
breaks(
    "affiliation_is_given_once",
    "This position is already listed.",
    without_a_beginning=lambda: (again(AffiliationFactory(position="")), {"position": ""}),
    from_the_same_day=lambda: (again(AffiliationFactory(**DAY)), DAY),
)
accepts(
    held_again_from_another_day=held_again_from_another_day,
    standing_after_one_that_has_ended=standing_after_one_that_has_ended,
)
