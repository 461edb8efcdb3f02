import pytest

from r2p.regions.models import Region
from tests.factories import RegionFactory


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
