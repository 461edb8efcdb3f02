"""Possible duplicates are shown while a record is typed, and again after saving."""

import pytest
from django.urls import reverse

from events.models import Organization
from r2p.desk.duplicates.detection import MATCHERS, detect_all
from r2p.desk.models import Likeness
from tests.admin_pages import as_shown, page, sign_in, with_line
from tests.desk.proposed_duplicates import TITLE
from tests.factories import (
    DocumentFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    ParticipantFactory,
)

pytestmark = pytest.mark.django_db


def asked(client, record, **typed):
    opts = record._meta
    name = f"admin:{opts.app_label}_{opts.model_name}_likely"
    return client.get(reverse(name, query=typed))


def names(response):
    return [one["name"] for one in response.json()["likely"]]


@pytest.mark.parametrize(
    ("make", "typed"),
    [
        (lambda: OrganizationFactory(name="Global Centre"), {"name": "global centre"}),
        (lambda: OrganizationFactory(short_name="GCR2P"), {"short_name": "GCR2P"}),
        (lambda: ParticipantFactory(name="Ruan Zongze"), {"name": "Zongze Ruan"}),
        (lambda: DocumentFactory(title=TITLE), {"title": TITLE, "issued": "soon"}),
        (lambda: DocumentFactory(doi="10.1/2"), {"title": "Other", "doi": "10.1/2"}),
        (
            lambda: DocumentSymbolFactory(symbol="A/65/877").document,
            {"symbol": ["S/2011/393", "a/65/877"]},
        ),
    ],
)
def test_what_is_typed_is_found(as_cataloguer, make, typed):
    record = make()
    detect_all(MATCHERS[type(record)])

    response = asked(as_cataloguer, record, **typed)

    (found,) = response.json()["likely"]
    assert (found["name"], found["address"]) == (str(record), page(record))


def test_record_itself_is_not_found(as_cataloguer):
    record = OrganizationFactory(name="Global Centre")
    detect_all(MATCHERS[Organization])

    assert names(asked(as_cataloguer, record, name="Global Centre", apart_from=record.pk)) == []


def test_refused_pair_is_not_told_while_typing(as_cataloguer):
    one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    detect_all(MATCHERS[Organization])
    Likeness.objects.update(refused_at=one.created_at)

    assert names(asked(as_cataloguer, one, name="Global Centre", apart_from=one.pk)) == []
    assert names(asked(as_cataloguer, one, name="Global Centre")) == ["Global Centre"] * 2


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"name": ""},
        {"name": "\0"},
        {"name": "x" * 9000},
        {"website": "http://[x"},
        {"name": "Global Centre", "apart_from": "x"},
        {"name": "Global Centre", "apart_from": "9" * 40},
    ],
)
def test_whatever_is_typed_is_answered(as_cataloguer, typed):
    assert asked(as_cataloguer, OrganizationFactory(), **typed).json()["likely"] == []


def test_who_may_see_no_records_is_told_none(client):
    sign_in(client)
    record = OrganizationFactory(name="Global Centre")
    detect_all(MATCHERS[Organization])

    assert asked(client, record, name="Global Centre").status_code == 403


def test_nobody_else_is_told(client):
    record = OrganizationFactory(name="Global Centre")

    assert asked(client, record, name="Global Centre").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_typing_needs_the_same_queries_for_any_number(
    as_cataloguer, count, django_assert_num_queries
):
    records = DocumentFactory.create_batch(count, title=TITLE)
    detect_all(MATCHERS[type(records[0])])
    asked(as_cataloguer, records[0], title=TITLE)

    with django_assert_num_queries(8):
        response = asked(as_cataloguer, records[0], title=TITLE)

    assert len(names(response)) == count


def test_form_says_where_to_ask(as_cataloguer):
    response = as_cataloguer.get(page(Organization()))

    attributes = response.context["adminform"].form.fields["name"].widget.attrs
    assert attributes["data-likely"] == reverse("admin:events_organization_likely")
    assert attributes["data-likely-fields"] == "name short_name website ror wikidata"


def save(client, record, **changes):
    response = client.post(page(record), as_shown(client.get(page(record)), **changes), follow=True)
    return [str(message) for message in response.context["messages"]]


def test_saving_tells_of_what_may_be_the_same(as_cataloguer):
    one = OrganizationFactory(name="Global Centre")
    detect_all(MATCHERS[Organization])

    said = save(as_cataloguer, Organization(), name="Global Centre", slug="new", kind="media")

    assert said[0].startswith("This may be a duplicate of “Global Centre” (the same name).")
    assert f'href="{page(one)}"' in said[0]
    assert Organization.objects.count() == 2


def test_saving_again_does_not_tell_again(as_cataloguer):
    one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    detect_all(MATCHERS[Organization])

    said = save(as_cataloguer, one, kind="media")

    assert not [sentence for sentence in said if "may be the same" in sentence]


def test_line_that_makes_it_the_same_is_told(as_cataloguer):
    record, _other = OrganizationFactory(), OrganizationFactory(name="Global Centre")
    detect_all(MATCHERS[Organization])

    data = as_shown(as_cataloguer.get(page(record)))
    data = with_line(data, "names", name="Global Centre", kind="other")
    response = as_cataloguer.post(page(record), data, follow=True)

    said = [str(message) for message in response.context["messages"]]
    assert "This may be a duplicate of “Global Centre”" in said[0]
