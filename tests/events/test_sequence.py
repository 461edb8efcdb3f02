"""The record of an organization or a person: events and documents in one sequence, as told."""

import pytest

from r2p.records.dates import KnownDate
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def centre():
    return OrganizationFactory(published=True)


def held(year, **fields):
    day = f"{year}-03-01"
    return EventFactory(published=True, starts_on=day, ends_on=day, dates_precision="day", **fields)


def host(event, organization):
    return ParticipationFactory(
        event=event, participant=None, organization=organization, role="host"
    )


def rows(client, record):
    return client.get(record.get_absolute_url()).context["record"].rows


def test_events_and_documents_stand_in_one_sequence_the_undated_last(client, centre):
    older, undated, newer = held(2010), EventFactory(published=True), held(2014)
    for event in (older, undated, newer):
        host(event, centre)
    between = ContributionFactory(document__issued=KnownDate.of(2012), organization=centre)

    found = [getattr(row, "event", row) for row in rows(client, centre)]

    assert found == [newer, between, older, undated]


def test_meeting_tells_the_roles_and_whom_the_organization_sent(client, centre):
    event = held(2014)
    hosting = host(event, centre)
    sent = ParticipationFactory(event=event, organization=centre)
    ParticipationFactory(event=event, full=True)

    [meeting] = rows(client, centre)

    assert meeting.lines == [hosting, sent]


def test_meeting_tells_an_organization_that_hides_its_people_once(client, centre):
    event = held(2014, organizations_only=True)
    ParticipationFactory.create_batch(2, event=event, organization=centre)

    [meeting] = rows(client, centre)

    assert [line.told_person for line in meeting.lines] == [None]


def test_meeting_names_the_other_hosts_alone(client, centre):
    event, fellow = held(2014), OrganizationFactory(published=True)
    for organization in (centre, fellow, OrganizationFactory()):
        host(event, organization)

    [meeting] = rows(client, centre)

    assert (meeting.is_hosting, meeting.other_hosts) == (True, [fellow])


def test_long_record_is_cut_and_counts_all_of_it(client, centre, monkeypatch):
    monkeypatch.setattr("events.profiles.SHOWN", 3)
    for year in range(2010, 2015):
        host(held(year), centre)
    ContributionFactory(organization=centre)

    record = client.get(centre.get_absolute_url()).context["record"]

    assert [row.event.starts_on.year for row in record.rows] == [2014, 2013, 2012]
    assert (record.total, record.is_cut) == (6, True)


def test_person_is_shown_in_the_roles_that_are_told(client):
    told = ParticipationFactory(event=held(2012), role="chair")
    person = told.participant
    ParticipationFactory(participant=person, event=held(2013, organizations_only=True))
    written = ContributionFactory(by_person=True, participant=person)

    record = rows(client, person)

    assert [getattr(row, "lines", row) for row in record] == [[told], written]


def test_people_of_an_organization_are_those_told_with_it(client, centre):
    sent = ParticipationFactory(organization=centre, event=held(2012)).participant
    ParticipationFactory(organization=centre, event=held(2012, organizations_only=True))
    officer = ParticipationFactory(event=held(2011)).participant
    AffiliationFactory(participant=officer, organization=centre)

    people = client.get(centre.get_absolute_url()).context["people"].rows

    lines = {one.pk: [line.event.starts_on.year for line in one.told_lines] for one in people}
    assert lines == {sent.pk: [2012], officer.pk: []}


def test_document_of_several_contributions_of_one_body_stands_once(client, centre):
    document = DocumentFactory(published=True)
    first, _second = (
        ContributionFactory(document=document, organization=centre, role=role)
        for role in ("publisher", "editor")
    )
    ContributionFactory(document=document)

    record = client.get(centre.get_absolute_url()).context["record"]

    assert (record.rows, record.documents.total) == ([first], 1)
