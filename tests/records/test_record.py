from datetime import timedelta

import pytest
from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from r2p.records.audience import Audience, rung_of
from r2p.records.models import Record
from tests.admin_pages import FACTORIES
from tests.factories import DocumentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(params=FACTORIES, ids=lambda factory: factory._meta.model._meta.model_name)
def factory(request):
    return request.param


def test_every_kind_of_record_is_tested_here():
    kinds = {factory._meta.model for factory in FACTORIES}

    assert kinds == {model for model in apps.get_models() if issubclass(model, Record)}


def test_record_is_a_draft_of_the_public_until_somebody_says_otherwise(factory):
    record = factory()

    assert (record.status, record.audience, record.publish_at) == ("draft", 0, None)


def turn(record, status, **fields):
    """Save a record with another status, and read it again."""
    record.status = status
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()
    record.refresh_from_db()
    return record


def published_later(factory):
    return turn(factory(), Record.Status.PUBLISHED)


def published_at_once(factory):
    record = factory(published=True)
    record.refresh_from_db()
    return record


@pytest.mark.parametrize("make", [published_at_once, published_later])
def test_record_gets_its_hours_when_it_is_published(factory, make):
    before = timezone.now()

    record = make(factory)

    assert before <= record.publish_at <= timezone.now()
    assert record.first_published_at == record.publish_at


@pytest.mark.parametrize("status", [Record.Status.DRAFT, Record.Status.IN_REVIEW])
def test_unpublished_record_has_no_hours(factory, status):
    record = factory(status=status)

    record.refresh_from_db()
    hours = (record.publish_at, record.first_published_at, record.withdrawn_at)
    assert hours == (None, None, None)


def test_record_keeps_the_hour_that_it_is_given():
    hour = timezone.now() + timedelta(days=3)

    document = DocumentFactory(published=True, publish_at=hour)

    document.refresh_from_db()
    assert document.publish_at == hour


def test_hour_of_a_draft_is_kept_until_it_is_published():
    hour = timezone.now() - timedelta(days=3)
    document = DocumentFactory(publish_at=hour)
    planned = document.first_published_at

    turn(document, Record.Status.PUBLISHED)

    assert planned is None
    assert (document.publish_at, document.first_published_at) == (hour, hour)


def test_withdrawn_record_keeps_its_date_when_saved_again():
    document = DocumentFactory(withdrawn=True)
    date = document.withdrawn_at

    document.withdrawn_because = "It was a forgery."
    document.save()

    assert document.withdrawn_at == date


def test_record_has_the_date_of_its_withdrawal_until_it_is_published_again(factory):
    record = factory(published=True)
    hours = (record.publish_at, record.first_published_at)
    before = timezone.now()

    withdrawn_at = turn(record, Record.Status.WITHDRAWN).withdrawn_at
    turn(record, Record.Status.PUBLISHED)

    assert before <= withdrawn_at <= timezone.now()
    assert record.withdrawn_at is None
    assert (record.publish_at, record.first_published_at) == hours


def test_first_publication_is_remembered_when_the_hour_changes():
    document = DocumentFactory(published=True)
    first = document.first_published_at

    document.publish_at = timezone.now() + timedelta(days=1)
    document.save()

    document.refresh_from_db()
    assert document.first_published_at == first


def test_ladder_of_audiences_is_as_specified():
    assert {audience.name: audience.value for audience in Audience} == {
        "PUBLIC": 0,
        "SUPPORTERS": 10,
        "MEMBERS": 20,
        "STEERING": 30,
        "STAFF": 40,
    }


def test_staff_stand_on_the_highest_rung_whatever_their_membership():
    assert rung_of(UserFactory(staff=True, standing=Audience.SUPPORTERS)) == 40


def test_superuser_who_is_not_staff_sees_what_the_public_sees():
    assert rung_of(UserFactory(is_superuser=True)) == 0


def test_rung_of_staff_and_visitors_needs_no_query(django_assert_num_queries):
    staff = UserFactory(staff=True)

    with django_assert_num_queries(0):
        rungs = rung_of(staff), rung_of(AnonymousUser())

    assert rungs == (40, 0)


def test_record_dates_its_status_when_it_is_checked(factory):
    record = factory()
    record.status = Record.Status.PUBLISHED

    record.full_clean()

    assert record.publish_at is not None


def test_planned_hour_that_never_came_is_not_the_first_publication():
    record = DocumentFactory(published=True, publish_at=timezone.now() + timedelta(days=9))

    turn(record, Record.Status.DRAFT, publish_at=None)
    turn(record, Record.Status.PUBLISHED)

    assert record.first_published_at == record.publish_at <= timezone.now()


def test_saving_named_fields_saves_what_follows_from_them():
    document = DocumentFactory()
    document.status = Record.Status.PUBLISHED

    document.save(update_fields=["status"])

    document.refresh_from_db()
    assert document.publish_at is not None
