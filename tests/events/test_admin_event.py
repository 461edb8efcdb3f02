"""Values that the form of an event accepts or refuses, and where the error appears."""

from datetime import date

import pytest

from events.models import Event
from r2p.records.audience import Audience
from tests.admin_pages import (
    as_shown,
    form_errors,
    line_errors,
    page,
    save_form,
    sign_in,
    with_line,
)
from tests.case_tables import cases
from tests.factories import (
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db

REPEATED = {2: {"__all__": ["This repeats line 1."]}}


@pytest.fixture
def event(client):
    """An event in the hands of an Editor."""
    sign_in(client, "Editor")
    return EventFactory()


def post_lines(client, event, *lines, **changes):
    ordered = ({"order": 1} | line for line in lines)
    return save_form(client, event, "participations", *ordered, **changes)


def day(cell):
    return date.fromisoformat(cell) if cell else None


def span(event):
    event.refresh_from_db()
    return (event.starts_on, event.ends_on, event.dates_precision)


def date_on(event, first, last, precision):
    event.starts_on, event.ends_on, event.dates_precision = first, last, precision
    event.save()


@cases("events/typed_dates.csv", first=day, last=day)
def test_dates_of_an_event_are_written_as_typed(
    client, event, starts, ends, first, last, precision
):
    save_form(client, event, starts=starts, ends=ends)

    assert span(event) == (first, last, precision)


@pytest.mark.parametrize(
    ("stored", "shown"),
    [
        ((date(2014, 10, 28), date(2014, 10, 28), "day"), ("2014-10-28", None)),
        ((date(2014, 10, 1), date(2014, 11, 30), "month"), ("2014-10", "2014-11")),
        ((date(2014, 1, 1), date(2014, 12, 31), "year"), ("2014", None)),
        ((None, None, ""), (None, None)),
    ],
)
def test_dates_of_an_event_are_shown_as_one_types_them(client, event, stored, shown):
    date_on(event, *stored)

    form = client.get(page(event)).context["adminform"].form

    assert (form["starts"].value(), form["ends"].value()) == shown


@pytest.mark.parametrize(
    ("stored", "changes", "expected"),
    [
        (
            (date(2013, 4, 11), date(2013, 4, 11), "day"),
            {"starts": "11–12 April 2013"},
            (date(2013, 4, 11), date(2013, 4, 12), "day"),
        ),
        (
            (date(2014, 10, 1), date(2014, 10, 15), "month"),
            {"title": "New"},
            (date(2014, 10, 1), date(2014, 10, 15), "month"),
        ),
    ],
    ids=["several days over the first of them", "something else is changed"],
)
def test_stored_dates_of_an_event_change_only_as_typed(client, event, stored, changes, expected):
    date_on(event, *stored)

    save_form(client, event, **changes)

    assert span(event) == expected


@cases("events/wrong_dates.csv")
def test_wrong_dates_of_an_event_are_refused_at_their_field(
    client, event, starts, ends, place, sentence
):
    assert form_errors(save_form(client, event, starts=starts, ends=ends)) == {place: [sentence]}
    assert span(event) == (None, None, "")


@pytest.mark.parametrize("field", ["audience", "organizations_audience"])
def test_disclosure_out_of_order_is_refused_at_the_organizations(client, event, field):
    response = save_form(client, event, **{field: Audience.MEMBERS})

    assert list(form_errors(response)) == ["organizations_audience"]
    event.refresh_from_db()
    assert getattr(event, field) == Audience.PUBLIC


def test_disclosure_in_order_is_taken(client, event):
    save_form(client, event, organizations_audience=20, people_audience=40)

    event.refresh_from_db()
    assert (event.organizations_audience, event.people_audience) == (20, 40)


def test_line_that_names_nobody_is_refused(client, event):
    response = post_lines(client, event, {"role": "speaker", "position": "Director"})

    assert line_errors(response, "participations") == {
        1: {"participant": ["A line must name a person or an organization."]}
    }
    assert event.participations.count() == 0


@pytest.mark.parametrize("full", [True, False])
def test_line_that_is_there_already_is_refused(client, event, full):
    line = ParticipationFactory(event=event, role="speaker", full=full)

    parties = ("participant", "organization", "on_behalf_of")
    again = {party: getattr(line, f"{party}_id") or "" for party in parties}
    response = post_lines(client, event, {"role": "speaker"} | again)

    assert line_errors(response, "participations") == REPEATED
    assert event.participations.count() == 1


@pytest.mark.parametrize("field", ["participant", "organization"])
def test_line_given_twice_at_once_is_refused(client, event, field):
    factory = {"participant": ParticipantFactory, "organization": OrganizationFactory}[field]

    line = {"role": "speaker", field: factory().pk}

    assert line_errors(post_lines(client, event, line, line), "participations") == REPEATED
    assert event.participations.count() == 0


def test_line_given_twice_in_a_new_event_is_refused(as_editor):
    line = {"role": "speaker", "organization": OrganizationFactory().pk}

    response = post_lines(as_editor, Event(), line, line, slug="new", title="New", kind="debate")

    assert line_errors(response, "participations") == REPEATED
    assert Event.objects.count() == 0


def test_same_person_in_two_roles_is_taken(client, event):
    person = ParticipantFactory().pk

    roles = ({"role": role, "participant": person} for role in ("chair", "speaker"))
    post_lines(client, event, *roles)

    assert event.participations.count() == 2


def test_line_is_deleted_and_given_again_in_one_go(client, event):
    line = ParticipationFactory(event=event, role="speaker")

    again = {"role": "speaker", "participant": line.participant_id, "side": "Chinese"}
    post_lines(client, event, again, **{"participations-0-DELETE": "on"})

    assert event.participations.get().side == "Chinese"


@pytest.fixture
def pair(event):
    return ParticipationFactory.create_batch(2, event=event)


def change_people(client, event, *people):
    named = {f"participations-{number}-participant": one.pk for number, one in enumerate(people)}
    return save_form(client, event, **named)


def test_lines_that_trade_places_are_told_to_do_so_one_by_one(client, event, pair):
    first, second = pair

    response = change_people(client, event, second.participant, first.participant)

    assert line_errors(response, "participations") == {
        1: {"__all__": ["Line 2 still contains this. Change that line and save it first."]}
    }


def test_line_takes_the_place_of_one_before_it(client, event, pair):
    first, second = pair

    change_people(client, event, ParticipantFactory(), first.participant)

    second.refresh_from_db()
    assert second.participant == first.participant


def test_line_that_somebody_else_has_added_meanwhile_is_refused(client, event):
    person = ParticipantFactory()
    data = as_shown(client.get(page(event)))
    ParticipationFactory(event=event, participant=person, role="speaker")

    line = {"order": 1, "role": "speaker", "participant": person.pk}
    response = client.post(page(event), with_line(data, "participations", **line))

    assert line_errors(response, "participations") == {
        1: {"__all__": ["Somebody else has added this in the meantime. Reload the page."]}
    }


def test_slug_of_another_event_is_refused_at_the_slug(client, event):
    assert list(form_errors(save_form(client, event, slug=EventFactory().slug))) == ["slug"]
