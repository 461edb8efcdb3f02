"""The page of a record as others see it, and as they would once it is published."""

import pytest
from django.utils import timezone

from events.models import EventSeries, Participant
from r2p.records.audience import Audience
from r2p.records.models import Record
from tests.admin_pages import every_record, page, sign_in
from tests.desk.preview_links import every_kind, linked, main_of, reader_on
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
)
from tests.policies import STRICT, policy

pytestmark = pytest.mark.django_db


def looked_at(record, rung):
    return page(record, "change").replace("change/", f"as/{rung}/")


@pytest.fixture
def graded():
    """An event that tells every rung something else."""
    event = EventFactory(published=True, organizations_audience=10, people_audience=20)
    ParticipationFactory.create_batch(3, event=event, full=True)
    for audience in Audience:
        person = ParticipantFactory(published=True, audience=audience)
        ParticipationFactory(event=event, participant=person, audience=audience)
    return event


@pytest.mark.parametrize("rung", Audience.values)
def test_page_looked_at_is_the_page_that_those_on_the_rung_see(as_cataloguer, graded, rung):
    shown = as_cataloguer.get(looked_at(graded, rung))

    assert main_of(shown) == main_of(reader_on(rung).get(graded.get_absolute_url()))
    assert shown.status_code == 200


def test_page_looked_at_differs_from_rung_to_rung(as_cataloguer, graded):
    assert len({main_of(as_cataloguer.get(looked_at(graded, rung))) for rung in Audience}) == 5


def test_page_that_a_reader_does_not_find_is_that_of_an_unknown_address(as_cataloguer):
    record = DocumentFactory(published=True, audience=20)

    shown = as_cataloguer.get(looked_at(record, 10))

    assert shown.status_code == 404
    assert main_of(shown) == main_of(as_cataloguer.get("/nowhere/"))


def give_a_page(record):
    """A series has its page by an event, a person by a line."""
    if isinstance(record, EventSeries):
        EventFactory(published=True, series=record)
    if isinstance(record, Participant):
        ParticipationFactory(participant=record, event=EventFactory(published=True))


@every_record
def test_withdrawn_record_is_told_of_to_those_who_could_have_seen_it(as_cataloguer, factory):
    record = factory(published=True)
    give_a_page(record)
    record.status = "withdrawn"
    record.save()

    shown = as_cataloguer.get(looked_at(record, 20))

    there = reader_on(20).get(record.get_absolute_url())
    assert (shown.status_code, there.status_code) == (410, 410)
    assert main_of(shown) == main_of(there)


@every_record
def test_draft_is_found_by_nobody(as_cataloguer, factory):
    draft = factory()

    answers = [as_cataloguer.get(looked_at(draft, rung)).status_code for rung in Audience.values]

    assert answers == [404] * 5


def test_page_says_above_as_whom_it_is_seen(as_cataloguer):
    record = OrganizationFactory(published=True)

    content = as_cataloguer.get(looked_at(record, 20)).content.decode()

    assert "As seen by this audience: members." in content
    assert f'href="{page(record)}"' in content
    assert [looked_at(record, rung) in content for rung in Audience] == [True] * 5


def test_public_page_has_nothing_of_it(client):
    record = OrganizationFactory(published=True)
    sign_in(client, "Cataloguer")
    client.get(looked_at(record, 20))

    content = client.get(record.get_absolute_url()).content.decode()

    assert "band" not in content


def test_page_looked_at_has_nothing_of_ones_own_account(client):
    record = OrganizationFactory(published=True)
    user = sign_in(client, "Cataloguer")

    pages = [client.get(looked_at(record, rung)).content.decode() for rung in Audience]

    own = (user.email, "/accounts/logout/", "/accounts/login/")
    assert [text for text in own for page in pages if text in page] == []


def test_page_looked_at_leaves_untold_what_is_for_oneself(as_editor):
    record = OrganizationFactory()
    as_editor.post(page(record).replace("change/", "share/"), {"rung": 0, "days": 1})

    shown = as_editor.get(looked_at(record, 20)).content.decode()

    told = [str(message) for message in as_editor.get(page(record)).context["messages"]]
    assert [text.startswith("Copy the link now") for text in told] == [True]
    assert "Copy the link now" not in shown


