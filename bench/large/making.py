"""Makes the large catalogue in the database of the settings."""

import gc
from collections import defaultdict
from random import Random
from types import SimpleNamespace

from django.db import connection, transaction

from documents.models import Document
from events.models import Event, Organization
from r2p.catalogue.loading import DATA
from r2p.catalogue.loading import load as load_catalogue
from r2p.catalogue.resources import Regions, Themes
from r2p.regions.models import Region
from r2p.themes.models import Theme

from . import bodies
from .documents import document, parts
from .events import event, lines
from .records import FOREMOST, Draw
from .words import Words, skewed

SEED = 2005
CHUNK = 500


class World(SimpleNamespace):
    """The records that others refer to, each list with the likelier ones first."""

    def regions_of(self, draw):
        """Draw the regions of a record: mostly a country or two; else the world, a part of it, or
        none.
        """
        return draw.some(self.regions, draw.chance.choice((0, 1, 1, 1, 1, 1, 1, 2, 2, 3)))


def make_catalogue(count, progress):
    """Make so many documents and all else. `progress` wraps the numbers it iterates over."""
    load_catalogue(DATA, report=lambda line: None, files=(Regions, Themes))
    chance = Random(SEED)
    draw = Draw(chance, Words(chance))
    world = World(**weighted_regions())
    make_bodies(count, draw, world)
    world.events = []
    for numbers in in_chunks(range(1, count // 10 + 1)):
        world.events += make_records(Event, event, numbers, draw, world, lines_of_event)
    for numbers in in_chunks(progress(range(1, count + 1))):
        make_records(Document, document, numbers, draw, world, parts)


def weighted_regions():
    """All countries, regions and themes with their weights; those of the field come first."""
    regions = {region.slug: region for region in Region.objects.order_by("path")}
    foremost = [regions[slug] for slug in FOREMOST.split()]
    countries = [one for one in regions.values() if one.kind == "country" and one not in foremost]
    larger = [one for one in regions.values() if one.kind != "country"]
    return {
        "countries": skewed(foremost + countries),
        "regions": skewed([regions["global"], *foremost, *larger, *countries], steepness=0.9),
        "themes": skewed(list(Theme.objects.order_by("slug")), steepness=0.7),
    }


def make_bodies(count, draw, world):
    with transaction.atomic():
        made = bulk_save(bodies.organizations(count // 40, draw, world.countries))
        Organization.objects.place_all([body.pk for body in made])
        world.organizations = skewed(made, steepness=0.8)
        world.people = skewed(bulk_save(bodies.people(max(count // 12, 10), draw)), steepness=0.6)
        world.series = skewed(bulk_save(bodies.series(max(count // 500, 3), draw)), steepness=0.5)
        bulk_save(bodies.standings(made, draw))
        bulk_save(bodies.affiliations(world.people[0], world.organizations, draw))


def make_records(model, build, numbers, draw, world, make_parts):
    """Save records with their parts, regions and themes, and write their placements."""
    built = [build(number, draw, world) for number in numbers]
    with transaction.atomic():
        records = bulk_save([record for record, _regions, _themes in built])
        save_relations(
            model.regions.through, [(record, regions) for record, regions, _themes in built]
        )
        save_relations(
            model.themes.through, [(record, themes) for record, _regions, themes in built]
        )
        pairs = zip(numbers, records, strict=True)
        bulk_save([part for n, record in pairs for part in make_parts(record, n, draw, world)])
        model.objects.place_all([record.pk for record in records])
    return records


def lines_of_event(event, number, draw, world):
    return lines(event, draw, world)


def bulk_save(things):
    """Save objects of any models without signals, history and placements. Returns them."""
    by_model = defaultdict(list)
    for thing in things:
        by_model[type(thing)].append(thing)
    for model, of_model in by_model.items():
        model._base_manager.bulk_create(of_model)
    return things


def save_relations(through, pairs):
    """Save the rows of a many-to-many relation from pairs of (record, related records)."""
    own, other = [field.attname for field in through._meta.fields[1:]]
    through._base_manager.bulk_create(
        through(**{own: record.pk, other: thing.pk}) for record, things in pairs for thing in things
    )


def in_chunks(numbers):
    chunk = []
    for number in numbers:
        chunk.append(number)
        if len(chunk) == CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def tune_for_speed():
    """Collect garbage less often, and let SQLite keep its indexes in memory and not wait for the
    disk.

    A run that fails is started again, so nothing has to be durable.
    """
    gc.set_threshold(200_000, 50, 50)
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")
            cursor.execute("PRAGMA cache_size=-600000")


def analyze():
    """Update the statistics of the database's query planner, as it does by itself in time."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
