"""Every list and form of the admin needs the same queries for any number of what it shows."""

from itertools import product

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from documents.models import Document, LinkCheck
from events.models import Event, EventSeries, Organization, Participant
from r2p.accounts.models import User
from r2p.desk.audit.entries import AuditEvent, note
from r2p.desk.models import AuditEntry
from r2p.members.models import Membership
from r2p.pages.models import Page
from r2p.records.dates import KnownDate
from r2p.records.models import Record
from r2p.regions.models import Region
from r2p.themes.models import Theme
from tests.admin_pages import FACTORIES, page, sign_in
from tests.counted_pages import Counted, lines, listed
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
    LinkCheckFactory,
    MembershipFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PageFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


# -- Records with every relation filled ----------------------------------------------------------


def full_event():
    event = EventFactory(
        dated=True, series=EventSeriesFactory(), country=RegionFactory(), regions=[RegionFactory()]
    )
    event.themes.add(ThemeFactory())
    return event


def full_organization():
    return OrganizationFactory(parent=OrganizationFactory(), country=RegionFactory())


def full_document(count=1):
    """A document with so many lines of each kind."""
    document = DocumentFactory(dated=True, regions=RegionFactory.create_batch(count))
    document.themes.set(ThemeFactory.create_batch(count))
    ContributionFactory.create_batch(count, document=document)
    ContributionFactory.create_batch(count, document=document, by_person=True)
    DocumentEventFactory.create_batch(count, document=document)
    DocumentSymbolFactory.create_batch(count, document=document)
    DocumentFileFactory.create_batch(count, document=document)
    FormerAddressFactory.create_batch(count, record=document)
    for first, second in list(product("xyz", "abcdefghij"))[:count]:
        TranslationFactory(document=document, language=first + second)
    return document


def published(record):
    record.status = Record.Status.PUBLISHED
    record.save()
    return record


# -- What is shown -------------------------------------------------------------------------------


def a_list(make, model, query=""):
    """The list of a model after so many have been made."""

    def address(count):
        for _number in range(count):
            make()
        return page(model(), "changelist") + query

    return address


def event_with_lines(count):
    event = full_event()
    ParticipationFactory.create_batch(count, event=event, full=True)
    FormerAddressFactory.create_batch(count, record=event)
    return event


def series_with_organizers(count):
    series = EventSeriesFactory()
    series.organizers.set(OrganizationFactory.create_batch(count))
    FormerAddressFactory.create_batch(count, record=series)
    return series


def organization_with_lines(count):
    organization = full_organization()
    OrganizationNameFactory.create_batch(count, organization=organization)
    for year in range(2000, 2000 + count):
        StandingFactory(organization=organization, ended=KnownDate.of(year))
    FormerAddressFactory.create_batch(count, record=organization)
    return organization


def participant_with_lines(count):
    participant = ParticipantFactory()
    ParticipantNameFactory.create_batch(count, participant=participant)
    AffiliationFactory.create_batch(count, participant=participant)
    FormerAddressFactory.create_batch(count, record=participant)
    return participant


def region_with_names(count):
    region = RegionFactory(country=True)
    RegionNameFactory.create_batch(count, region=region)
    return region


def user_with_memberships(count):
    user = UserFactory()
    MembershipFactory.create_batch(count, user=user)
    return user


def form(make):
    """The form of a record that is made with so many lines."""
    return lambda count: page(make(count))


