"""The strip says in words what of a record is not told, and to whom."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Organization
from r2p.records.audience import Audience, Reader
from tests.desk.visibility_strip import details, found_by, report_on
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("disclosure", "expected"),
    [
        ((0, 0), ["all of it"] * 5),
        ((0, 20), ["without the people"] * 2 + ["all of it"] * 3),
        ((20, 20), ["without people and organizations"] * 2 + ["all of it"] * 3),
        (
            (10, 40),
            ["without people and organizations"] + ["without the people"] * 3 + ["all of it"],
        ),
    ],
)
def test_strip_says_what_of_an_event_is_not_told(disclosure, expected):
    organizations, people = disclosure
    event = EventFactory(
        published=True,
        organizations_audience=organizations,
        people_audience=people,
        with_participants=2,
    )

    assert details(event) == expected


def test_strip_counts_the_lines_without_a_name():
    event = EventFactory(published=True, with_participants=1)
    ParticipationFactory(event=event, participant=ParticipantFactory())
    ParticipationFactory(event=event, participant=ParticipantFactory(published=True, audience=20))

    assert (
        details(event) == ["2 of 3 lines without a name"] * 2 + ["1 of 3 lines without a name"] * 3
    )


def test_strip_says_what_of_a_document_is_not_told():
    document = DocumentFactory(published=True)
    ContributionFactory(document=document)
    ContributionFactory(document=document, organization=OrganizationFactory())
    DocumentFileFactory(document=document, audience=20)

    without = "without 1 of 2 contributors"
    assert details(document) == [f"{without}, without its file"] * 2 + [without] * 3


def test_strip_says_who_does_not_find_a_record():
    organization = OrganizationFactory(published=True, audience=30)

    assert details(organization) == ["not found"] * 3 + ["all of it"] * 2


def test_strip_says_from_when_a_record_will_be_seen():
    publish_at = timezone.now().replace(year=2099, month=12, day=3, hour=9, minute=0)
    organization = OrganizationFactory(published=True, publish_at=publish_at)

    note = report_on(organization).note

    assert note == "Nobody yet (from 3 December 2099, 09:00). Once it is published:"


def test_strip_says_that_a_record_is_withdrawn_to_those_who_could_have_seen_it():
    organization = OrganizationFactory(published=True, audience=10)
    organization.status = "withdrawn"
    organization.save()

    assert details(organization) == ["not found"] + ["withdrawn"] * 4
    assert found_by(report_on(organization)) == set()


@pytest.mark.parametrize("moment", ["first_published_at", "publish_at"])
@pytest.mark.parametrize("seconds", [None, -1, 0, 1])
def test_strip_says_withdrawn_to_whom_the_address_says_so(moment, seconds):
    organization = OrganizationFactory(published=True, audience=10)
    organization.status = "withdrawn"
    organization.save()
    withdrawn_at = organization.withdrawn_at
    value = None if seconds is None else withdrawn_at + timedelta(seconds=seconds)
    Organization.objects.update(**{moment: value})
    organization.refresh_from_db()

    said = {seen.rung for seen in report_on(organization).rungs if seen.detail == "withdrawn"}

    rule = {rung for rung in Audience if Organization.objects.withdrawn_for(Reader(rung))}
    assert said == rule


def test_strip_says_that_a_record_is_in_the_trash():
    organization = OrganizationFactory(trashed_at=timezone.now() - timedelta(days=1))

    report = report_on(organization)

    assert report.note == "Nobody: it is in the trash. Once it is restored and published:"
