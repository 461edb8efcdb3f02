"""Values that restoring a state leaves as they are, and values that it cannot restore."""

import pytest
from pytest_django.asserts import assertContains

from tests.desk.history_pages import change, next_revision, restore, state_page
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    EventFactory,
    FormerAddressFactory,
    MembershipFactory,
    OrganizationFactory,
    PageFactory,
    ParticipationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db


def errors_of(response):
    return response.context["errors"]


# -- What stays ------------------------------------------------------------------------------------


def test_restoring_leaves_the_publication_as_it_is(client, editor):
    document = DocumentFactory(title="Before", audience=0)
    change(document, title="After", status="published", audience=20)
    hour = document.publish_at

    restore(client, document)

    document.refresh_from_db()
    assert (document.title, document.status) == ("Before", "published")
    assert (document.publish_at, document.audience) == (hour, 20)


def test_restoring_does_not_publish_what_was_withdrawn(client, editor):
    document = DocumentFactory(title="Before", published=True)
    change(document, title="After", status="withdrawn", withdrawn_because="Wrong")

    restore(client, document)

    document.refresh_from_db()
    assert (document.title, document.status) == ("Before", "withdrawn")
    assert document.withdrawn_because == "Wrong"


def test_restoring_tells_nobody_more_than_today(client, editor):
    line = ParticipationFactory(event=EventFactory(), position="Director", audience=0)
    event = line.event
    change(line, position="Chair", audience=40)
    event.organizations_audience = event.people_audience = 40
    event.save()

    restore(client, event)

    line.refresh_from_db()
    event.refresh_from_db()
    assert (line.position, line.audience) == ("Director", 40)
    assert (event.organizations_audience, event.people_audience) == (40, 40)


def test_page_for_members_stays_one(client, editor):
    page = PageFactory(title="Before")
    change(page, title="After", registration_required=True)

    restore(client, page)

    page.refresh_from_db()
    assert (page.title, page.registration_required) == ("Before", True)


def test_consent_of_a_member_does_not_come_back(as_administrator):
    membership = MembershipFactory(role="member", is_listed=True)
    change(membership, role="coordinator", is_listed=False)

    restore(as_administrator, membership)

    membership.refresh_from_db()
    assert (membership.role, membership.is_listed) == ("member", False)


def test_files_and_former_addresses_stay(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")
    file, former = DocumentFileFactory(document=document), FormerAddressFactory(record=document)

    restore(client, document)

    assert list(document.files.all()) == [file]
    assert list(document.former_addresses.all()) == [former]


def test_address_that_is_lost_again_still_leads_to_the_record(client, editor):
    document = DocumentFactory(slug="first", published=True)
    change(document, slug="second")

    restore(client, document)

    addresses = document.former_addresses.values_list("address", flat=True)
    assert set(addresses) == {"/documents/first", "/documents/second"}


def test_what_stays_is_said(client, editor):
    assert client.get(state_page(client, DocumentFactory(), 0)).context["stays"] == [
        "Status",
        "Publish at",
        "Audience",
        "Reason for withdrawing",
        "Moved to the trash",
        "Files",
        "Former addresses",
    ]


# -- What cannot be --------------------------------------------------------------------------------


def test_slug_that_another_has_taken_is_said_and_nothing_changes(client, editor):
    document = DocumentFactory(slug="first", title="Before")
    ContributionFactory(document=document)
    change(document, slug="second", title="After")
    document.contributions.all().delete()
    DocumentFactory(slug="first")

    response = restore(client, document)

    document.refresh_from_db()
    assert errors_of(response) == ["Slug: Document with this Slug already exists."]
    assert (document.title, document.contributions.count()) == ("After", 0)


def test_organization_that_was_deleted_is_said_and_nothing_changes(client, editor):
    document = DocumentFactory(title="Before")
    line = ContributionFactory(document=document)
    change(document, title="After")
    line.delete()
    line.organization.delete()

    response = restore(client, document)

    document.refresh_from_db()
    assert errors_of(response) == ["Organization: the former value no longer exists."]
    assert document.title == "After"


def test_region_that_was_deleted_is_said(client, editor):
    region = RegionFactory()
    document = DocumentFactory(regions=[region])
    next_revision()
    document.regions.clear()
    region.delete()

    response = restore(client, document)

    assert errors_of(response) == ["Regions: the former value no longer exists."]


def test_line_that_stands_there_anew_is_said(client, editor):
    organization, document = OrganizationFactory(), DocumentFactory()
    line = ContributionFactory(document=document, organization=organization)
    next_revision()
    line.delete()
    row = ContributionFactory(document=document, organization=organization)
    row.history.all().delete()  # it began elsewhere, so that it stays

    response = restore(client, document)

    told = "Publishers and authors: This contribution already exists."
    assert errors_of(response) == [told]


def test_symbol_that_another_document_has_is_said(client, editor):
    symbol = DocumentSymbolFactory(document=DocumentFactory(), symbol="A/1/2")
    document = symbol.document
    next_revision()
    symbol.delete()
    DocumentSymbolFactory(symbol="A/1/2", document=DocumentFactory(title="Other"))

    response = restore(client, document)

    assert "Symbol: This is the symbol of another document: “Other”." in errors_of(response)
    assert document.symbols.count() == 0


def test_line_that_belongs_to_another_record_now_is_said(client, editor):
    line = ContributionFactory(document=DocumentFactory())
    document = line.document
    change(line, document=DocumentFactory())

    response = restore(client, document)

    told = "Publishers and authors: a line now belongs to another record."
    assert errors_of(response) == [told]


def test_change_of_somebody_else_meanwhile_is_said(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")
    page = state_page(client, document, 1)
    shown = client.get(page).context["latest"]
    document.title = "Meanwhile"
    document.save()

    response = client.post(page, {"latest": shown})

    assertContains(response, "Somebody changed this record in the meantime.")
    document.refresh_from_db()
    assert document.title == "Meanwhile"
