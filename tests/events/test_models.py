from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import ProtectedError

from events.models import (
    Affiliation,
    Event,
    EventSeries,
    Participant,
    Participation,
    Standing,
)
from r2p.records.dates import KnownDate
from tests.factories import (
    AffiliationFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
)

pytestmark = pytest.mark.django_db

# -- What a row is called ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factory", "fields", "name"),
    [
        (OrganizationFactory, {"name": "Fudan University"}, "Fudan University"),
        (ParticipantFactory, {"name": "Alex Bellamy", "sort_name": "Bellamy"}, "Alex Bellamy"),
        (EventSeriesFactory, {"title": "General Assembly dialogues"}, "General Assembly dialogues"),
        (EventFactory, {"title": "First dialogue"}, "First dialogue"),
        (ParticipationFactory, {"role": "co_host"}, "co-host"),
        (StandingFactory, {"kind": 10}, "NGO supporter"),
        (AffiliationFactory, {"position": "Director"}, "Director"),
        (AffiliationFactory, {"position": ""}, "affiliation"),
    ],
)
def test_row_is_called_by_its_own_columns(factory, fields, name):
    assert str(factory(**fields)) == name


def test_line_does_not_call_itself_by_whom_it_hides():
    line = ParticipationFactory(full=True, name_as_published="Li Hui", role="speaker")

    assert str(line) == "speaker"


# -- Events ------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_events_for_cards_need_two_queries_however_many(count, django_assert_num_queries):
    country = RegionFactory(country=True)
    EventFactory.create_batch(count, published=True, country=country, regions=[country])

    with django_assert_num_queries(2):
        cards = [
            (event.country.name, [region.name for region in event.regions.all()])
            for event in Event.objects.visible_to(AnonymousUser()).for_cards().newest_first()
        ]

    assert cards == [(country.name, [country.name])] * count


def test_event_goes_with_its_lines():
    line = ParticipationFactory()

    line.event.delete()

    assert [*Participation.objects.all(), *Participant.objects.all()] == [line.participant]


@pytest.mark.parametrize("party", ["participant", "organization", "on_behalf_of"])
def test_party_of_a_line_cannot_be_deleted(party):
    line = ParticipationFactory(full=True)

    with pytest.raises(ProtectedError):
        getattr(line, party).delete()

    assert list(Participation.objects.all()) == [line]


def test_series_with_events_cannot_be_deleted():
    event = EventFactory(series=EventSeriesFactory())

    with pytest.raises(ProtectedError):
        event.series.delete()

    assert list(EventSeries.objects.all()) == [event.series]


@pytest.mark.parametrize(
    ("factory", "party", "find"),
    [
        (OrganizationFactory, "organization", "with_organization"),
        (ParticipantFactory, "participant", "with_person"),
    ],
)
def test_event_with_a_party_is_found_once_however_many_lines_name_it(factory, party, find):
    event, named = EventFactory(published=True), factory(published=True)
    for role in ("host", "speaker"):
        ParticipationFactory(event=event, role=role, **{party: named})

    assert list(getattr(Event.objects, find)(named, AnonymousUser())) == [event]


def test_participant_of_many_lines_is_seen_once():
    person = ParticipantFactory(published=True)
    ParticipationFactory.create_batch(3, participant=person)

    assert list(Participant.objects.visible_to(AnonymousUser())) == [person]


# -- Orders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("factory", "field", "values"),
    [
        (OrganizationFactory, "name", ["Alpha", "Alpha", "Beta"]),
        (ParticipantFactory, "sort_name", ["Adams, Simon", "Bellamy, Alex"]),
    ],
)
def test_parties_are_ordered_by_name_then_by_age(factory, field, values):
    last, *first = (factory(**{field: value}) for value in (values[-1], *values[:-1]))

    assert list(last._meta.model.objects.by_name()) == [*first, last]


def test_series_by_title():
    second, first = (EventSeriesFactory(title=title) for title in ("B", "A"))

    assert list(EventSeries.objects.by_title()) == [first, second]


def test_standings_latest_first():
    old, new = (
        StandingFactory(began=KnownDate.of(year), ended=KnownDate.of(year)) for year in (2010, 2014)
    )

    assert list(Standing.objects.all()) == [new, old]


# -- Affiliations ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("began", "ended", "order_on"),
    [
        (None, None, date(9999, 12, 30)),
        (KnownDate.of(2012), None, date.max),
        (KnownDate.of(2012), KnownDate.of(2014), date(2014, 12, 31)),
        (None, KnownDate.of(2014, 3), date(2014, 3, 31)),
    ],
)
def test_affiliation_is_ordered_by_when_it_last_held(began, ended, order_on):
    affiliation = AffiliationFactory(began=began, ended=ended)

    affiliation.refresh_from_db()

    assert affiliation.order_on == order_on


def test_affiliation_is_ordered_anew_when_it_ends_and_goes_with_its_person():
    affiliation = AffiliationFactory(began=KnownDate.of(2012))

    affiliation.ended = KnownDate.of(2014)
    affiliation.save()

    affiliation.refresh_from_db()
    assert affiliation.order_on == date(2014, 12, 31)
    affiliation.participant.delete()
    assert Affiliation.objects.count() == 0


# -- What makes two lines of a form the same ---------------------------------------------------


def test_line_key_is_what_may_be_given_once():
    line = ParticipationFactory(full=True, role="speaker")
    affiliation = AffiliationFactory(began=KnownDate.of(2012))
    names = OrganizationNameFactory(name="APR2P"), ParticipantNameFactory(name="A. Bellamy")

    parties = (line.participant.pk, line.organization.pk, line.on_behalf_of.pk)
    assert line.line_key == ("speaker", *parties)
    assert affiliation.line_key == (affiliation.organization.pk, "Director", date(2012, 1, 1))
    assert [name.line_key for name in names] == ["APR2P", "A. Bellamy"]


def test_only_standings_that_have_not_ended_are_one_line_twice():
    standings = StandingFactory(), StandingFactory(), StandingFactory(ended=KnownDate.of(2014))

    assert [standing.line_key for standing in standings] == ["open", "open", None]


# -- Standing ----------------------------------------------------------------------------------


def test_kinds_of_standing_are_rungs_of_the_ladder():
    kinds = {kind.name: kind.value for kind in Standing.Kind}

    assert kinds == {"SUPPORTER": 10, "MEMBER": 20, "STEERING": 30}


def test_highest_rung_of_no_standing_is_the_public_s():
    assert Standing.objects.none().highest_rung() == 0
    assert Standing.objects.all().highest_rung() == 0