def test_page_looked_at_is_kept_and_listed_by_nobody(as_cataloguer):
    record = OrganizationFactory(published=True)

    found, missing = [
        as_cataloguer.get(looked_at(record, 20)),
        as_cataloguer.get(looked_at(DocumentFactory(), 20)),
    ]

    for shown in (found, missing):
        assert {"private", "no-store"} <= set(shown["Cache-Control"].split(", "))
        assert shown["X-Robots-Tag"] == "noindex, nofollow"
        assert shown["Referrer-Policy"] == "no-referrer"
        assert policy(shown) == STRICT


def test_looking_as_another_changes_nothing_of_oneself(as_cataloguer):
    record = OrganizationFactory(published=True)
    before = dict(as_cataloguer.session)

    as_cataloguer.get(looked_at(record, 0))

    assert dict(as_cataloguer.session) == before
    assert as_cataloguer.get(page(record)).status_code == 200


# -- Who may, and what is asked for ------------------------------------------------------------


@pytest.mark.parametrize("rung", [1, 15, 50])
def test_rung_that_there_is_not_is_an_unknown_address(as_cataloguer, rung):
    record = OrganizationFactory(published=True)

    assert as_cataloguer.get(looked_at(record, rung)).status_code == 404


def test_record_that_there_is_not_is_an_unknown_address(as_cataloguer):
    record = OrganizationFactory(published=True)

    address = looked_at(record, 20).replace(f"/{record.pk}/", "/nothing/")

    assert as_cataloguer.get(address).status_code == 404


@every_record
def test_staff_without_a_right_are_shown_no_record_as_others_see_it(client, factory):
    sign_in(client)
    address = page(factory())
    acts = ("as/20/", "preview/", "preview/20/", "share/")

    assert [client.get(address.replace("change/", act)).status_code for act in acts] == [403] * 4


def test_nothing_is_posted_to_the_page_looked_at(as_editor):
    assert as_editor.post(looked_at(OrganizationFactory(published=True), 20)).status_code == 405


# -- What is not published yet ----------------------------------------------------------------


def preview_of(record, rung=None):
    act = "preview/" if rung is None else f"preview/{rung}/"
    return page(record).replace("change/", act)


@every_kind
@pytest.mark.parametrize("rung", [0, 20, 40])
def test_staff_preview_the_page_as_each_rung_would_see_it(as_cataloguer, kind, rung):
    record = linked(kind, {"status": "draft"})

    shown = as_cataloguer.get(preview_of(record, rung))

    record.status, record.publish_at = Record.Status.PUBLISHED, timezone.now()
    record.save()
    assert main_of(shown) == main_of(reader_on(rung).get(record.get_absolute_url()))


def test_staff_preview_the_page_as_those_would_see_it_for_whom_it_is(as_cataloguer):
    record = OrganizationFactory(audience=20)

    shown = as_cataloguer.get(preview_of(record))

    assert main_of(shown) == main_of(as_cataloguer.get(preview_of(record, 20)))
    assert "As seen by this audience: members." in shown.content.decode()


def test_preview_from_below_is_the_page_of_an_unknown_address(as_cataloguer):
    record = OrganizationFactory(audience=20)

    shown = as_cataloguer.get(preview_of(record, 10))

    assert shown.status_code == 404
    assert main_of(shown) == main_of(as_cataloguer.get("/nowhere/"))


@every_record
@pytest.mark.parametrize(
    "fields", [{"published": True}, {"withdrawn": True}], ids=["published", "withdrawn"]
)
def test_what_is_not_ahead_any_more_is_looked_at_as_it_is(as_cataloguer, factory, fields):
    record = factory(**fields)

    response = as_cataloguer.get(preview_of(record, 20))

    assert (response.status_code, response.url) == (302, page(record).replace("change/", "as/20/"))
