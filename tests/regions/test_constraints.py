"""Every constraint of the regions is broken once, and says its sentence."""

import pytest

from r2p.regions.models import Region
from tests.constraints import Cases, refused_by
from tests.factories import RegionFactory, RegionNameFactory

pytestmark = pytest.mark.django_db

CASES = Cases()


PLACE = "Global and the world regions are part of nothing; every other region is."


@CASES.breaks("region_of_the_world_has_no_parent", sentence=PLACE)
def world_region_with_a_parent():
    return RegionFactory(), {"parent": RegionFactory()}


@CASES.breaks("region_of_the_world_has_no_parent", sentence=PLACE)
def country_without_a_parent():
    return RegionFactory(country=True), {"parent": None}


@CASES.breaks("region_name_is_given_once", sentence="This name is already given.")
def name_of_a_region_twice():
    name = RegionNameFactory()
    return RegionNameFactory(region=name.region), {"name": name.name}


@CASES.breaks(
    "region_has_one_name_per_language", sentence="A region has one name in each language."
)
def region_with_two_names_in_a_language():
    name = RegionNameFactory(kind="name")
    return RegionNameFactory(region=name.region), {"kind": "name"}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


# -- Neighbours that are accepted --------------------------------------------------------------


def test_region_may_have_several_other_names_in_a_language():
    name = RegionNameFactory(kind="name")

    others = RegionNameFactory.create_batch(2, region=name.region, kind="other")

    others[1].full_clean()
    assert name.region.names.count() == 3


def test_world_region_and_country_may_stand_in_their_places():
    country = RegionFactory(country=True)

    for region in Region.objects.all():
        region.full_clean()

    assert [region.kind for region in Region.objects.order_by("path")] == [
        "world_region",
        "subregion",
        "country",
    ]
    assert country.parent.parent.parent is None
