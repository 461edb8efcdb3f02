import pytest
from django.urls import reverse

from events.models import Standing
from r2p.records.dates import KnownDate
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    EventFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def china():
    return RegionFactory(country=True, slug="china", name="China")


def test_region_shows_what_is_in_any_of_its_parts_once(client, china):
    korea = RegionFactory(country=True, parent=china.parent)
    document = DocumentFactory(published=True, regions=[china, korea])

    response = client.get(china.parent.parent.get_absolute_url())

    assert response.context["others"].rows == [document]
    [subregion] = response.context["tree"].below
    assert response.context["tree"].count == subregion.count == 1
    assert [country.count for country in subregion.below] == [1, 1]


@pytest.mark.parametrize(
    ("user", "counted"),
    [
        (lambda: None, 1),
        (lambda: UserFactory(standing=Standing.Kind.MEMBER), 2),
        (lambda: UserFactory(staff=True), 3),
    ],
)
def test_region_counts_what_its_reader_may_see(client, china, user, counted):
    for audience in (0, 20, 40):
        DocumentFactory(published=True, audience=audience, regions=[china])
    DocumentFactory(regions=[china])
    if reader := user():
        client.force_login(reader)

    response = client.get(china.parent.get_absolute_url())

    assert response.context["tree"].count == counted
    assert [part.count for part in response.context["tree"].below] == [counted]


def test_region_shows_dialogue_reports_before_other_documents(client, china):
    report = DocumentFactory(published=True, kind="dialogue_report", regions=[china])
    other = DocumentFactory(published=True, dated=True, regions=[china])

    content = client.get(china.get_absolute_url()).content.decode()

    assert content.index(report.get_absolute_url()) < content.index(other.get_absolute_url())


def test_home_shows_the_newest_spotlight_and_its_event(client, china):
    DocumentFactory(published=True, is_spotlight=True)
    newest = DocumentFactory(published=True, is_spotlight=True, dated=True)
    link = DocumentEventFactory(document=newest)

    context = client.get(reverse("home")).context

    assert (context["spotlight"], context["meeting"]) == (newest, link.event)


def test_empty_site_has_its_first_page(client):
    context = client.get(reverse("home")).context

    assert (context["spotlight"], context["documents"], context["regions"]) == (None, [], [])


def test_region_counts_events_beside_documents_in_its_parts(client, china):
    EventFactory.create_batch(2, published=True, regions=[china])
    EventFactory(regions=[china])

    tree = client.get(china.parent.get_absolute_url()).context["tree"]

    assert (tree.count, tree.event_count) == (0, 2)
    assert [(part.count, part.event_count) for part in tree.below] == [(0, 2)]


def test_region_draws_the_years_of_its_documents(client, china):
    for year in ("2012", "2014", "2014-05"):
        DocumentFactory(published=True, issued=KnownDate.parse(year), regions=[china])
    DocumentFactory(published=True, regions=[china])
    DocumentFactory(issued=KnownDate.parse("2010"), regions=[china])

    response = client.get(china.parent.get_absolute_url())

    bars = [(bar.year, bar.total) for bar in response.context["years"].bars]
    assert bars == [(2012, 1), (2013, 0), (2014, 2)]


def test_year_of_a_region_leads_to_its_documents(client, china):
    document = DocumentFactory(published=True, issued=KnownDate.parse("2014"), regions=[china])

    content = client.get(china.get_absolute_url()).content.decode()
    page = client.get("/documents/?region=china&since=2014&until=2014").context["page"]

    assert content.count('href="/documents/?region=china&amp;since=2014&amp;until=2014"') == 1
    assert list(page) == [document]


def test_home_piles_up_the_years_by_region(client, china):
    europe = RegionFactory(slug="europe")
    asia = china.parent.parent
    DocumentFactory(published=True, issued=KnownDate.parse("2014"), regions=[china, europe])
    DocumentFactory(published=True, issued=KnownDate.parse("2014"), regions=[europe])

    [bar] = client.get(reverse("home")).context["years"].bars

    assert {part.kind: part.height for part in bar.parts} == {asia.slug: 20, "europe": 40}


def test_region_names_the_organizations_that_are_told_to_be_active_there(client, china):
    document = DocumentFactory(published=True, regions=[china])
    publisher = ContributionFactory(document=document).organization
    line = ParticipationFactory(event=EventFactory(published=True, regions=[china]), full=True)
    secret = EventFactory(published=True, chatham_house=True, regions=[china])
    ParticipationFactory(event=secret, full=True)

    active = client.get(china.parent.get_absolute_url()).context["active"]

    assert {one: (one.event_count, one.document_count) for one in active} == {
        publisher: (0, 1),
        line.organization: (1, 0),
    }
