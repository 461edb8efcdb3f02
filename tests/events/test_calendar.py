from datetime import date

import pytest
from django.urls import reverse
from icalendar import Calendar

from tests.factories import EventFactory, ParticipationFactory, RegionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def meeting():
    return EventFactory(
        published=True,
        slug="meeting",
        title="A dialogue, with commas; and more",
        starts_on="2014-10-28",
        ends_on="2014-10-29",
        dates_precision="day",
        venue="The compound",
        city="Beijing",
        country=RegionFactory(country=True, name="China"),
    )


def address(event):
    return reverse("event-calendar", args=[event.slug])


def entry(client, event):
    [entry] = Calendar.from_ical(client.get(address(event)).content).events
    return entry


def test_event_is_an_entry_of_whole_days_that_ends_before_the_day_after(client, meeting):
    told = entry(client, meeting)

    assert (told["dtstart"].dt, told["dtend"].dt) == (date(2014, 10, 28), date(2014, 10, 30))
    assert told["summary"] == "A dialogue, with commas; and more"
    assert told["location"] == "The compound, Beijing, China"
    assert told["url"] == "http://testserver/events/meeting/"


def test_entry_keeps_its_uid_when_the_event_changes(client, meeting):
    uid = entry(client, meeting)["uid"]
    meeting.slug, meeting.title = "renamed", "Renamed"
    meeting.save()

    after = entry(client, meeting)

    assert (after["uid"], after["summary"]) == (uid, "Renamed")
    assert after["dtstamp"].dt == meeting.updated_at.replace(microsecond=0)


def test_entry_names_nobody_who_took_part(client, meeting):
    line = ParticipationFactory(event=meeting, full=True)

    content = client.get(address(meeting)).content.decode()

    assert line.participant.name in client.get(meeting.get_absolute_url()).content.decode()
    assert content.count(line.participant.name) == content.count(line.organization.name) == 0


@pytest.mark.parametrize("precision", ["", "month"])
def test_event_without_known_days_has_no_entry_and_no_link_to_it(client, precision):
    days = {"starts_on": "2014-11-01", "ends_on": "2014-11-30"} if precision else {}
    event = EventFactory(published=True, dates_precision=precision, **days)

    assert client.get(address(event)).status_code == 404
    assert client.get(event.get_absolute_url()).content.decode().count(".ics") == 0


def test_hidden_event_has_no_entry(client, meeting):
    meeting.audience = meeting.organizations_audience = meeting.people_audience = 20
    meeting.save()

    assert client.get(address(meeting)).status_code == 404
