"""Permissions to see the history of a record and to restore a state."""

import pytest
from pytest_django.asserts import assertNotContains

from tests.admin_pages import every_record, sign_in
from tests.desk.history_pages import address, change, next_revision, restore, state_page, text_of
from tests.factories import (
    DocumentFactory,
    MembershipFactory,
    PageFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@every_record
def test_cataloguer_restores_a_draft(as_cataloguer, factory):
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    restore(as_cataloguer, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_restores_nothing_that_was_published(as_cataloguer, factory, status):
    record = factory()
    change(record, **{text_of(record): "After"}, status=status)
    state = as_cataloguer.get(state_page(as_cataloguer, record, 1))

    response = restore(as_cataloguer, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")
    assertNotContains(state, "Restore this state")


def test_cataloguer_does_not_publish_by_restoring(as_cataloguer):
    document = DocumentFactory(title="Before", published=True)
    type(document).objects.filter(pk=document.pk).update(
        status="draft", title="After", publish_at=None, first_published_at=None
    )
    next_revision()
    document.refresh_from_db()
    document.save()

    restore(as_cataloguer, document)

    document.refresh_from_db()
    assert (document.title, document.status, document.publish_at) == ("Before", "draft", None)


@pytest.mark.parametrize("factory", [RegionFactory, ThemeFactory, PageFactory])
def test_cataloguer_restores_no_subject_and_no_page(as_cataloguer, factory):
    record = factory()
    change(record, **{text_of(record): "After"})

    response = restore(as_cataloguer, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")


def test_editor_sees_no_history_of_memberships(client, editor):
    assert client.get(address(MembershipFactory())).status_code == 403


@pytest.mark.parametrize("name", ["history", "compare", "state"])
def test_staff_without_a_group_see_no_history(client, name):
    sign_in(client)
    document = DocumentFactory()

    answer = client.get(address(document, name, *([1] if name == "state" else [])))

    assert answer.status_code == 403
