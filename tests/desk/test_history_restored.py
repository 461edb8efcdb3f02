"""One state of a record, and the way back to it, with the rights of an edit."""

import pytest
from django.contrib.admin.models import LogEntry
from pytest_django.asserts import assertContains, assertNotContains

from documents.models import DocumentPlacement
from r2p.records.dates import KnownDate
from tests.desk.pasts import acts, address, an_hour_passes, latest, restore, state_page, told
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    MembershipFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PageFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
)
from tests.records.test_admin import every_record, sign_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    return sign_in(client, "Editor", name="Amara Okafor")


def change(record, **fields):
    an_hour_passes()
    for name, value in fields.items():
        setattr(record, name, value)
    record.save()


def text_of(record):
    return "name" if hasattr(record, "name") else "title"


def errors_of(response):
    return response.context["errors"]


# -- Two states, and one ---------------------------------------------------------------------------


def test_two_states_are_compared(client, editor):
    document = DocumentFactory(title="One")
    change(document, title="Two")
    ContributionFactory(document=document, organization=OrganizationFactory(name="GCR2P"))
    change(document, title="Three")
    moments = [one.act.moment for one in acts(client, document)]

    data = {"from": moments[0], "to": moments[2]}
    response = client.get(address(document, "compare"), data)

    assert told(response.context["changes"]) == {
        "Title": "[-One-]{+Three+}",
        "Who published and wrote it": [("added", "GCR2P, publisher")],
    }
    assert [one.act.moment for one in response.context["both"]] == [moments[2], moments[0]]


def test_states_that_do_not_differ_are_said_to_be_the_same(client, editor):
    document = DocumentFactory()
    change(document)
    later, earlier = (one.act.moment for one in acts(client, document))

    response = client.get(address(document, "compare"), {"from": earlier, "to": later})

    assertContains(response, "The two states are the same.")


@pytest.mark.parametrize("chosen", [{}, {"from": "x", "to": "1"}, {"from": "same", "to": "same"}])
def test_a_choice_that_cannot_be_compared_leads_back_with_a_word(client, editor, chosen):
    document = DocumentFactory()
    moment = acts(client, document)[0].act.moment
    chosen = {end: moment if value == "same" else value for end, value in chosen.items()}

    response = client.get(address(document, "compare"), chosen, follow=True)

    assertContains(response, "Choose two different states to compare.")


def test_state_shows_what_stood_then_and_what_restoring_would_change(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")

    response = client.get(state_page(client, document, 1))

    assert told(response.context["changes"]) == {"Title": "[-After-]{+Before+}"}
    assert told(response.context["state"])["Title"] == "{+Before+}"
    assert document.history.count() == 2


@pytest.mark.parametrize("moment", ["1", "x", "9" * 40])
def test_state_of_no_act_is_not_found(client, editor, moment):
    document = DocumentFactory()

    response = client.get(address(document, "state", moment))

    assert response.status_code == 404


# -- Restoring -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "factory", [RegionFactory, ThemeFactory, PageFactory], ids=lambda f: f._meta.model.__name__
)
def test_subjects_and_pages_are_restored(client, editor, factory):
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before


@every_record
def test_records_are_restored(client, editor, factory):
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    response = restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before
    assert response.url == address(record, "change")


