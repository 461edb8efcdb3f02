"""Placements tell of regions what the records tell, however these were written."""

from datetime import timedelta
from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.management import call_command
from django.utils import timezone

from documents.models import Document, DocumentPlacement
from events.models import Standing
from r2p.regions.models import Region
from tests.admin_pages import as_shown, page, sign_in
from tests.factories import DocumentFactory, EventFactory, UserFactory
from tests.regions.plain import assert_true, readers, told_plainly

pytestmark = pytest.mark.django_db


def test_there_is_something_to_tell_to_every_reader(records):
    told = [told_plainly(Document.objects.all(), user)["asia"] for user in readers()]

    counts = [count for _keys, count, _counted, _years in told]
    assert counts == sorted(counts)
    assert 0 < counts[0] < counts[-1] < Document.objects.count()


def test_placements_tell_every_reader_what_the_records_tell(records):
    assert_true(readers)


def test_placements_are_true_after_a_region_has_another_slug(records):
    documents = Document.objects.visible_to(AnonymousUser())
    before = documents.in_region(records["asia"]).fast_count()
    records["asia"].slug = "asia-and-oceania"

    records["asia"].save()

    assert documents.in_region(records["asia"]).fast_count() == before > 0
    assert_true()


def test_placements_are_true_after_a_region_is_restored_from_its_history(records):
    moved = records["eastern-asia"]
    moved.parent = records["africa"]
    moved.save()

    moved.history.last().instance.save()

    assert Region.objects.get(slug="china").path == "asia/eastern-asia/china"
    records["china"].documents.first().save()
    assert_true()


def test_placements_are_true_after_the_form_of_the_admin(client, records):
    sign_in(client, "Editor")
    document = DocumentFactory(published=True, regions=[records["china"]])

    data = as_shown(client.get(page(document)), regions=[records["africa"].pk], audience=10)
    client.post(page(document), data)

    member = UserFactory(standing=Standing.Kind.SUPPORTER)
    assert document in Document.objects.visible_to(member).in_region(records["africa"])
    assert_true()


@pytest.mark.parametrize("factory", [DocumentFactory, EventFactory])
def test_record_appears_when_its_hour_comes(tree, factory, monkeypatch):
    hour = timezone.now() + timedelta(hours=1)
    records = type(factory(status="published", publish_at=hour, regions=[tree["china"]])).objects

    def counted_at(moment):
        monkeypatch.setattr(timezone, "now", lambda: moment)
        return records.visible_to(AnonymousUser()).in_region(tree["asia"]).fast_count()

    assert [counted_at(hour - timedelta(seconds=1)), counted_at(hour)] == [0, 1]


# -- What is wrong is found and mended -----------------------------------------------------------


def test_a_wrong_placement_would_be_noticed(records):
    DocumentPlacement.objects.filter(status="draft").update(
        status="published", publish_at="2001-01-01T00:00Z"
    )

    with pytest.raises(AssertionError):
        assert_true()


def test_command_mends_wrong_placements_and_says_how_many(records):
    wrong, lost = Document.objects.filter(placements__isnull=False).distinct()[:2]
    wrong.placements.update(audience=7)
    lost.placements.all().delete()
    output = StringIO()

    call_command("place_records", stdout=output)

    assert output.getvalue().splitlines() == [
        "organizations: 30 placed, 0 had been wrong",
        "events: 30 placed, 0 had been wrong",
        "documents: 30 placed, 2 had been wrong",
    ]
    assert_true()


def test_a_wrong_placement_shows_nobody_what_is_not_for_them(client, tree):
    document = DocumentFactory(published=True, audience=40, regions=[tree["china"]])
    document.placements.update(audience=0)

    response = client.get(tree["china"].get_absolute_url())

    assert response.context["others"].rows == []
    assert document.title not in response.content.decode()
