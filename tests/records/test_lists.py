import pytest
from django.urls import reverse

from tests.factories import DocumentFactory, OrganizationFactory, RegionFactory

pytestmark = pytest.mark.django_db

LISTS = ["document-list", "event-list", "series-list", "organization-list", "participant-list"]


def mistakes(response):
    return [(str(label), str(error)) for label, error in response.context["filter"].mistakes]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("year", ["soon", "-5", "99999", "2014.5", "1e3", "٢٠١٤x", "0" * 400])
def test_wrong_year_is_told_at_its_filter(client, name, year):
    response = client.get(reverse(name), {"year": year})

    assert response.status_code == 400
    assert mistakes(response) == [("Year", "write a year with four digits, such as 2014.")]


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("slug", ["nowhere", "a b", "%00", "\0", "x" * 5000, "1 OR 1=1"])
def test_unknown_region_is_told_at_its_filter(client, name, slug):
    response = client.get(reverse(name), {"region": slug})

    assert response.status_code == 400
    assert [label for label, error in mistakes(response)] == ["Region"]


def test_two_wrong_filters_are_both_told(client):
    response = client.get(reverse("document-list"), {"kind": "novel", "language": "xx"})

    assert mistakes(response) == [
        ("Kind", "there is no such choice."),
        ("Language", "there is no such choice."),
    ]


def test_hidden_publisher_is_told_as_an_unknown_one(client):
    OrganizationFactory(slug="secret-society")

    answers = [
        client.get(reverse("document-list"), {"publisher": slug})
        for slug in ("secret-society", "no-such-society")
    ]

    assert answers[0].content == answers[1].content


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("999", "There is no such page; the last one is 1."),
        ("0", "There is no such page; the last one is 1."),
        ("second", "Pages are numbered: this is not the number of a page."),
        ("9" * 40, "There is no such page; the last one is 1."),
    ],
)
def test_page_that_is_not_there_is_told(client, name, page, message):
    response = client.get(reverse(name), {"page": page})

    assert response.status_code == 404
    assert response.context["message"] == message


def test_list_is_paged_in_twenties(client):
    DocumentFactory.create_batch(41, published=True)

    pages = [client.get(reverse("document-list"), {"page": n}).context["page"] for n in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 1]


def test_pages_keep_the_filters(client):
    DocumentFactory.create_batch(21, published=True)

    content = client.get(reverse("document-list"), {"kind": "report"}).content.decode()

    assert content.count('href="/documents/?kind=report&amp;page=2" rel="next"') == 1


def test_region_without_a_record_gives_an_empty_list_and_a_way_onward(client):
    region = RegionFactory(country=True)

    response = client.get(reverse("document-list"), {"region": region.slug})

    assert response.status_code == 200
    assert response.content.decode().count("Nothing on record matches.") == 1
