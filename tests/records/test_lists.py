import pytest
from django.urls import reverse
from django.utils import timezone

from documents.models import Contribution
from events.models import Organization
from r2p.records import lists
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    FormerAddressFactory,
    OrganizationFactory,
    RegionFactory,
)

pytestmark = pytest.mark.django_db

YEARS = {
    "document-list": "Year",
    "event-list": "Year",
    "series-list": "Year of an event",
    "organization-list": "Year of an event",
    "participant-list": "Year of an event",
}
LISTS = list(YEARS)
NOT_ON_RECORD = "There is no record with this name."


def mistakes(response):
    return [(str(label), str(error)) for label, error in response.context["filter"].mistakes]


@pytest.mark.parametrize("name", LISTS)
def test_wrong_year_is_told_at_the_filter_of_each_list(client, name):
    response = client.get(reverse(name), {"year": "soon"})

    assert response.status_code == 400
    assert mistakes(response) == [(YEARS[name], "Enter a year with four digits, such as 2014.")]


@pytest.mark.parametrize("year", ["-5", "99999", "2014.5", "1e3", "2e3", "٢٠١٤x", "0" * 400])
def test_wrong_year_is_told_however_it_is_wrong(client, year):
    response = client.get(reverse("event-list"), {"year": year})

    assert (response.status_code, len(mistakes(response))) == (400, 1)


@pytest.mark.parametrize("slug", ["nowhere", "a b", "%00", "x" * 5000, "1 OR 1=1", "\0"])
def test_unknown_region_is_told_at_its_filter(client, slug):
    told = "Null characters are not allowed." if slug == "\0" else NOT_ON_RECORD

    responses = [client.get(reverse(name), {"region": slug}) for name in LISTS]

    assert [response.status_code for response in responses] == [400] * 5
    assert [error for response in responses for _at, error in mistakes(response)] == [told] * 5


def test_two_wrong_filters_are_both_told(client):
    assert mistakes(client.get(reverse("document-list"), {"kind": "novel", "language": "xx"})) == [
        ("Kind", "This is not one of the choices."),
        ("Language", "This is not one of the choices."),
    ]


def test_hidden_publisher_is_told_as_an_unknown_one(client):
    OrganizationFactory(slug="secret-society")

    answers = [
        client.get(reverse("document-list"), {"publisher": slug})
        for slug in ("secret-society", "no-such-society")
    ]

    assert answers[0].content == answers[1].content


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ("999", "There is no such page. The last page is 1."),
        ("0", "There is no such page. The last page is 1."),
        ("second", "This is not a page number."),
        ("9" * 40, "There is no such page. The last page is 1."),
    ],
)
def test_page_that_is_not_there_is_told(client, page, message):
    responses = [client.get(reverse(name), {"page": page}) for name in LISTS]

    assert [response.status_code for response in responses] == [404] * 5
    assert [response.context["message"] for response in responses] == [message] * 5


def test_list_is_paged_in_twenties(client):
    DocumentFactory.create_batch(41, published=True)

    pages = [client.get(reverse("document-list"), {"page": n}).context["page"] for n in (1, 2, 3)]

    assert [len(page) for page in pages] == [20, 20, 1]


def test_pages_keep_the_filters(client):
    DocumentFactory.create_batch(21, published=True)

    content = client.get(reverse("document-list"), {"kind": "report"}).content.decode()

    assert content.count('href="/documents/?kind=report&amp;page=2" rel="next"') == 1


def test_region_without_a_record_stays_chosen_and_its_empty_list_has_a_way_onward(client):
    region = RegionFactory(country=True)

    response = client.get(reverse("document-list"), {"region": region.slug})

    choices = response.context["filter"].form.fields["region"].widget.choices
    assert [slug for slug, _name in choices] == ["", region.slug]
    assert response.status_code == 200
    assert response.content.decode().count("No records match these filters.") == 1


def test_list_that_lacks_a_page_is_no_former_address(client):
    FormerAddressFactory(address="/documents/")

    assert client.get(reverse("document-list"), {"page": "9"}).status_code == 404


@pytest.mark.parametrize("name", LISTS)
def test_empty_list_says_so(client, name):
    response = client.get(reverse(name))

    assert response.context["page"].paginator.count == 0
    assert response.content.decode().count("There are no records here yet.") == 1


@pytest.mark.parametrize(("count", "offered"), [(200, True), (201, False)])
def test_choice_of_more_than_anybody_looks_through_is_not_offered(client, count, offered):
    now = timezone.now()
    bodies = OrganizationFactory.build_batch(
        count, status="published", publish_at=now, first_published_at=now
    )
    bodies = Organization.objects.bulk_create(bodies)
    document = DocumentFactory(published=True)
    Contribution.objects.bulk_create(
        Contribution(document=document, organization=body, role="publisher") for body in bodies
    )

    form = client.get(reverse("document-list")).context["filter"].form

    assert ("publisher" in [field.name for field in form.visible_fields()]) == offered


def test_choice_that_is_not_offered_is_taken_from_a_link(client, monkeypatch):
    monkeypatch.setattr(lists, "MOST_OFFERED", 0)
    contribution = ContributionFactory()
    DocumentFactory(published=True)

    page = client.get(reverse("document-list"), {"publisher": contribution.organization.slug})

    assert page.context["page"].object_list == [contribution.document]
