from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from events.models import Standing
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
    ghana = RegionFactory(country=True, name="Ghana")
    austria = RegionFactory(country=True, name="Österreich")
    organization("B of Ghana", MEMBER, ghana)
    organization("A of Ghana", MEMBER, ghana)
    organization("Nowhere", MEMBER)
    organization("Of Austria", MEMBER, austria)
    organization("Friend", SUPPORTER, ghana)
    organization("Guide", STEERING, ghana)

    response = client.get(address)

    assert shown(response) == {
        "steering committee": [("Ghana", ["Guide"])],
        "members": [
            ("Ghana", ["A of Ghana", "B of Ghana"]),
            ("Österreich", ["Of Austria"]),
            (None, ["Nowhere"]),
        ],
        "NGO supporters": [("Ghana", ["Friend"])],
    }
    assert [rank.count for rank in response.context["ranks"]] == [1, 4, 1]


def test_directory_leaves_out_standings_that_have_ended(client, address):
    day = timezone.localdate() - timedelta(days=1)
    former = OrganizationFactory(published=True)
    StandingFactory(
        organization=former, ended_from=day, ended_until=day, ended_precision="day", kind=MEMBER
    )

    assert shown(client.get(address)) == {}


def test_organization_with_two_open_standings_stands_under_the_higher(client, address):
    last = timezone.localdate()
    rising = organization("Rising", STEERING)
    StandingFactory(
        organization=rising, ended_from=last, ended_until=last, ended_precision="day", kind=MEMBER
    )

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
    standing = StandingFactory(
        began_from="2012-03-01", began_until="2012-03-31", began_precision="month"
    )

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

    response = client.get(PageFactory().url)

    assert response.context["ranks"] == []


@pytest.mark.parametrize("count", [3, 30])
def test_directory_needs_the_same_queries_for_any_number_of_organizations(
    client, address, count, django_assert_num_queries
):
    for number in range(count):
        organization(f"Organization {number}", MEMBER, RegionFactory(country=True))

    with django_assert_num_queries(3):
        response = client.get(address)

    assert [rank.count for rank in response.context["ranks"]] == [count]
