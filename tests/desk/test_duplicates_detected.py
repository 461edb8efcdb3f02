"""Whatever is saved is compared with all others, and what is gone is forgotten."""

from contextlib import contextmanager

import pytest
from django.db import connection

from events.models import Organization
from r2p.desk.duplicates.detection import MATCHERS, detect, detect_all
from r2p.desk.models import Likeness, Trait
from tests.desk.proposed_duplicates import Reason
from tests.factories import OrganizationFactory, OrganizationNameFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Run the block and then its on-commit callbacks: `with committed(): …`."""

    @contextmanager
    def transaction():
        with django_capture_on_commit_callbacks(execute=True) as acts:
            yield acts
        connection.run_on_commit.clear()

    return transaction


def test_saved_record_is_noticed(committed):
    with committed():
        one, other = OrganizationFactory.create_batch(2, name="Global Centre")

    likeness = Likeness.objects.get()
    assert (likeness.keys, likeness.reason) == ((one.pk, other.pk), Reason.NAME)


def test_changed_record_is_noticed_again(committed):
    with committed():
        one, _other = OrganizationFactory.create_batch(2, name="Global Centre")
    with committed():
        one.name = "Regional Office"
        one.save()

    assert not Likeness.objects.exists()


@pytest.mark.parametrize("gone", ["deleted", "trashed"])
def test_record_that_is_gone_is_forgotten(committed, gone):
    with committed():
        one, other = OrganizationFactory.create_batch(2, name="Global Centre")
    pk = one.pk
    with committed():
        if gone == "deleted":
            one.delete()
        else:
            one.trashed_at = one.created_at
            one.save()

    assert not Likeness.objects.exists()
    assert not Trait.objects.filter(record_id=pk).exists()
    assert Trait.objects.filter(record_id=other.pk).exists()


def test_other_name_is_noticed(committed):
    with committed():
        one, other = OrganizationFactory(name="Global Centre"), OrganizationFactory()
    with committed():
        OrganizationNameFactory(organization=other, name="Global Centre")

    assert Likeness.objects.get().keys == (one.pk, other.pk)


def test_record_is_noticed_once_with_its_parts(committed):
    with committed() as acts:
        organization = OrganizationFactory()
        OrganizationNameFactory.create_batch(3, organization=organization)
        organization.save()

    assert len([act for act in acts if act.__qualname__.startswith("detect_on_commit")]) == 1


def test_refused_pair_stays_refused():
    one, other = OrganizationFactory.create_batch(2, name="Global Centre")
    kind = MATCHERS[Organization]
    detect_all(kind)
    Likeness.objects.update(refused_at=one.created_at, refused_by=UserFactory())

    detect(kind, one.pk)
    detect_all(kind)

    likeness = Likeness.objects.get()
    assert (likeness.keys, likeness.refused_at) == ((one.pk, other.pk), one.created_at)


def test_all_at_once_and_one_by_one_find_the_same():
    records = [OrganizationFactory(name=name) for name in ("Centre A", "Centre a", "Centre B")]
    records += OrganizationFactory.create_batch(2, website="https://r2p.example/")
    kind = MATCHERS[Organization]

    for record in records:
        detect(kind, record.pk)
    one_by_one = found()
    detect_all(kind)

    assert one_by_one == found()
    assert len(found()[0]) == 2


def found():
    likenesses = Likeness.objects.order_by("one_id", "other_id")
    traits = Trait.objects.values_list("record_id", "sort", "value")
    return list(likenesses.values_list("one_id", "other_id", "reason")), sorted(traits)


@pytest.mark.parametrize("count", [1, 3])
def test_noticing_needs_the_same_queries_for_any_number(count, django_assert_num_queries):
    records = OrganizationFactory.create_batch(count + 1, name="Global Centre")
    kind = MATCHERS[Organization]
    detect_all(kind)

    with django_assert_num_queries(9):
        detect(kind, records[0].pk)
