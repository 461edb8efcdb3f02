"""Cases of the regions' constraints."""

from tests.broken_constraints import accepts, breaks, twice
from tests.factories import RegionFactory, RegionNameFactory


def other_names_in_a_language():
    name = RegionNameFactory(kind="name")
    return [name, *RegionNameFactory.create_batch(2, region=name.region, kind="other")]


def country_with_what_it_is_part_of():
    country = RegionFactory(country=True)
    return [country, country.parent, country.parent.parent]


breaks(
    "region_of_the_world_has_no_parent",
    "Global and the world regions cannot be part of another region; every other region must be.",
    world_region_with_a_parent=lambda: (RegionFactory(), {"parent": RegionFactory()}),
    country_without_a_parent=lambda: (RegionFactory(country=True), {"parent": None}),
)
breaks(
    "region_name_is_given_once",
    "This name is already listed.",
    name_twice=lambda: twice(RegionNameFactory, "region", "name"),
)
breaks(
    "region_has_one_name_per_language",
    "A region can have only one name in each language.",
    two_names=lambda: twice(RegionNameFactory, "region", "kind", kind="name"),
)
accepts(
    other_names_in_a_language=other_names_in_a_language,
    country_with_what_it_is_part_of=country_with_what_it_is_part_of,
)
