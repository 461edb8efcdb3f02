"""A merge is undone for ten minutes: everything is as it was, or it is said why not."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Organization
from r2p.desk.merging.undo import UndoError, undo
from r2p.desk.models import Merge
from r2p.desk.scheduled.jobs import forget_merges
from tests.admin_pages import page
from tests.desk.merge_pages import chosen, merge_page, page_of
from tests.desk.merges import entries, every_kind, merge, state
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    OrganizationFactory,
    RegionFactory,
    UserFactory,
)
from tests.regions.plain import assert_true

pytestmark = pytest.mark.django_db


# -- Undoing -------------------------------------------------------------------------------------


@every_kind
def test_undoing_makes_everything_as_it_was(make, merger):
    keep, give_up, _rows = make()
    before = state()

    done = merger(keep, give_up).merge({"slug": "give_up", "name": "give_up"}, UserFactory())
    merged = state()
    undo(done, UserFactory())

    assert merged != before
    assert state() == before


def test_undoing_stands_in_history_and_in_the_audit_log():
    keep, give_up = OrganizationFactory.create_batch(2)
    user = UserFactory()

    undo(merge(keep, give_up), user)

    kinds = Organization.history.filter(id=give_up.pk).order_by("history_id")
    assert list(kinds.values_list("history_type", flat=True)) == ["+", "-", "+"]
    told = entries().values_list("act", "about_name")
    assert list(told) == [("merged", keep.name), ("unmerged", keep.name)]


def test_merge_is_undone_for_ten_minutes():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    Merge.objects.update(at=timezone.now() - timedelta(minutes=10, seconds=1))

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert str(refusal.value) == "A merge can be undone for ten minutes. This time has passed."
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_undone_once():
    done = merge(*OrganizationFactory.create_batch(2))
    undo(done, UserFactory())

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert str(refusal.value) == "This merge has already been undone."


def test_merge_is_not_undone_where_a_moved_row_was_changed_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ContributionFactory(organization=give_up)
    done = merge(keep, give_up)
    line.refresh_from_db()
    line.organization = OrganizationFactory()
    line.save()

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    sentence = "The merge cannot be undone because these have changed since: "
    assert str(refusal.value) == f"{sentence}contribution “publisher”."
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_not_undone_where_a_moved_row_was_deleted_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ContributionFactory(organization=give_up)
    done = merge(keep, give_up)
    line.delete()

    with pytest.raises(UndoError):
        undo(done, UserFactory())


def test_what_the_merge_did_not_touch_may_have_changed_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    keep.staff_notes = "Seen."
    keep.save()

    undo(done, UserFactory())

    keep.refresh_from_db()
    assert keep.staff_notes == "Seen."
    assert Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_not_undone_where_the_address_is_taken_meanwhile():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    OrganizationFactory(slug=give_up.slug)

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert "Organization with this Slug already exists." in str(refusal.value)
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_journal_is_emptied_once_it_is_of_no_use():
    old = merge(*OrganizationFactory.create_batch(2))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    new = merge(*OrganizationFactory.create_batch(2))

    old.refresh_from_db()
    assert (old.journal, new.journal != []) == ([], True)


def test_journal_is_emptied_by_the_clock():
    done = merge(*OrganizationFactory.create_batch(2))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    forget_merges()

    done.refresh_from_db()
    assert done.journal == []


# -- Placements ----------------------------------------------------------------------------------


def test_placements_are_true_after_a_merge_and_after_its_undoing():
    china, africa = RegionFactory(country=True), RegionFactory(country=True)
    keep = DocumentFactory(published=True, regions=[china], dated=True)
    give_up = DocumentFactory(published=True, regions=[africa], audience=20)
    body = OrganizationFactory(published=True, country=china)
    other = OrganizationFactory(published=True, country=africa)

    merges = [merge(keep, give_up), merge(body, other, country="give_up")]
    assert_true()
    for done in merges:
        undo(done, UserFactory())

    assert_true()


# -- By a button -------------------------------------------------------------------------------


def test_merge_is_undone_by_a_button(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2, published=True)
    as_editor.post(merge_page(keep, give_up), chosen(as_editor.get(merge_page(keep, give_up))))
    address = page_of(keep, "unmerge", Merge.objects.get().pk)

    as_editor.get(address)

    assert (Organization.objects.count(), as_editor.post(address).url) == (1, page(give_up))
    assert set(Organization.objects.all()) == {keep, give_up}


def test_merge_that_cannot_be_undone_says_why(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)
    as_editor.post(merge_page(keep, give_up), chosen(as_editor.get(merge_page(keep, give_up))))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    response = as_editor.post(page_of(keep, "unmerge", Merge.objects.get().pk))

    said = [str(message) for message in response.context["messages"]]
    assert "A merge can be undone for ten minutes. This time has passed." in said
    assert Organization.objects.count() == 1


def test_merge_of_another_kind_is_unknown(as_editor):
    keep, give_up = OrganizationFactory.create_batch(2)
    as_editor.post(merge_page(keep, give_up), chosen(as_editor.get(merge_page(keep, give_up))))

    address = page_of(DocumentFactory(), "unmerge", Merge.objects.get().pk)

    assert as_editor.post(address).status_code == 404
