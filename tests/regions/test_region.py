import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from documents.models import Document
from events.models import Event, Organization, Standing
from r2p.regions.models import Region
from tests.factories import (
    DocumentFactory,
    EventFactory,
    OrganizationFactory,
    RegionFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def region(slug, parent=None, **fields):
    kinds = (Region.Kind.WORLD_REGION, Region.Kind.SUBREGION, Region.Kind.COUNTRY)
    kind = kinds[min(parent.path.count("/") + 1, 2)] if parent else kinds[0]
    return RegionFactory(slug=slug, parent=parent, kind=kind, **fields)


@pytest.fixture
def tree():
    """Two world regions and a neighbour with a similar slug: {slug: region}."""
    africa = region("africa", order=1)
    asia = region("asia", order=2)
    eastern = region("eastern-asia", asia)
    regions = [
        africa,
        asia,
        region("asia-pacific", order=3),
        eastern,
        region("china", eastern),
        region("japan", eastern),
        region("southern-asia", asia),
        region("northern-africa", africa),
    ]
    return {one.slug: one for one in regions}


def paths():
    return set(Region.objects.values_list("path", flat=True))


def slugs(regions):
    return [region.slug for region in regions]


# -- The tree ----------------------------------------------------------------------------------


def test_path_names_the_regions_from_the_root(tree):
    assert paths() == {
        "africa",
        "africa/northern-africa",
        "asia",
        "asia-pacific",
        "asia/eastern-asia",
        "asia/eastern-asia/china",
        "asia/eastern-asia/japan",
        "asia/southern-asia",
    }


def test_region_that_moves_takes_its_parts_along(tree):
    tree["eastern-asia"].parent = tree["asia-pacific"]

    tree["eastern-asia"].save()

    assert paths() == {
        "africa",
        "africa/northern-africa",
        "asia",
        "asia-pacific",
        "asia-pacific/eastern-asia",
        "asia-pacific/eastern-asia/china",
        "asia-pacific/eastern-asia/japan",
        "asia/southern-asia",
    }


def test_region_whose_slug_changes_takes_its_parts_along(tree):
    tree["asia"].slug = "the-east"

    tree["asia"].save()

    assert paths() == {
        "africa",
        "africa/northern-africa",
        "asia-pacific",
        "the-east",
        "the-east/eastern-asia",
        "the-east/eastern-asia/china",
        "the-east/eastern-asia/japan",
        "the-east/southern-asia",
    }


def test_region_fetched_anew_that_moves_takes_its_parts_along(tree):
    moved = Region.objects.get(slug="eastern-asia")

    moved.parent_id = tree["africa"].pk
    moved.save()

    assert Region.objects.get(slug="china").path == "africa/eastern-asia/china"


def test_region_that_stays_leaves_its_parts_alone(tree, django_assert_num_queries):
    asia = Region.objects.get(slug="asia")
    asia.name = "Asia and the Pacific"

    with django_assert_num_queries(2):  # the region and its history
        asia.save()

    assert Region.objects.get(slug="china").path == "asia/eastern-asia/china"


def test_region_holds_itself_and_all_its_parts(tree):
    within = Region.objects.within(tree["asia"])

    assert set(slugs(within)) == {"asia", "eastern-asia", "southern-asia", "china", "japan"}


def test_country_holds_itself_alone(tree):
    assert slugs(Region.objects.within(tree["china"])) == ["china"]


def test_world_is_what_is_part_of_nothing_in_its_order(tree):
    region("global", order=4)

    assert slugs(Region.objects.world()) == ["africa", "asia", "asia-pacific", "global"]


def test_region_knows_what_it_is_part_of(tree, django_assert_num_queries):
    china = Region.objects.get(slug="china")

    with django_assert_num_queries(1):
        ancestors = slugs(china.ancestors())

    assert ancestors == china.ancestor_slugs == ["asia", "eastern-asia"]
    assert china.world_slug == "asia"


def test_world_region_is_part_of_nothing(tree):
    assert (tree["asia"].ancestor_slugs, tree["asia"].world_slug) == ([], "asia")
    assert list(tree["asia"].ancestors()) == []


def test_region_with_parts_cannot_be_deleted(tree):
    with pytest.raises(ProtectedError):
        tree["eastern-asia"].delete()

    assert Region.objects.count() == len(tree)


# -- The records of a region -------------------------------------------------------------------

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
def test_counting_needs_two_queries_for_any_number_of_records(
    tree, factory, model, count, django_assert_num_queries
):
    factory.create_batch(count, published=True, regions=[tree["china"], tree["northern-africa"]])

    with django_assert_num_queries(2):
        counted = model.objects.counts_by_region(AnonymousUser())

    assert counted[tree["asia"].pk] == counted[tree["africa"].pk] == count


def test_region_cannot_be_part_of_its_own_part():
    country = RegionFactory(country=True)
    subregion = country.parent
    subregion.parent = country

    with pytest.raises(ValidationError, match="part of itself or of one of its parts"):
        subregion.full_clean()