def test_restoring_is_an_act_of_its_own(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")

    restore(client, document)

    last = acts(client, document)[0]
    assert latest(client, document) == {"Title": "[-After-]{+Before+}"}
    assert (last.who, last.act.words[0][:22]) == (editor, "Restored the state of ")
    assert LogEntry.objects.get().user == editor


def test_dates_are_restored_as_they_were(client, editor):
    document = DocumentFactory(issued=KnownDate.parse("2014-11"))
    change(document, issued=KnownDate.parse("2016"))

    restore(client, document)

    document.refresh_from_db()
    assert (document.issued, str(document.order_on)) == (KnownDate.parse("2014-11"), "2014-11-01")


def test_regions_are_restored_with_the_places_of_the_record(client, editor):
    asia, syria = RegionFactory(), RegionFactory()
    document = DocumentFactory(regions=[asia])
    an_hour_passes()
    document.regions.set([syria])

    restore(client, document)

    assert list(document.regions.all()) == [asia]
    assert [row.region for row in DocumentPlacement.objects.all()] == [asia]


def test_line_that_was_removed_comes_back_as_itself(client, editor):
    event = EventFactory()
    line = ParticipationFactory(event=event, position="Director", audience=20)
    number = line.pk
    an_hour_passes()
    line.delete()

    restore(client, event)

    back = event.participations.get()
    assert (back.pk, back.position, back.audience) == (number, "Director", 20)


def test_line_that_was_added_since_goes(client, editor):
    event = EventFactory()
    an_hour_passes()
    ParticipationFactory(event=event)

    restore(client, event)

    assert event.participations.count() == 0


def test_line_that_was_changed_is_as_it_was(client, editor):
    line = ParticipationFactory(event=EventFactory(), position="Director")
    change(line, position="Chair")

    restore(client, line.event)

    line.refresh_from_db()
    assert line.position == "Director"


LINES = [
    (AffiliationFactory, "participant", ParticipantFactory),
    (ContributionFactory, "document", DocumentFactory),
    (DocumentEventFactory, "document", DocumentFactory),
    (DocumentSymbolFactory, "document", DocumentFactory),
    (TranslationFactory, "document", DocumentFactory),
    (OrganizationNameFactory, "organization", OrganizationFactory),
    (StandingFactory, "organization", OrganizationFactory),
    (ParticipationFactory, "event", EventFactory),
    (RegionNameFactory, "region", RegionFactory),
]


@pytest.mark.parametrize(("factory", "name", "of"), LINES, ids=lambda f: getattr(f, "__name__", ""))
def test_lines_of_every_kind_come_back(client, editor, factory, name, of):
    line = factory(**{name: of()})
    number, before = line.pk, str(line)
    record = getattr(line, name)
    an_hour_passes()
    line.delete()

    restore(client, record)

    assert [(one.pk, str(one)) for one in type(line).objects.all()] == [(number, before)]


def test_line_without_a_kept_beginning_stays(client, editor):
    event = EventFactory()
    an_hour_passes()
    line = ParticipationFactory(event=event)
    line.history.all().delete()
    event.save()

    restore(client, event)

    assert list(event.participations.all()) == [line]


def test_line_that_came_from_another_record_stays(client, editor):
    event, line = EventFactory(title="Before"), ParticipationFactory()
    change(event, title="After")
    change(line, event=event)

    restore(client, event, back=2)

    event.refresh_from_db()
    assert (event.title, list(event.participations.all())) == ("Before", [line])


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


def test_consent_of_a_member_does_not_come_back(client):
    sign_in(client, "Administrator")
    membership = MembershipFactory(role="member", is_listed=True)
    change(membership, role="coordinator", is_listed=False)

    restore(client, membership)

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
    document = DocumentFactory()

    response = client.get(state_page(client, document, 0))

    assert response.context["stays"] == [
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
    assert errors_of(response) == ["Organization: what stood here is no longer there."]
    assert document.title == "After"


def test_region_that_was_deleted_is_said(client, editor):
    region = RegionFactory()
    document = DocumentFactory(regions=[region])
    an_hour_passes()
    document.regions.clear()
    region.delete()

    response = restore(client, document)

    assert errors_of(response) == ["Regions: what stood here is no longer there."]


def test_line_that_stands_there_anew_is_said(client, editor):
    organization, document = OrganizationFactory(), DocumentFactory()
    line = ContributionFactory(document=document, organization=organization)
    an_hour_passes()
    line.delete()
    row = ContributionFactory(document=document, organization=organization)
    row.history.all().delete()  # it began elsewhere, so that it stays

    response = restore(client, document)

    told = "Who published and wrote it: This contribution is already given."
    assert errors_of(response) == [told]


def test_symbol_that_another_document_has_is_said(client, editor):
    symbol = DocumentSymbolFactory(document=DocumentFactory(), symbol="A/1/2")
    document = symbol.document
    an_hour_passes()
    symbol.delete()
    DocumentSymbolFactory(symbol="A/1/2", document=DocumentFactory(title="Other"))

    response = restore(client, document)

    told = "Symbol: This is the symbol of another document: “Other”."
    assert told in errors_of(response)
    assert document.symbols.count() == 0


def test_line_that_belongs_to_another_record_now_is_said(client, editor):
    line = ContributionFactory(document=DocumentFactory())
    document = line.document
    change(line, document=DocumentFactory())

    response = restore(client, document)

    told = "Who published and wrote it: a line belongs to another record now."
    assert errors_of(response) == [told]


def test_change_of_somebody_else_meanwhile_is_said(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")
    page = state_page(client, document, 1)
    shown = client.get(page).context["latest"]
    document.title = "Meanwhile"
    document.save()

    response = client.post(page, {"latest": shown})

    assertContains(response, "Somebody has changed it meanwhile.")
    document.refresh_from_db()
    assert document.title == "Meanwhile"


# -- Who may ---------------------------------------------------------------------------------------


@every_record
def test_cataloguer_restores_a_draft(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_restores_nothing_that_was_published(client, factory, status):
    sign_in(client, "Cataloguer")
    record = factory()
    change(record, **{text_of(record): "After"}, status=status)
    state = client.get(state_page(client, record, 1))

    response = restore(client, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")
    assertNotContains(state, "Restore this state")


def test_cataloguer_does_not_publish_by_restoring(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(title="Before", published=True)
    type(document).objects.filter(pk=document.pk).update(
        status="draft", title="After", publish_at=None, first_published_at=None
    )
    an_hour_passes()
    document.refresh_from_db()
    document.save()

    restore(client, document)

    document.refresh_from_db()
    assert (document.title, document.status, document.publish_at) == ("Before", "draft", None)


@pytest.mark.parametrize("factory", [RegionFactory, ThemeFactory, PageFactory])
def test_cataloguer_restores_no_subject_and_no_page(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()
    change(record, **{text_of(record): "After"})

    response = restore(client, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")


def test_editor_sees_no_history_of_memberships(client, editor):
    membership = MembershipFactory()

    response = client.get(address(membership))

    assert response.status_code == 403


def test_series_is_restored_with_its_organizers(client, editor):
    organization = OrganizationFactory()
    series = EventSeriesFactory()
    series.organizers.add(organization)
    an_hour_passes()
    series.organizers.clear()

    restore(client, series)

    assert list(series.organizers.all()) == [organization]
