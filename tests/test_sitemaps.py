import re

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from events.models import Standing
from r2p.sitemaps import SITEMAPS, RecordSitemap
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    PageFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db
HOST = "http://testserver"


def addresses(client, address):
    content = client.get(address).content.decode()
    return re.findall(r"<loc>([^<]*)</loc>", content)


def section(client, name, page=1):
    return addresses(client, reverse("sitemap", args=[name, page]))


# An event for members is no more told of its participants than of itself.
FOR_MEMBERS = {"published": True, "audience": 20}
EVENT_FOR_MEMBERS = {**FOR_MEMBERS, "organizations_audience": 20, "people_audience": 20}


def make_public_and_hidden(factory, **fields):
    """One record that everybody may see; and a members' one, a draft and one withdrawn."""
    factory(**(EVENT_FOR_MEMBERS if factory is EventFactory else FOR_MEMBERS), **fields)
    factory(**fields)
    factory(withdrawn=True, **fields)
    return factory(published=True, **fields)


@pytest.mark.parametrize("factory", [DocumentFactory, EventFactory, OrganizationFactory])
def test_sitemap_names_the_public_records_alone(client, factory):
    public = make_public_and_hidden(factory)

    assert section(client, f"{factory._meta.model._meta.model_name}s") == [
        f"{HOST}{public.get_absolute_url()}"
    ]


def test_sitemap_names_the_series_that_have_an_event_for_everybody(client):
    series, other = EventSeriesFactory.create_batch(2, published=True)
    make_public_and_hidden(EventFactory, series=series)
    EventFactory(**EVENT_FOR_MEMBERS, series=other)

    assert section(client, "series") == [f"{HOST}{series.get_absolute_url()}"]


def test_sitemap_names_the_people_of_whom_everybody_may_be_told(client):
    told, hidden = ParticipantFactory.create_batch(2, published=True)
    ParticipationFactory(participant=told)
    ParticipationFactory(participant=hidden, event=EventFactory(published=True, chatham_house=True))

    assert section(client, "participants") == [f"{HOST}{told.get_absolute_url()}"]


def test_sitemap_names_the_regions_with_a_public_record_and_those_above(client):
    country, other = RegionFactory.create_batch(2, country=True)
    RegionFactory()
    make_public_and_hidden(DocumentFactory, regions=[country])
    DocumentFactory(published=True, audience=20, regions=[other])

    assert section(client, "regions") == [
        f"{HOST}{region.get_absolute_url()}" for region in [*country.ancestors(), country]
    ]


@pytest.mark.parametrize("name", SITEMAPS)
@pytest.mark.parametrize("reader", [{"staff": True}, {"standing": Standing.Kind.STEERING}])
def test_sitemap_is_the_same_for_those_who_may_see_more(client, name, reader):
    client.force_login(UserFactory(**reader))
    for state in ({"published": True}, EVENT_FOR_MEMBERS):
        series = EventSeriesFactory(published=True)
        event = EventFactory(**state, series=series, regions=[RegionFactory(country=True)])
        ParticipationFactory(event=event)
    make_public_and_hidden(DocumentFactory)
    make_public_and_hidden(OrganizationFactory)
    PageFactory()
    PageFactory(for_members=True)

    signed_in, visitor = section(client, name), section(Client(), name)

    assert signed_in == visitor != []


def test_sitemap_says_when_a_record_was_last_changed(client):
    document = DocumentFactory(published=True)
    moment = timezone.make_aware(timezone.datetime(2024, 5, 6))
    type(document).objects.update(updated_at=moment)

    content = client.get(reverse("sitemap", args=["documents", 1])).content.decode()
    index = client.get(reverse("sitemap-index")).content.decode()

    assert re.findall("<lastmod>(.*)</lastmod>", content) == ["2024-05-06"]
    assert re.findall("<lastmod>(.*)</lastmod>", index) == ["2024-05-06T00:00:00+00:00"]


def test_index_names_every_page_of_every_section(client, monkeypatch):
    DocumentFactory.create_batch(3, published=True)
    monkeypatch.setattr(RecordSitemap, "limit", 2)

    found = addresses(client, reverse("sitemap-index"))

    assert found == [
        f"{HOST}/sitemap-documents-1.xml",
        f"{HOST}/sitemap-documents-2.xml",
        *(f"{HOST}/sitemap-{name}-1.xml" for name in SITEMAPS if name != "documents"),
    ]
    assert [len(addresses(client, address)) for address in found[:2]] == [2, 1]


def test_sitemap_holds_as_many_addresses_as_one_file_may():
    assert {name: sitemap.limit for name, sitemap in SITEMAPS.items()} == dict.fromkeys(
        SITEMAPS, 50_000
    )


def test_addresses_are_those_of_the_host_that_was_asked(client, settings):
    settings.ALLOWED_HOSTS = ["r2p.example"]
    document = DocumentFactory(published=True)

    response = client.get(
        reverse("sitemap", args=["documents", 1]), headers={"host": "r2p.example"}
    )

    assert f"http://r2p.example{document.get_absolute_url()}" in response.content.decode()


@pytest.mark.parametrize("address", ["/sitemap-people-1.xml", "/sitemap-documents-2.xml"])
def test_sitemap_that_is_not_there_is_not_found(client, address):
    response = client.get(address)

    assert response.status_code == 404
    assert response.templates[0].name == "404.html"


def test_sitemaps_are_themselves_no_search_results(client):
    asked = [reverse("sitemap-index"), reverse("sitemap", args=["documents", 1])]

    answers = [client.get(address) for address in asked]

    assert [answer["Content-Type"] for answer in answers] == ["application/xml"] * 2
    assert [answer["X-Robots-Tag"].split(",")[0] for answer in answers] == ["noindex"] * 2


@pytest.mark.parametrize("count", [1, 4])
@pytest.mark.parametrize("name", ["documents", "events", "series", "organizations", "participants"])
def test_sitemap_needs_two_queries_for_any_number_of_records(
    client, count, name, django_assert_num_queries
):
    for _ in range(count):
        event = EventFactory(published=True, series=EventSeriesFactory(published=True))
        ParticipationFactory(event=event, full=True)
        ContributionFactory()

    with django_assert_num_queries(2):
        found = section(client, name)

    assert len(found) >= count


@pytest.mark.parametrize("count", [1, 4])
def test_sitemap_of_regions_and_index_need_the_same_queries_for_any_number(
    client, count, django_assert_num_queries
):
    regions = RegionFactory.create_batch(count, country=True)
    DocumentFactory.create_batch(count, published=True, regions=regions)

    with django_assert_num_queries(4):
        found = section(client, "regions")
    with django_assert_num_queries(14):
        addresses(client, reverse("sitemap-index"))

    assert len(found) == 3 * count
