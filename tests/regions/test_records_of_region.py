import pytest
from django.contrib.auth.models import AnonymousUser

from documents.models import Document
from events.models import Event, Organization, Standing
from r2p.regions.models import Region
from tests.factories import DocumentFactory, EventFactory, OrganizationFactory, UserFactory

pytestmark = pytest.mark.django_db

RECORDS = [(DocumentFactory, Document), (EventFactory, Event)]
pairs = pytest.mark.parametrize(("factory", "model"), RECORDS)


@pairs
def test_record_of_two_countries_is_in_their_region_once(tree, factory, model):
    record = factory(regions=[tree["china"], tree["japan"], tree["asia"]])

    found = {slug: list(model.objects.in_region(one)) for slug, one in tree.items()}

    assert found == {slug: [] for slug in tree} | {
        "asia": [record],
        "eastern-asia": [record],
        "china": [record],
        "japan": [record],
    }


@pairs
def test_record_without_a_region_is_in_none(tree, factory, model):
    factory()

    assert [list(model.objects.in_region(one)) for one in tree.values()] == [[]] * len(tree)


def test_records_of_a_region_are_found_in_one_query(tree, django_assert_num_queries):
    documents = DocumentFactory.create_batch(3, regions=[tree["china"], tree["japan"]])

    with django_assert_num_queries(1):
        found = list(Document.objects.in_region(tree["asia"]).newest_first())

    assert found == documents[::-1]


def test_records_of_a_region_follow_it_through_the_tree(tree):
    document = DocumentFactory(regions=[tree["china"]])

    tree["eastern-asia"].parent = tree["africa"]
    tree["eastern-asia"].save()

    assert list(Document.objects.in_region(tree["africa"])) == [document]
    assert list(Document.objects.in_region(tree["asia"])) == []


def test_organization_is_in_the_region_of_its_country(tree):
    organization = OrganizationFactory(country=tree["china"])
    OrganizationFactory(country=tree["northern-africa"])
    OrganizationFactory()

    found = [list(Organization.objects.in_region(tree[slug])) for slug in ("asia", "china")]

    assert found == [[organization], [organization]]


# -- Counting ----------------------------------------------------------------------------------


def counts(model, user):
    """The counts by slug."""
    slug_of = dict(Region.objects.values_list("pk", "slug"))
    return {slug_of[pk]: count for pk, count in model.objects.counts_by_region(user).items()}


@pairs
def test_record_of_two_countries_counts_once_in_their_region_and_in_each(tree, factory, model):
    factory(published=True, regions=[tree["china"], tree["japan"]])

    counted = counts(model, AnonymousUser())

    assert counted == {"asia": 1, "eastern-asia": 1, "china": 1, "japan": 1}


@pairs
def test_record_of_a_region_and_its_country_counts_once_in_the_region(tree, factory, model):
    factory(published=True, regions=[tree["asia"], tree["china"]])
    factory(published=True, regions=[tree["asia"]])

    counted = counts(model, AnonymousUser())

    assert counted == {"asia": 2, "eastern-asia": 1, "china": 1}


@pairs
def test_records_are_counted_as_far_as_one_may_see_them(tree, factory, model):
    told = {"organizations_audience": 40, "people_audience": 40} if model is Event else {}
    china = [tree["china"]]
    factory(published=True, regions=china)
    factory(published=True, regions=[tree["japan"]], audience=20, **told)
    factory(published=True, regions=[tree["africa"]], audience=40, **told)
    factory(regions=china)
    factory(withdrawn=True, regions=china)
    readers = {
        "visitor": AnonymousUser(),
        "member": UserFactory(standing=Standing.Kind.MEMBER),
        "staff": UserFactory(staff=True),
    }

    counted = {name: counts(model, user) for name, user in readers.items()}

    assert counted == {
        "visitor": {"asia": 1, "eastern-asia": 1, "china": 1},
        "member": {"asia": 2, "eastern-asia": 2, "china": 1, "japan": 1},
        "staff": {"asia": 2, "eastern-asia": 2, "china": 1, "japan": 1, "africa": 1},
    }


@pairs
def test_filtered_records_are_counted_as_they_are_filtered(tree, factory, model):
    chosen = factory(published=True, regions=[tree["china"]])
    factory(published=True, regions=[tree["china"], tree["japan"]])

    counted = model.objects.filter(pk=chosen.pk).counts_by_region(AnonymousUser())

    assert counted == {tree[slug].pk: 1 for slug in ("asia", "eastern-asia", "china")}


@pairs
def test_regions_are_left_out_where_there_is_nothing_to_count(tree, factory, model):
    factory(published=True)

    assert model.objects.counts_by_region(AnonymousUser()) == {}


@pytest.mark.parametrize("count", [1, 3])
@pairs
def test_counting_needs_one_query_for_any_number_of_records(
    tree, factory, model, count, django_assert_num_queries
):
    factory.create_batch(count, published=True, regions=[tree["china"], tree["northern-africa"]])

    with django_assert_num_queries(1):
        counted = model.objects.counts_by_region(AnonymousUser())

    assert counted[tree["asia"].pk] == counted[tree["africa"].pk] == count
