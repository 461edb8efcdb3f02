"""Every constraint of the events and of the floors below is broken once, and says its sentence.

A case makes valid rows and says what to change so that they are valid no more. The change is made
directly in the database, which refuses it, and on the object, whose `full_clean()` explains it.
"""

from datetime import date

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from events.models import Affiliation, Organization, Participation
from r2p.records.models import FormerAddress
from r2p.regions.models import Region
from tests.factories import (
    AffiliationFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

FLOORS = ("accounts", "records", "regions", "themes", "events")
CASES = {}
CIRCLE = "An organization cannot be part of itself or of one of its parts."


def breaks(*constraints, sentence):
    """Note a case under the constraints that it breaks; each is told with its sentence."""

    def note(case):
        sentences = [sentence] if isinstance(sentence, str) else sentence
        CASES[case.__name__] = (case, constraints, sentences)
        return case

    return note


# -- What every record shares ------------------------------------------------------------------

RECORDS = {
    "organization": OrganizationFactory,
    "participant": ParticipantFactory,
    "eventseries": EventSeriesFactory,
    "event": EventFactory,
}
for model, factory in RECORDS.items():

    def key_twice(factory=factory):
        factory(key="a-key")
        return factory(), {"key": "a-key"}

    def published_without_hour(factory=factory):
        return factory(published=True), {"publish_at": None}

    def withdrawn_without_date(factory=factory):
        return factory(withdrawn=True), {"withdrawn_at": None}

    def date_without_withdrawal(factory=factory):
        return factory(published=True), {"withdrawn_at": timezone.now()}

    CASES |= {
        f"{model} key twice": (
            key_twice,
            [f"{model}_key_is_unique"],
            ["Another record has this key."],
        ),
        f"{model} published without hour": (
            published_without_hour,
            [f"{model}_published_has_its_hour"],
            [],
        ),
        f"{model} withdrawn without date": (
            withdrawn_without_date,
            [f"{model}_withdrawn_has_its_date"],
            [],
        ),
        f"{model} with a date without withdrawal": (
            date_without_withdrawal,
            [f"{model}_withdrawn_has_its_date"],
            [],
        ),
    }

for model, factory in {"standing": StandingFactory, "affiliation": AffiliationFactory}.items():

    def beginning_without_precision(factory=factory):
        days = {"began_from": date(2014, 1, 1), "began_until": date(2014, 12, 31)}
        return factory(), days

    def beginning_out_of_order(factory=factory):
        days = {"began_from": date(2014, 1, 2), "began_until": date(2014, 1, 1)}
        return factory(), days | {"began_precision": "day"}

    def end_without_last_day(factory=factory):
        return factory(), {"ended_from": date(2014, 1, 1), "ended_precision": "year"}

    def end_of_a_precision_alone(factory=factory):
        return factory(), {"ended_precision": "year"}

    def ended_before_it_began(factory=factory):
        began = dict.fromkeys(["began_from", "began_until"], date(2014, 1, 2))
        ended = dict.fromkeys(["ended_from", "ended_until"], date(2014, 1, 1))
        return factory(), began | ended | dict.fromkeys(
            ["began_precision", "ended_precision"], "day"
        )

    CASES |= {
        f"{model} {case.__name__}": (case, [f"{model}_{constraint}"], [sentence])
        for case, constraint, sentence in [
            (
                beginning_without_precision,
                "beginning_is_whole",
                "A beginning has two days in order and a precision.",
            ),
            (
                beginning_out_of_order,
                "beginning_is_whole",
                "A beginning has two days in order and a precision.",
            ),
            (
                end_without_last_day,
                "end_is_whole",
                "An end has two days in order and a precision.",
            ),
            (
                end_of_a_precision_alone,
                "end_is_whole",
                "An end has two days in order and a precision.",
            ),
            (
                ended_before_it_began,
                "ends_after_it_begins",
                "It cannot have ended before it began.",
            ),
        ]
    }


# -- Each model's own --------------------------------------------------------------------------


@breaks(
    "user_email_is_unique_in_any_case", sentence="There is an account with this e-mail address."
)
def user_with_an_address_in_another_case():
    UserFactory(email="li.hui@example.org")
    return UserFactory(), {"email": "Li.Hui@example.org"}


@breaks(
    "former_address_leads_to_a_record_once",
    sentence="This former address already leads to this record.",
)
def former_address_of_a_record_twice():
    record = DocumentFactory()
    FormerAddressFactory(record=record, address="/old")
    return FormerAddressFactory(record=record), {"address": "/old"}


PLACE = "Global and the world regions are part of nothing; every other region is."


@breaks("region_of_the_world_has_no_parent", sentence=PLACE)
def world_region_with_a_parent():
    return RegionFactory(), {"parent": RegionFactory()}


@breaks("region_of_the_world_has_no_parent", sentence=PLACE)
def country_without_a_parent():
    return RegionFactory(country=True), {"parent": None}


@breaks("region_name_is_given_once", sentence="This name is already given.")
def name_of_a_region_twice():
    name = RegionNameFactory()
    return RegionNameFactory(region=name.region), {"name": name.name}


@breaks("region_has_one_name_per_language", sentence="A region has one name in each language.")
def region_with_two_names_in_a_language():
    name = RegionNameFactory(kind="name")
    return RegionNameFactory(region=name.region), {"kind": "name"}


@breaks("country_has_one_state", sentence="This country already has its state.")
def second_state_of_a_country():
    country = RegionFactory(country=True)
    OrganizationFactory(kind="state", country=country)
    return OrganizationFactory(country=country), {"kind": "state"}


@breaks("state_has_its_country", sentence="A state needs its country.")
def state_without_a_country():
    return OrganizationFactory(), {"kind": "state"}


@breaks("organization_is_not_its_own_parent", sentence=CIRCLE)
def organization_of_itself():
    organization = OrganizationFactory()
    return organization, {"parent": organization}


@breaks("organization_name_is_given_once", sentence="This name is already given.")
def name_of_an_organization_twice():
    name = OrganizationNameFactory()
    return OrganizationNameFactory(organization=name.organization), {"name": name.name}


@breaks("participant_name_is_given_once", sentence="This name is already given.")
def name_of_a_participant_twice():
    name = ParticipantNameFactory()
    return ParticipantNameFactory(participant=name.participant), {"name": name.name}


OPEN = "An organization has one standing that has not ended."


@breaks("organization_has_one_open_standing", sentence=OPEN)
def second_open_standing():
    organization = StandingFactory().organization
    ended = dict.fromkeys(["ended_from", "ended_until"], date(2014, 1, 1))
    standing = StandingFactory(organization=organization, ended_precision="day", **ended)
    return standing, dict.fromkeys(ended) | {"ended_precision": ""}


GIVEN = "This position is already given."


@breaks("affiliation_is_given_once", sentence=GIVEN)
def affiliation_twice_without_a_beginning():
    first = AffiliationFactory(position="")
    other = AffiliationFactory(participant=first.participant, organization=first.organization)
    return other, {"position": ""}


@breaks("affiliation_is_given_once", sentence=GIVEN)
def affiliation_twice_from_the_same_day():
    days = dict.fromkeys(["began_from", "began_until"], date(2014, 1, 1))
    first = AffiliationFactory(began_precision="day", **days)
    other = AffiliationFactory(participant=first.participant, organization=first.organization)
    return other, days | {"began_precision": "day"}


DAYS = "The dates are a first day, a last day and a precision."


@breaks("event_ends_after_it_starts", sentence="An event cannot end before it starts.")
def event_that_ends_before_it_starts():
    return EventFactory(dated=True), {"ends_on": date(2014, 10, 27)}


@breaks("event_dates_are_whole", sentence=DAYS)
def event_with_dates_without_precision():
    return EventFactory(dated=True), {"dates_precision": ""}


@breaks("event_dates_are_whole", sentence=DAYS)
def event_without_a_last_day():
    return EventFactory(dated=True), {"ends_on": None}


@breaks("event_dates_are_whole", sentence=DAYS)
def event_with_a_precision_alone():
    return EventFactory(), {"dates_precision": "day"}


DISCLOSURE = (
    "People are told to no more than organizations, and these to no more than the event itself."
)


@breaks("event_disclosure_is_in_order", sentence=DISCLOSURE)
def event_that_tells_people_to_more_than_organizations():
    return EventFactory(people_audience=20), {"organizations_audience": 30}


@breaks("event_disclosure_is_in_order", sentence=DISCLOSURE)
def event_that_tells_organizations_to_more_than_itself():
    return EventFactory(people_audience=20), {"audience": 10}


@breaks("participation_key_is_unique", sentence="Another line has this key.")
def key_of_a_line_twice():
    ParticipationFactory(key="a-key")
    return ParticipationFactory(), {"key": "a-key"}


@breaks("participation_names_someone", sentence="A line names a person or an organization.")
def line_of_nobody():
    return ParticipationFactory(), {"participant": None}


@breaks("participation_names_someone", sentence="A line names a person or an organization.")
def line_on_behalf_of_an_organization_alone():
    return ParticipationFactory(on_behalf_of=OrganizationFactory()), {"participant": None}


# Which parts of a line are filled: a part that is empty must not let a duplicate pass.
for parts in (
    ["participant"],
    ["organization"],
    ["participant", "organization"],
    ["participant", "on_behalf_of"],
    ["organization", "on_behalf_of"],
    ["participant", "organization", "on_behalf_of"],
):

    def line_twice(parts=parts):
        other = ParticipationFactory(**parts_of(a_line(parts)) | {"role": "host"})
        return other, {"role": "speaker"}

    CASES[f"line of {', '.join(parts)} twice"] = (
        line_twice,
        ["participation_is_given_once"],
        ["This line is already given."],
    )


def a_line(parts):
    """A speaker's line of these parts alone."""
    makers = {
        "participant": ParticipantFactory,
        "organization": OrganizationFactory,
        "on_behalf_of": OrganizationFactory,
    }
    filled = {part: makers[part]() for part in parts}
    return ParticipationFactory(**{"participant": None} | filled, role="speaker")


def parts_of(line):
    names = ("event", "role", "participant", "organization", "on_behalf_of")
    return {name: getattr(line, name) for name in names}


# -- The tests ---------------------------------------------------------------------------------


def all_constraints(labels):
    """The constraints of the models of some apps by name, but for their histories."""
    return {
        constraint.name: (model, constraint)
        for label in labels
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    }


def refused_by(error, names):
    """Whether a database's message is of one of these constraints.

    PostgreSQL and SQLite's checks give the name, SQLite's unique constraints the columns.
    """
    found = [all_constraints(FLOORS)[name] for name in names]
    columns = {
        ", ".join(f"{model._meta.db_table}.{column_of(model, field)}" for field in rule.fields)
        for model, rule in found
        if getattr(rule, "fields", None)
    }
    return any(told in str(error) for told in {*names, *columns})


def column_of(model, field):
    return model._meta.get_field(field).column


def test_every_constraint_has_a_case():
    covered = {name for _case, names, _sentences in CASES.values() for name in names}

    assert covered == set(all_constraints(FLOORS))


@pytest.mark.parametrize(("case", "names", "_sentences"), CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case, names, _sentences):
    record, changes = case()
    rows = type(record)._base_manager.filter(pk=record.pk)

    with pytest.raises(IntegrityError) as refusal, transaction.atomic():
        rows.update(**changes)

    assert refused_by(refusal.value, names)


# What full_clean() mends by itself needs no sentence: the dates of a status.
EXPLAINED = {name: case for name, case in CASES.items() if case[2]}


@pytest.mark.parametrize(("case", "_names", "sentences"), EXPLAINED.values(), ids=EXPLAINED)
def test_constraint_is_explained_by_full_clean(case, _names, sentences):
    record, changes = case()
    record.full_clean()
    for field, value in changes.items():
        setattr(record, field, value)

    with pytest.raises(ValidationError) as refusal:
        record.full_clean()

    assert sorted(refusal.value.messages) == sorted(sentences)


@pytest.mark.parametrize(
    "parts",
    [
        ["participant"],
        ["organization"],
        ["participant", "organization"],
        ["participant", "on_behalf_of"],
        ["organization", "on_behalf_of"],
    ],
)
def test_new_line_given_twice_is_explained_and_refused(parts):
    line = a_line(parts)
    again = Participation(**parts_of(line))

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Participation.objects.bulk_create([again])

    assert refusal.value.messages == ["This line is already given."]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_person_may_have_two_roles_at_an_event():
    line = ParticipationFactory(full=True, role="speaker")

    neighbour = ParticipationFactory(**parts_of(line) | {"role": "moderator"})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_person_may_speak_for_themselves_and_for_an_organization():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"organization": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_person_may_speak_for_an_organization_and_on_behalf_of_another():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"on_behalf_of": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_organization_may_be_represented_beside_its_person():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"participant": None})

    neighbour.full_clean()
    assert set(line.event.participations.all()) == {line, neighbour}