def log(count):
    """A page of it shows no more than two dozen entries."""
    boss = User.objects.latest("pk")
    for factory in (*FACTORIES, UserFactory):
        for record in factory.create_batch(count // 4):
            note(AuditEvent.PUBLISHED, boss, record)
    ContentType.objects.clear_cache()
    return page(AuditEntry(), "changelist")


def entries(context):
    return len([entry for entry in context["cl"].result_list if entry.act == AuditEvent.PUBLISHED])


def search_of_the_log(count):
    for document in DocumentFactory.create_batch(count, title="A report"):
        note(AuditEvent.PUBLISHED, None, document)
    return page(AuditEntry(), "changelist") + "?q=report"


def start_page(count):
    user = User.objects.latest("pk")
    for factory in (DocumentFactory, EventFactory, OrganizationFactory):
        factory.create_batch(count, made_by=user)
        factory.create_batch(count, status=Record.Status.IN_REVIEW)
    return reverse("admin:index")


def same(times):
    return lambda count: [count] * times


DOCUMENT = [lines, lambda n: [2 * n, n, n, n, n, n]]
PAGES = {
    "events": Counted(a_list(full_event, Event), 7, listed),
    "series": Counted(a_list(EventSeriesFactory, EventSeries), 5, listed),
    "organizations": Counted(
        a_list(full_organization, Organization), 6, listed, lambda count: 2 * count
    ),
    "participants": Counted(a_list(ParticipantFactory, Participant), 5, listed),
    "documents": Counted(a_list(full_document, Document), 7, listed),
    "links": Counted(a_list(lambda: LinkCheckFactory(dead=True), LinkCheck), 5, listed),
    "themes": Counted(a_list(ThemeFactory, Theme), 5, listed),
    "regions": Counted(
        a_list(lambda: RegionFactory(country=True), Region, "?kind__exact=country"), 5, listed
    ),
    "pages": Counted(a_list(PageFactory, Page), 5, listed),
    "memberships": Counted(
        a_list(MembershipFactory, Membership), 5, listed, reader="Administrator"
    ),
    "users": Counted(
        a_list(UserFactory, User), 6, listed, lambda count: count + 1, "Administrator"
    ),
    "event": Counted(form(event_with_lines), 12, lines, same(2)),
    "published event": Counted(
        form(lambda count: published(event_with_lines(count))), 11, lines, same(2), "Cataloguer"
    ),
    "one series": Counted(
        form(series_with_organizers),
        9,
        lambda context: len(context["adminform"].form.initial["organizers"]),
    ),
    "organization": Counted(form(organization_with_lines), 11, lines, same(3)),
    "participant": Counted(form(participant_with_lines), 11, lines, same(3)),
    "document": Counted(form(full_document), 14, *DOCUMENT),
    "published document": Counted(
        form(lambda count: published(full_document(count))), 13, *DOCUMENT, "Cataloguer"
    ),
    "region": Counted(form(region_with_names), 7, lines, same(1)),
    "user": Counted(form(user_with_memberships), 6, lines, same(1), "Administrator"),
    "log": Counted(log, 11, entries, lambda count: 6 * (count // 4), "Administrator"),
    "search of the log": Counted(search_of_the_log, 7, listed, reader="Administrator"),
    "start page": Counted(
        start_page,
        42,
        lambda context: {one.count for one in context["lists"]},
        lambda count: {count, 2 * count},
    ),
}


@pytest.mark.parametrize("count", [5, 16])
@pytest.mark.parametrize("shown", PAGES.values(), ids=PAGES)
def test_page_needs_the_same_queries_for_any_number(
    client, shown, count, django_assert_num_queries
):
    sign_in(client, shown.reader or "Editor")
    address = shown.make(count)

    with django_assert_num_queries(shown.queries):
        response = client.get(address)

    assert shown.shows(response.context) == shown.expects(count)


RECORDS = [Document, Event, EventSeries, Organization, Participant, Region, Theme]


@pytest.mark.parametrize("model", [*RECORDS, User, Membership], ids=lambda model: model.__name__)
def test_form_of_a_new_record_needs_few_queries(client, model, django_assert_num_queries):
    sign_in(client, "Editor" if model in RECORDS else "Administrator")

    with django_assert_num_queries(4):
        response = client.get(page(model()))

    assert response.context["adminform"].form.instance.pk is None


@pytest.mark.parametrize(
    ("factory", "queries", "group"),
    [(ThemeFactory, 5, "Editor"), (MembershipFactory, 7, "Administrator")],
)
def test_form_without_lines_needs_few_queries(
    client, factory, queries, group, django_assert_num_queries
):
    sign_in(client, group)
    record = factory()

    with django_assert_num_queries(queries):
        response = client.get(page(record))

    assert response.context["original"] == record
