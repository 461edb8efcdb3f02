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
def test_cataloguer_restores_a_draft(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before


@every_record
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_cataloguer_restores_nothing_that_was_published(client, factory, status):
    sign_in(client, "Cataloguer")
    record = factory()
    change(record, **{text_of(record): "After"}, status=status)
    state = client.get(state_page(client, record, 1))

    response = restore(client, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")
    assertNotContains(state, "Restore this state")


def test_cataloguer_does_not_publish_by_restoring(client):
    sign_in(client, "Cataloguer")
    document = DocumentFactory(title="Before", published=True)
    type(document).objects.filter(pk=document.pk).update(
        status="draft", title="After", publish_at=None, first_published_at=None
    )
    next_revision()
    document.refresh_from_db()
    document.save()

    restore(client, document)

    document.refresh_from_db()
    assert (document.title, document.status, document.publish_at) == ("Before", "draft", None)


@pytest.mark.parametrize("factory", [RegionFactory, ThemeFactory, PageFactory])
def test_cataloguer_restores_no_subject_and_no_page(client, factory):
    sign_in(client, "Cataloguer")
    record = factory()
    change(record, **{text_of(record): "After"})

    response = restore(client, record)

    record.refresh_from_db()
    assert (response.status_code, getattr(record, text_of(record))) == (403, "After")


def test_editor_sees_no_history_of_memberships(client, editor):
    membership = MembershipFactory()

    response = client.get(address(membership))

    assert response.status_code == 403


@pytest.mark.parametrize("name", ["history", "compare", "state"])
def test_staff_without_a_group_see_no_history(client, name):
    sign_in(client)
    document = DocumentFactory()

    answer = client.get(address(document, name, *([1] if name == "state" else [])))

    assert answer.status_code == 403
