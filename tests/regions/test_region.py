import re

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from r2p.regions.models import Region
from tests.factories import RegionFactory

pytestmark = pytest.mark.django_db


def paths():
    return set(Region.objects.values_list("path", flat=True))


def slugs(regions):
    return [region.slug for region in regions]


TREE = {
    "africa",
    "africa/northern-africa",
    "asia",
    "asia-pacific",
    "asia/eastern-asia",
    "asia/eastern-asia/china",
    "asia/eastern-asia/japan",
    "asia/southern-asia",
}


def test_path_names_the_regions_from_the_root(tree):
    assert paths() == TREE


def test_region_that_moves_takes_its_parts_along(tree):
    tree["eastern-asia"].parent = tree["asia-pacific"]

    tree["eastern-asia"].save()

    assert paths() == {path.replace("asia/eastern", "asia-pacific/eastern") for path in TREE}


def test_region_whose_slug_changes_takes_its_parts_along(tree):
    tree["asia"].slug = "the-east"

    tree["asia"].save()

    assert paths() == {re.sub(r"^asia(/|$)", r"the-east\1", path) for path in TREE}


def test_region_fetched_anew_that_moves_takes_its_parts_along(tree):
    moved = Region.objects.get(slug="eastern-asia")

    moved.parent_id = tree["africa"].pk
    moved.save()

    assert Region.objects.get(slug="china").path == "africa/eastern-asia/china"


def test_region_that_stays_leaves_its_parts_alone(tree, django_assert_num_queries):
    asia = Region.objects.get(slug="asia")
    asia.name = "Asia and the Pacific"

    with django_assert_num_queries(5):  # the stored path, the region, its history, a savepoint
        asia.save()

    assert Region.objects.get(slug="china").path == "asia/eastern-asia/china"


@pytest.mark.parametrize(
    ("slug", "parts"),
    [("asia", {"eastern-asia", "southern-asia", "china", "japan"}), ("china", set())],
)
def test_region_holds_itself_and_all_its_parts(tree, slug, parts):
    assert sorted(slugs(Region.objects.within(tree[slug]))) == sorted({slug} | parts)


def test_world_is_what_is_part_of_nothing_in_its_order(tree):
    RegionFactory(slug="global", order=4)

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


def test_region_cannot_be_part_of_its_own_part():
    country = RegionFactory(country=True)
    subregion = country.parent
    subregion.parent = country

    with pytest.raises(ValidationError, match="part of itself or of one of its parts"):
        subregion.full_clean()
