from datetime import date, timedelta
from random import Random

import pytest
from django.db import transaction
from django.utils import timezone

from r2p.records.audience import Audience
from r2p.records.models import Record
from r2p.regions.models import Region
from tests.factories import DocumentFactory, EventFactory, OrganizationFactory, RegionFactory


def region(slug, parent=None, **fields):
    kinds = (Region.Kind.WORLD_REGION, Region.Kind.SUBREGION, Region.Kind.COUNTRY)
    kind = kinds[min(parent.path.count("/") + 1, 2)] if parent else kinds[0]
    return RegionFactory(slug=slug, parent=parent, kind=kind, **fields)


@pytest.fixture
def tree():
    return make_tree()


def make_tree():
    """Two world regions and a neighbour with a similar slug: {slug: region}."""
    africa, asia = region("africa", order=1), region("asia", order=2)
    pacific, eastern = region("asia-pacific", order=3), region("eastern-asia", asia)
    parts = [region(slug, eastern) for slug in ("china", "japan")]
    parts += [region("southern-asia", asia), region("northern-africa", africa)]
    return {one.slug: one for one in (africa, asia, pacific, eastern, *parts)}


def fields(chance):
    """The status, hour and audience of a record, and where: by chance, the same in every run."""
    status = chance.choices(Record.Status.values, [1, 1, 6, 1])[0]
    hours = chance.choice([-100, -1, 1]) if status == "published" else None
    hour = timezone.now() + timedelta(hours=hours) if hours else None
    return {"status": status, "publish_at": hour, "audience": chance.choice(Audience.values)}


def days(chance):
    if chance.random() >= 0.8:
        return None
    return date(chance.randint(2001, 2006), chance.randint(1, 12), 1)


@pytest.fixture
def records(tree):
    make_records(tree)
    return tree


def make_records(tree):
    """Documents, events and organizations of every status, hour and audience, all over the tree."""
    chance, regions = Random(2005), list(tree.values())
    for _number in range(30):
        day = days(chance)
        issued = {"issued_from": day, "issued_until": day, "issued_precision": "day" if day else ""}
        about = chance.sample(regions, chance.randint(0, 3))
        DocumentFactory(**fields(chance), **issued, regions=about)
        held = {"starts_on": day, "ends_on": day, "dates_precision": "day" if day else ""}
        told = {"organizations_audience": 40, "people_audience": 40}
        EventFactory(**fields(chance), **held, **told, regions=about)
        OrganizationFactory(**fields(chance), country=chance.choice([*regions, None]))


@pytest.fixture(scope="module")
def stored(django_db_setup, django_db_blocker):
    """The same records, made once for all tests of a module, each of which takes its own back."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_records(make_tree())
        yield
        transaction.set_rollback(True)
