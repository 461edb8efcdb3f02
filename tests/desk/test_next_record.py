"""From one record of a list to the next."""

import pytest
from django.utils.http import urlencode

from documents.models import Document
from events.models import Organization
from tests.admin_pages import as_shown, page
from tests.factories import DocumentFactory, OrganizationFactory, RegionFactory

pytestmark = pytest.mark.django_db


def from_list(record, **query):
    """The page of a record as one comes to it from a list."""
    return f"{page(record)}?{urlencode({'_changelist_filters': urlencode(query)})}"


def place(response):
    return tuple(response.context.get(name) for name in ("place", "places", "next_pk"))


def test_record_stands_at_its_place_in_the_list(as_cataloguer):
    third, second, first = DocumentFactory.create_batch(3)  # the newest first
    DocumentFactory(kind=Document.Kind.SPEECH)

    places = [
        place(as_cataloguer.get(from_list(document, kind__exact=document.kind)))
        for document in (first, second, third)
    ]

    assert places == [(1, 3, second.pk), (2, 3, third.pk), (3, 3, None)]


def test_record_without_a_list_has_no_place(as_cataloguer):
    document, _other = DocumentFactory.create_batch(2)

    assert place(as_cataloguer.get(page(document))) == (None, None, None)


def test_names_follow_one_another_as_in_their_list(as_cataloguer):
    b, a = OrganizationFactory(name="B"), OrganizationFactory(name="a")

    assert place(as_cataloguer.get(from_list(a, status__exact="draft"))) == (1, 2, b.pk)


def ordered_by(client, column):
    """The query of the list of organizations ordered by a column, and what it lists."""
    shown = client.get(page(Organization(), "changelist")).context["cl"].list_display
    columns = [getattr(one, "__name__", one) for one in shown]
    query = {"o": str(columns.index(column))}
    return query, client.get(page(Organization(), "changelist"), query).context["cl"].result_list


@pytest.mark.parametrize("column", ["name", "short_name", "kind", "status_badge", "audience_badge"])
def test_next_follows_the_column_by_which_a_list_is_ordered(as_cataloguer, column):
    for short_name, kind in (("B", "other"), ("A", "media"), ("A", "university")):
        OrganizationFactory(short_name=short_name, kind=kind)
    query, listed = ordered_by(as_cataloguer, column)

    pages = [as_cataloguer.get(from_list(organization, **query)) for organization in listed]

    keys = [organization.pk for organization in listed]
    assert [response.context["next_pk"] for response in pages] == [*keys[1:], None]


def test_nothing_is_next_where_a_list_is_ordered_by_another_table(as_cataloguer):
    OrganizationFactory.create_batch(2, country=RegionFactory())
    query, listed = ordered_by(as_cataloguer, "country")

    pages = [as_cataloguer.get(from_list(organization, **query)) for organization in listed]

    assert [response.context.get("next_pk") for response in pages] == [None, None]


def test_wrong_list_gives_no_place(as_cataloguer):
    document = DocumentFactory()

    response = as_cataloguer.get(from_list(document, kind__exact="nothing", e="1", nothing="1"))

    assert place(response) == (None, None, None)


def test_save_and_next_leads_on_though_the_record_leaves_the_list(as_editor):
    second, first = DocumentFactory.create_batch(2, status="in_review")
    address = from_list(first, work="in-review", o="1")
    data = as_shown(as_editor.get(address), _save_and_next="1", _next=second.pk, status="published")

    response = as_editor.post(address, data)

    first.refresh_from_db()
    assert first.status == "published"
    assert response.url == from_list(second, work="in-review", o="1")


def test_save_and_view_leads_to_the_page(as_editor):
    document = DocumentFactory(published=True)
    data = as_shown(as_editor.get(page(document)), _save_and_view="1")

    assert as_editor.post(page(document), data).url == document.get_absolute_url()


@pytest.mark.parametrize("count", [3, 30])
def test_record_from_a_list_needs_the_same_queries_however_long_it_is(
    as_editor, count, django_assert_num_queries
):
    documents = DocumentFactory.create_batch(count, status="in_review")
    as_editor.get(
        from_list(documents[0], work="in-review")
    )  # content types are remembered from now

    with django_assert_num_queries(15):
        response = as_editor.get(from_list(documents[1], work="in-review"))

    assert response.context["places"] == count
