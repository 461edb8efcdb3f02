"""Every public page needs the same queries for any number of what it shows."""

import pytest
from django.urls import reverse

from events.briefs import SEATS
from events.models import Participation, Standing
from tests.counted_pages import Counted, rows
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    PageFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


# -- Documents ---------------------------------------------------------------------------------


def documents(count):
    """So many documents with everything that a list shows of them."""
    made = DocumentFactory.create_batch(
        count, published=True, dated=True, regions=[RegionFactory(country=True)]
    )
    for number, document in enumerate(made):
        ContributionFactory(document=document)
        ContributionFactory(document=document, by_person=True)
        DocumentSymbolFactory(document=document, symbol=f"A/HRC/39/{number}")
        series = EventSeriesFactory(published=True)
        DocumentEventFactory(document=document, event__series=series)
        document.themes.add(ThemeFactory())
    return made


def document_list(count):
    documents(count)
    return reverse("document-list")


def document_page(count):
    [document] = documents(1)
    ContributionFactory.create_batch(count, document=document)
    DocumentFileFactory.create_batch(count, document=document)
    for number in range(count):
        TranslationFactory(document=document, language=f"x-{number:02}")
        event = EventFactory(published=True, country=RegionFactory(country=True))
        ParticipationFactory(event=event, full=True)
        DocumentEventFactory(document=document, event=event)
    return document.get_absolute_url()


# -- Events and who takes part -----------------------------------------------------------------


def events(count, **fields):
    """So many events with everything that a list or a page shows of them."""
    region = RegionFactory(country=True)
    made = EventFactory.create_batch(
        count, published=True, dated=True, country=region, regions=[region], **fields
    )
    for event in made:
        event.themes.add(ThemeFactory())
    return made


def event_list(count):
    events(count, series=EventSeriesFactory(published=True))
    return reverse("event-list")


def event_list_without_series(count):
    events(count)
    return reverse("event-list")


def event_page(count):
    [event] = events(1, series=EventSeriesFactory(published=True))
    ParticipationFactory.create_batch(count, event=event, full=True)
    for _number in range(count):
        document = DocumentEventFactory(event=event).document
        ContributionFactory(document=document)
        document.regions.add(RegionFactory())
    return event.get_absolute_url()


def series_list(count):
    for _number in range(count):
        events(2, series=EventSeriesFactory(published=True))
    return reverse("series-list")


def series_page(count):
    series = EventSeriesFactory(published=True)
    series.organizers.set(OrganizationFactory.create_batch(count, published=True))
    events(count, series=series)
    return series.get_absolute_url()


def organization_list(count):
    for standing in StandingFactory.create_batch(count):
        standing.organization.country = RegionFactory(country=True)
        standing.organization.save()
    return reverse("organization-list")


def affiliated_people(count):
    people = ParticipantFactory.create_batch(count, published=True)
    for person in people:
        ParticipationFactory(participant=person)
        AffiliationFactory(participant=person)
    return people


def organization_page(count):
    organization = OrganizationFactory(published=True, country=RegionFactory(country=True))
    OrganizationFactory.create_batch(count, published=True, parent=organization)
    alone = {"participant": None, "organization": organization}
    for event in events(count):
        ParticipationFactory(event=event, organization=organization)
        ParticipationFactory(event=event, on_behalf_of=organization)
        ParticipationFactory(event=event, **alone)
        ParticipationFactory(event=event, **alone, role=Participation.Role.HOST)
    ContributionFactory.create_batch(count, organization=organization)
    for person in affiliated_people(count):
        AffiliationFactory(participant=person, organization=organization)
    return organization.get_absolute_url()


def facts_of_an_organization(context):
    record = context["record"]
    totals = [record.events.total, record.documents.total, context["hosted"]]
    return [*totals, context["people"].total]


def participant_list(count):
    affiliated_people(count)
    return reverse("participant-list")


def participant_page(count):
    person = ParticipantFactory(published=True)
    for event in events(count):
        ParticipationFactory(event=event, participant=person, organization=OrganizationFactory())
        AffiliationFactory(participant=person)
        ContributionFactory(by_person=True, participant=person)
    return person.get_absolute_url()


# -- Briefs ------------------------------------------------------------------------------------


