"""One record says what both have said, or what was chosen, and is known by the names of both."""

from datetime import timedelta

import pytest
from django.utils import timezone

from events.models import Organization
from r2p.desk.merging.merger import MergeError
from r2p.desk.merging.undo import undo
from r2p.desk.models import Step
from tests.desk.merges import entries, merge
from tests.factories import (
    DocumentFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_empty_field_is_filled_and_another_stays_unless_chosen():
    keep = OrganizationFactory(short_name="APR2P", website="")
    give_up = OrganizationFactory(short_name="APC", website="https://example.org/")

    merge(keep, give_up)

    assert (keep.short_name, keep.website) == ("APR2P", "https://example.org/")


def test_chosen_field_is_taken_from_the_other():
    keep, give_up = OrganizationFactory(kind="think_tank"), OrganizationFactory(kind="university")

    merge(keep, give_up, kind="give_up")

    assert keep.kind == "university"


def test_known_date_is_chosen_as_a_whole():
    keep, give_up = DocumentFactory(dated=True), DocumentFactory(issued=None)
    give_up.issued_from = give_up.issued_until = "2013-01-02"
    give_up.issued_precision = "day"
    give_up.save()

    merge(keep, give_up, issued="give_up")

    assert (str(keep.issued), str(keep.order_on)) == ("2 January 2013", "2013-01-02")


@pytest.mark.parametrize(("kept", "other", "left"), [(0, 20, 20), (20, 0, 20)])
def test_fewer_may_see_it_unless_chosen_otherwise(kept, other, left):
    keep, give_up = ParticipantFactory(audience=kept), ParticipantFactory(audience=other)

    merge(keep, give_up)

    assert keep.audience == left


def test_first_publication_of_either_is_kept():
    early = timezone.now() - timedelta(days=9)
    keep = DocumentFactory(published=True)
    give_up = DocumentFactory(published=True, publish_at=early)

    merge(keep, give_up)

    assert keep.first_published_at == early


def test_key_of_the_catalogue_is_kept():
    keep, give_up = OrganizationFactory(key=""), OrganizationFactory(key="apr2p")

    merge(keep, give_up)

    assert keep.key == "apr2p"


def test_names_of_the_other_stay_known():
    keep = OrganizationFactory(name="Asia-Pacific Centre", short_name="APR2P")
    give_up = OrganizationFactory(name="APC for R2P", short_name="APC")
    OrganizationNameFactory(organization=keep, name="The Centre")
    OrganizationNameFactory(organization=give_up, name="The Centre")

    merge(keep, give_up)

    names = set(keep.names.values_list("name", "kind"))
    assert names == {("The Centre", "other"), ("APC for R2P", "other"), ("APC", "short")}


def test_own_name_stays_known_where_the_other_is_chosen():
    keep, give_up = ParticipantFactory(name="A. Bellamy"), ParticipantFactory(name="Alex Bellamy")

    merge(keep, give_up, name="give_up")

    assert (keep.name, [str(name) for name in keep.names.all()]) == ("Alex Bellamy", ["A. Bellamy"])


def test_same_name_written_otherwise_is_not_noted():
    keep = OrganizationFactory(name="Asia-Pacific Centre")
    give_up = OrganizationFactory(name="asia pacific centre")

    merge(keep, give_up)

    assert keep.names.count() == 0


@pytest.mark.parametrize("choices", [{}, {"slug": "give_up"}])
def test_both_addresses_lead_to_the_kept_one(client, choices):
    keep, give_up = OrganizationFactory.create_batch(2, published=True)
    addresses = {keep.get_absolute_url(), give_up.get_absolute_url()}

    merge(keep, give_up, **choices)

    other = (addresses - {keep.get_absolute_url()}).pop()
    response = client.get(other)
    assert (response.status_code, response.url) == (301, keep.get_absolute_url())
    assert client.get(keep.get_absolute_url()).context["organization"] == keep


@pytest.mark.parametrize("published", [0, 1])
def test_what_was_shown_does_not_become_a_draft(published):
    pair = OrganizationFactory.create_batch(2)
    shown = pair[published]
    shown.status = "published"
    shown.save()
    choices = {"status": "give_up"} if published == 0 else {}

    with pytest.raises(MergeError) as refusal:
        merge(*pair, **choices)

    sentence = "Readers have seen one of these records. Choose “published” or withdraw it first."
    assert refusal.value.message_dict == {"status": [sentence]}
    assert Organization.objects.count() == 2


def test_change_of_publication_and_audience_is_noted_and_noted_back():
    keep = OrganizationFactory(published=True)
    give_up = OrganizationFactory(withdrawn=True, audience=20)

    done = merge(keep, give_up, status="give_up")
    undo(done, UserFactory())

    acts = entries().values_list("act", flat=True)
    changed = ["withdrawn", "audience_changed", "merged"]
    assert list(acts) == [*changed, "published", "audience_changed", "unmerged"]
    assert list(Step.objects.order_by("pk").values_list("to_status", flat=True)) == [
        "withdrawn",
        "published",
    ]
