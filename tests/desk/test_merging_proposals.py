"""Records that are probably the same are proposed for merging, one pair after the other."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse

from events.models import Organization
from r2p.desk.models import Likeness, Merge
from tests.admin_pages import page, sign_in
from tests.desk.merge_pages import chosen, merge_page, page_of
from tests.factories import DocumentFactory, OrganizationFactory

pytestmark = pytest.mark.django_db

RIGHTS = [f"{act}_organization" for act in ("view", "change", "delete")]


def propose(one, other, reason=Likeness.Reason.NAME):
    return Likeness.objects.create(
        record_type_id=content_type_id(one), one_id=one.pk, other_id=other.pk, reason=reason
    )


def content_type_id(record):
    return ContentType.objects.get_for_model(record).pk


def test_proposals_come_with_the_surest_first(as_editor):
    records = OrganizationFactory.create_batch(4)
    propose(*records[:2], Likeness.Reason.WEBSITE)
    propose(*records[2:], Likeness.Reason.IDENTIFIER)

    response = as_editor.get(page_of(records[0], "duplicates"))

    rows = response.context["rows"]
    assert [row["reason"] for row in rows] == ["the same identifier", "the same website"]
    assert [[one for one, _facts in row["pair"]] for row in rows] == [records[2:], records[:2]]


def test_proposals_are_worked_through_one_after_the_other(as_editor):
    records = OrganizationFactory.create_batch(4)
    first, second = propose(*records[:2]), propose(*records[2:])

    address = as_editor.get(page_of(records[0], "duplicates")).context["rows"][0]["address"]
    response = as_editor.post(address, chosen(as_editor.get(address)), follow=True)
    following = response.redirect_chain[-1][0]
    ending = as_editor.get(as_editor.get(following).context["following"])

    assert address == merge_page(*records[:2], proposal=first.place)
    assert following == merge_page(*records[2:], proposal=second.place)
    assert ending.url == page_of(records[0], "duplicates")


def test_pair_that_is_not_the_same_is_not_proposed_again(client):
    user = sign_in(client, "Editor")
    one, other = OrganizationFactory.create_batch(2)
    propose(one, other)

    client.post(merge_page(one, other), {"refuse": "1"})

    likeness = Likeness.objects.get()
    assert (likeness.refused_by, likeness.refused_at is None) == (user, False)
    assert client.get(page_of(one, "duplicates")).context["rows"] == []
    assert Organization.objects.count() == 2


def test_choice_of_another_begins_with_what_it_may_be(as_editor):
    one, other, *rest = OrganizationFactory.create_batch(4)
    likeness = propose(one, other)
    propose(*rest)

    tools = dict(as_editor.get(page(other)).context["tools"])
    rows = as_editor.get(tools["Merge with another record"]).context["rows"]

    assert [row["address"] for row in rows] == [merge_page(one, other, proposal=likeness.place)]


def test_who_may_not_publish_is_proposed_nothing(client):
    sign_in(client, rights=RIGHTS)
    one, other = OrganizationFactory(), OrganizationFactory(published=True)
    propose(one, other)

    response = client.get(page_of(one, "merge", keep=one.pk))

    assert "rows" not in response.context


@pytest.mark.parametrize(("group", "told"), [("Editor", True), ("Cataloguer", False)])
def test_start_page_tells_publishers_of_possible_duplicates(client, group, told):
    sign_in(client, group)
    propose(*OrganizationFactory.create_batch(2))

    lists = client.get(reverse("admin:index")).context["lists"]

    assert ("duplicates" in [one.name for one in lists]) == told


@pytest.mark.parametrize("wrong", ["x", "1", "99999999999999999999.1", "²."])
def test_place_that_is_none_leads_to_the_first_proposal(as_editor, wrong):
    one, other = OrganizationFactory.create_batch(2)
    likeness = propose(one, other)

    response = as_editor.get(page_of(one, "duplicates", after=wrong))

    assert response.url == merge_page(one, other, proposal=likeness.place)


@pytest.mark.parametrize("count", [1, 3])
def test_proposals_need_the_same_queries_for_any_number(
    as_editor, count, django_assert_num_queries
):
    for _number in range(count):
        propose(*DocumentFactory.create_batch(2, dated=True))
    address = page_of(DocumentFactory(), "duplicates")
    as_editor.get(address)

    with django_assert_num_queries(7):
        response = as_editor.get(address)

    assert len(response.context["rows"]) == count


def test_recent_merges_stand_above_the_proposals(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)
    as_editor.post(merge_page(keep, give_up), chosen(as_editor.get(merge_page(keep, give_up))))

    response = as_editor.get(page_of(keep, "duplicates"))

    merge = Merge.objects.get()
    assert response.context["merges"] == [(merge, page_of(keep, "unmerge", merge.pk))]