def test_line_may_be_the_same_at_another_event():
    line = ParticipationFactory(full=True)

    neighbour = ParticipationFactory(**parts_of(line) | {"event": EventFactory()})

    neighbour.full_clean()
    assert set(Participation.objects.all()) == {line, neighbour}


def test_position_may_be_held_again_from_another_day():
    first = AffiliationFactory()

    again = AffiliationFactory(
        participant=first.participant,
        organization=first.organization,
        began_from=date(2014, 1, 1),
        began_until=date(2014, 1, 1),
        began_precision="day",
    )

    again.full_clean()
    assert set(Affiliation.objects.all()) == {first, again}


def test_standing_may_follow_one_that_has_ended():
    ended = StandingFactory(
        ended_from=date(2014, 1, 1), ended_until=date(2014, 1, 1), ended_precision="day"
    )

    standing = StandingFactory(organization=ended.organization)

    standing.full_clean()
    assert set(ended.organization.standings.all()) == {ended, standing}


def test_any_number_of_records_may_have_no_key():
    organizations = OrganizationFactory.create_batch(2, key="")

    organizations[0].full_clean()
    assert Organization.objects.filter(key="").count() == 2


def test_country_may_have_other_bodies_beside_its_state():
    country = RegionFactory(country=True)
    OrganizationFactory(kind="state", country=country)

    ministry = OrganizationFactory(kind="government", country=country)

    ministry.full_clean()
    assert country.organizations.count() == 2


def test_region_may_have_several_other_names_in_a_language():
    name = RegionNameFactory(kind="name")

    others = RegionNameFactory.create_batch(2, region=name.region, kind="other")

    others[1].full_clean()
    assert name.region.names.count() == 3


def test_former_address_may_lead_to_two_records():
    first = FormerAddressFactory(address="/old")

    second = FormerAddressFactory(address="/old")

    second.full_clean()
    assert set(FormerAddress.objects.filter(address="/old")) == {first, second}


def test_world_region_and_country_may_stand_in_their_places():
    country = RegionFactory(country=True)

    for region in Region.objects.all():
        region.full_clean()

    assert [region.kind for region in Region.objects.order_by("path")] == [
        "world_region",
        "subregion",
        "country",
    ]
    assert country.parent.parent.parent is None


def test_event_of_one_day_ends_as_it_starts():
    event = EventFactory(dated=True)

    event.full_clean()

    assert event.starts_on == event.ends_on
