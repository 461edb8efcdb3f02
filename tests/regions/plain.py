"""The expected placements, computed from the records and the tree: slow but simple."""

from collections import Counter

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from documents.models import Document, DocumentPlacement, DocumentTally
from events.models import Event, EventPlacement, EventTally, Organization, Standing
from r2p.records.dates import UNDATED
from r2p.regions.models import Region
from tests.factories import UserFactory

MODELS = [Document, Event, Organization]
PAIRS = [(DocumentPlacement, DocumentTally), (EventPlacement, EventTally)]


def in_region(records, region, user):
    """The primary keys of the records of a region that somebody may see, in the list's order."""
    named = {f"{records.region_field}__in": Region.objects.within(region)}
    there = set(records.filter(**named).values_list("pk", flat=True))
    ordered = records.visible_to(user).order_by(*order_of(records))
    return [key for key in ordered.values_list("pk", flat=True) if key in there]


def order_of(records):
    return ["sorted_as", "pk"] if records.region_field == "country" else ["-order_on", "-pk"]


def years(records, region, user):
    there = records.filter(pk__in=in_region(records, region, user)).values_list("order_on")
    return dict(Counter(day.year for (day,) in there if day != UNDATED))


def told_plainly(records, user):
    """All that is asked of a model's records: {region's slug: [keys], their number, {year: …}}."""
    found = {}
    for region in Region.objects.all():
        keys = in_region(records, region, user)
        dates = {} if records.region_field == "country" else years(records, region, user)
        found[region.slug] = (keys, len(keys), len(keys), dates)
    return found


def told_by_placements(records, user):
    """The same by the methods of which the pages make use."""
    counts = records.counts_by_region(user)
    found = {}
    for region in Region.objects.all():
        chosen = records.visible_to(user).in_region(region).order_by(*order_of(records))
        dates = {} if records.region_field == "country" else records.counts_by_year(user, region)
        keys, number = list(chosen.primary_keys()), chosen.fast_count()
        found[region.slug] = (keys, number, counts.get(region.pk, 0), dates)
    return found


def readers():
    members = [UserFactory(standing=kind) for kind in Standing.Kind.values]
    return [AnonymousUser(), *members, UserFactory(staff=True)]


def some_readers():
    return [AnonymousUser(), UserFactory(standing=Standing.Kind.MEMBER)]


def assert_true(users=some_readers):
    """The readers are told of every region the same in both ways."""
    for user in users():
        for model in MODELS:
            records = model.objects.all()
            assert told_by_placements(records, user) == told_plainly(records, user)


def assert_added_up():
    """The tallies are the sums of the placements of what is published and come."""
    for placement, tally in PAIRS:
        come = placement.objects.filter(status="published", publish_at__lte=timezone.now())
        waiting = placement.objects.filter(status="published", publish_at__gt=timezone.now())
        assert {*placement.objects.filter(is_waiting=True)} == {*waiting}
        cells = come.values_list("region", "year", "audience")
        sums = Counter((region, year or 0, audience) for region, year, audience in cells)
        assert sums
        noted = tally.objects.exclude(number=0).values_list("region", "year", "audience", "number")
        assert {tuple(cell): number for *cell, number in noted} == sums
