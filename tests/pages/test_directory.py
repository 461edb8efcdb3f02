from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Standing
from r2p.records.dates import KnownDate
from tests.factories import (
    MembershipFactory,
    OrganizationFactory,
    PageFactory,
    RegionFactory,
    StandingFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

SUPPORTER, MEMBER, STEERING = Standing.Kind.values


@pytest.fixture
def address():
    return PageFactory(slug="members", has_directory=True).url


def organization(name, kind, country=None, **fields):
    made = OrganizationFactory(name=name, country=country, published=True, **fields)
    StandingFactory(organization=made, kind=kind)
    return made


def ended(organization, day):
    days = {"ended_from": day, "ended_until": day, "ended_precision": "day"}
    StandingFactory(organization=organization, kind=MEMBER, **days)


def shown(response):
    """{standing: [(country, [organizations])]}, by their names."""
    return {
        str(rank.name): [
            (country and country.name, [standing.organization.name for standing in standings])
            for country, standings in rank.countries
        ]
        for rank in response.context["ranks"]
    }


def test_directory_is_by_standing_then_country_then_name(client, address):
    ghana, austria = (RegionFactory(country=True, name=name) for name in ("Ghana", "Österreich"))
    for name in ("B of Ghana", "A of Ghana"):
        organization(name, MEMBER, ghana)
    organization("Nowhere", MEMBER)
    organization("Of Austria", MEMBER, austria)
    organization("Friend", SUPPORTER, ghana)
    organization("Guide", STEERING, ghana)

    response = client.get(address)

    of_ghana = ("Ghana", ["A of Ghana", "B of Ghana"])
    assert shown(response) == {
        "steering committee": [("Ghana", ["Guide"])],
        "members": [of_ghana, ("Österreich", ["Of Austria"]), (None, ["Nowhere"])],
        "NGO supporters": [("Ghana", ["Friend"])],
    }
    assert [rank.count for rank in response.context["ranks"]] == [1, 4, 1]


def test_directory_leaves_out_standings_that_have_ended(client, address):
    ended(OrganizationFactory(published=True), timezone.localdate() - timedelta(days=1))

    assert shown(client.get(address)) == {}


def test_organization_with_two_open_standings_stands_under_the_higher(client, address):
    ended(organization("Rising", STEERING), timezone.localdate())

    assert shown(client.get(address)) == {"steering committee": [(None, ["Rising"])]}


def test_directory_shows_what_its_reader_may_see(client, address):
    organization("Open", MEMBER)
    organization("Closed", MEMBER, audience=20)
    StandingFactory(organization=OrganizationFactory(name="Draft"), kind=MEMBER)

    visitors = shown(client.get(address))
    client.force_login(UserFactory(staff=True))

    assert visitors == {"members": [(None, ["Open"])]}
    assert shown(client.get(address)) == {"members": [(None, ["Closed", "Open"])]}


def test_directory_names_no_people(client, address):
    user = UserFactory(name="Anna Aalto")
    MembershipFactory(user=user, organization=organization("Open", MEMBER), is_listed=True)

    content = client.get(address).content.decode()

    assert (content.count("Open</a>"), content.count("Anna Aalto")) == (1, 0)


def test_directory_says_since_when(client, address):
    standing = StandingFactory(began=KnownDate.of(2012, 3))

    content = client.get(address).content.decode()

    assert content.count(f"{standing.organization.name}</a>") == 1
    assert content.count("since March 2012") == 1


def test_each_standing_leads_to_its_organizations_as_a_list(client, address):
    organization("Open", MEMBER)
    organization("Friend", SUPPORTER)

    content = client.get(address).content.decode()

    ways = [f'href="{reverse("organization-list")}?standing={kind}"' for kind in (10, 20, 30)]
    assert [content.count(way) for way in ways] == [1, 1, 0]


def test_empty_directory_says_so(client, address):
    content = client.get(address).content.decode()

    assert content.count("No organizations are recorded as members yet.") == 1


def test_page_without_directory_has_none(client):
    organization("Open", MEMBER)

    assert client.get(PageFactory().url).context["ranks"] == []


@pytest.mark.parametrize("count", [3, 30])
def test_directory_needs_the_same_queries_for_any_number_of_organizations(
    client, address, count, django_assert_num_queries
):
    for number in range(count):
        organization(f"Organization {number}", MEMBER, RegionFactory(country=True))

    with django_assert_num_queries(3):
        response = client.get(address)

    assert [rank.count for rank in response.context["ranks"]] == [count]
