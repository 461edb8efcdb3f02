"""Placements and tallies are true after each way of writing records and regions."""

import inspect

import pytest

from r2p.regions.models import Region
from tests.regions import ways
from tests.regions.plain import MODELS, assert_added_up, assert_true

pytestmark = pytest.mark.django_db

WAYS = dict(inspect.getmembers(ways, inspect.isfunction))
each_way = pytest.mark.parametrize("write", WAYS.values(), ids=WAYS)


@pytest.fixture
def tree(stored, db):
    return {region.slug: region for region in Region.objects.all()}


def placements():
    """All that is noted, but for the numbers of the rows."""
    for model in MODELS:
        rows = model._meta.get_field("placements").related_model.objects.order_by("pk")
        for row in rows.values():
            yield (model, *(value for name, value in row.items() if name != "id"))


@each_way
def test_placements_are_true_after(tree, write):
    before = set(placements())

    write(tree)

    assert set(placements()) != before
    assert_true()


@each_way
def test_tallies_are_true_after(tree, write):
    write(tree)

    assert_added_up()
