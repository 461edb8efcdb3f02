"""Permissions to compare two records, merge them and undo a merge."""

import pytest
from django.utils import timezone

from events.models import Organization
from r2p.desk.models import Merge
from tests.admin_pages import page, sign_in
from tests.desk.merge_pages import chosen, merge_page, page_of
from tests.factories import (
    DocumentFactory,
    MembershipFactory,
    OrganizationFactory,
    ParticipantFactory,
)

pytestmark = pytest.mark.django_db

RIGHTS = [f"{act}_organization" for act in ("view", "change", "delete")]

every_kind = pytest.mark.parametrize(
    "factory",
    [OrganizationFactory, ParticipantFactory, DocumentFactory],
    ids=lambda factory: factory._meta.model.__name__,
)


@every_kind
@pytest.mark.parametrize("group", [None, "Cataloguer"])
def test_who_may_not_delete_opens_neither_comparison_nor_proposals(client, factory, group):
    sign_in(client, group)
    keep, give_up = factory.create_batch(2)

    addresses = [merge_page(keep, give_up), page_of(keep, "merge"), page_of(keep, "duplicates")]
    answers = [client.get(address).status_code for address in addresses]
    answers += [client.post(address).status_code for address in addresses]

    assert answers == [403] * 6
    assert factory._meta.model.objects.count() == 2


@every_kind
def test_editor_merges_what_is_published(as_editor, factory):
    keep, give_up = factory.create_batch(2, published=True)

    response = as_editor.get(merge_page(keep, give_up))
    response = as_editor.post(merge_page(keep, give_up), chosen(response))

    assert response.url == page(keep)
    assert factory._meta.model.objects.get() == keep


@pytest.mark.parametrize("published", ["keep", "give_up"])
def test_who_may_not_publish_merges_drafts_alone(client, published):
    sign_in(client, rights=RIGHTS)
    draft, other = OrganizationFactory.create_batch(2)
    shown = OrganizationFactory(published=True)
    pair = (shown, draft) if published == "keep" else (draft, shown)

    answers = [
        client.get(merge_page(*pair)).status_code,
        client.post(merge_page(*pair)).status_code,
    ]

    assert answers == [403, 403]
    assert client.get(merge_page(draft, other)).status_code == 200
    assert client.get(page_of(draft, "duplicates")).status_code == 403


def test_who_may_not_publish_does_not_merge_what_was_published_once(client):
    sign_in(client, rights=RIGHTS)
    keep, give_up = OrganizationFactory.create_batch(2)
    Organization.objects.filter(pk=give_up.pk).update(first_published_at=timezone.now())

    assert client.post(merge_page(keep, give_up)).status_code == 403
    assert Organization.objects.count() == 2


def test_who_may_not_publish_does_not_undo_the_merge_of_what_was_published(as_editor):
    keep, give_up = OrganizationFactory(), OrganizationFactory(published=True)
    data = chosen(as_editor.get(merge_page(keep, give_up)), status="give_up")
    as_editor.post(merge_page(keep, give_up), data)
    merge = Merge.objects.get()
    sign_in(as_editor, rights=RIGHTS)

    assert as_editor.post(page_of(keep, "unmerge", merge.pk)).status_code == 403
    assert Organization.objects.count() == 1


def test_cataloguer_does_not_undo_a_merge(client):
    sign_in(client, "Editor")
    keep, give_up = OrganizationFactory.create_batch(2)
    client.post(merge_page(keep, give_up), chosen(client.get(merge_page(keep, give_up))))
    sign_in(client, "Cataloguer")

    address = page_of(keep, "unmerge", Merge.objects.get().pk)
    assert [client.get(address).status_code, client.post(address).status_code] == [403, 403]


def test_cataloguer_is_offered_no_merge(as_cataloguer):
    organization = OrganizationFactory()

    record = as_cataloguer.get(page(organization))
    records = as_cataloguer.get(page(Organization(), "changelist"))

    addresses = [address for _label, address in record.context["tools"] + records.context["tools"]]
    assert not [one for one in addresses if "merge" in one or "duplicates" in one]
    offered = dict(records.context["action_form"].fields["action"].choices)
    assert "compare_chosen" not in offered


def test_number_of_memberships_is_told_to_who_may_see_them(client):
    keep, membership = OrganizationFactory(), MembershipFactory()

    moves = []
    for group in ("Editor", "Administrator"):
        sign_in(client, group)
        response = client.get(merge_page(keep, membership.organization))
        moves.append(response.context["sides"][1]["moves"])

    assert moves == [[], ["1 membership"]]


def test_merge_page_takes_any_other_word_of_its_address(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)

    query = {"keep": keep.pk, "give_up": give_up.pk, "name": "x", "page": "x", "kind": "x"}
    response = as_editor.get("/admin/events/organization/merge/", query)

    swapped = f"?keep={give_up.pk}&give_up={keep.pk}&name=x&page=x&kind=x"
    assert response.context["swapped"] == f"/admin/events/organization/merge/{swapped}"