def hosted(count, **fields):
    """So many events with a host, people and a document each."""
    events = EventFactory.create_batch(
        count, published=True, dated=True, with_participants=2, **fields
    )
    host = {"participant": None, "role": Participation.Role.HOST}
    for event in events:
        ParticipationFactory(event=event, organization=OrganizationFactory(published=True), **host)
        document = DocumentEventFactory(event=event).document
        document.regions.set(event.regions.all())
        ContributionFactory(document=document)
    return events


def event_brief(count):
    [event, *_others] = hosted(3, series=EventSeriesFactory(published=True))
    ParticipationFactory.create_batch(count, event=event, full=True)
    return reverse("event-brief", args=[event.slug])


def series_brief(count):
    series = EventSeriesFactory(published=True)
    hosted(count, series=series)
    return reverse("series-brief", args=[series.slug])


def region_brief(count):
    region = RegionFactory(country=True)
    hosted(count, regions=[region])
    for document in DocumentFactory.create_batch(
        count, published=True, dated=True, kind="dialogue_report", regions=[region]
    ):
        ContributionFactory(document=document)
    return reverse("region-brief", args=[region.slug])


# -- Regions, the first page and the pages of the site -----------------------------------------


def region_of_records(count):
    region = RegionFactory(country=True)
    for kind in ("dialogue_report", "report"):
        for document in DocumentFactory.create_batch(
            count, published=True, dated=True, kind=kind, regions=[region], is_spotlight=True
        ):
            ContributionFactory(document=document)
            event = EventFactory(published=True, dated=True, country=region, regions=[region])
            DocumentEventFactory(document=document, event=event)
    return region


def home(count):
    region_of_records(count)
    return reverse("home")


def region_page(count):
    region = region_of_records(count)
    for number in range(count):
        RegionNameFactory(region=region, kind="name", language=f"x{number}")
    return region.get_absolute_url()


def region_list(count):
    for region in RegionFactory.create_batch(count, country=True):
        DocumentFactory(published=True, regions=[region])
    return reverse("region-list")


def page_of_the_site(count):
    page, *_others = PageFactory.create_batch(count)
    return page.url


def total(name):
    """Count all rows of a part of a page."""
    return lambda context: context[name].total


MEMBER = Standing.Kind.MEMBER
# A member's page costs three queries more: the session, the account and its rung.
PAGES = {
    "documents": Counted(document_list, 13, rows),
    "documents for a member": Counted(document_list, 16, rows, reader=MEMBER),
    "document": Counted(document_page, 16, lambda c: len(c["meetings"]), lambda n: n + 1),
    "events": Counted(event_list, 8, rows),
    "events for a member": Counted(event_list_without_series, 11, rows, reader=MEMBER),
    "event": Counted(event_page, 12, lambda context: len(context["seating"].seats)),
    "series": Counted(series_list, 4, rows),
    "one series": Counted(series_page, 9, lambda context: context["course"].events.total),
    "organizations": Counted(organization_list, 6, rows),
    "organization": Counted(
        organization_page, 23, facts_of_an_organization, lambda n: [n, n, n, 2 * n]
    ),
    "participants": Counted(participant_list, 6, rows),
    "participant": Counted(participant_page, 15, lambda context: context["record"].events.total),
    "brief of an event": Counted(
        event_brief,
        14,
        lambda context: (len(context["seats"]), context["seats_left"]),
        lambda n: (min(n + 2, SEATS), max(n + 2 - SEATS, 0)),
    ),
    "brief of a series": Counted(series_brief, 16, total("meetings")),
    "brief of a region": Counted(
        region_brief, 21, lambda c: [c["reports"].total, c["others"].total], lambda n: [n, n]
    ),
    "home": Counted(home, 18, lambda c: [one.count for one in c["regions"]], lambda n: [2 * n]),
    "region": Counted(region_page, 21, total("reports")),
    "regions": Counted(region_list, 4, lambda context: len(context["regions"])),
    "page of the site": Counted(page_of_the_site, 2, lambda context: len(context["menu"])),
}


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_page_needs_the_same_queries_for_any_number(client, page, count, django_assert_num_queries):
    if page.reader:
        client.force_login(UserFactory(standing=page.reader))
    address = page.make(count)

    with django_assert_num_queries(page.queries):
        response = client.get(address)

    assert page.shows(response.context) == page.expects(count)
