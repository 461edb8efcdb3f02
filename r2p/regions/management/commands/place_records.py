"""The `place_records` command: rebuild all placements and tallies."""

from django.core.management.base import BaseCommand
from tqdm import tqdm

from r2p.regions.models import Region
from r2p.regions.placing import placed_by


class Command(BaseCommand):
    help = "Rebuild the placements of all records in regions, and print how many were wrong."

    def handle(self, **options):
        for records, _names in placed_by(Region.objects.all()):
            noun = records.model._meta.verbose_name_plural
            keys = records.order_by("pk").values_list("pk", flat=True)
            with tqdm(keys, desc=str(noun), unit="", disable=None) as progress:
                wrong = records.place_all(progress)
            records.add_up()
            self.stdout.write(f"{noun}: {len(keys)} placed, {wrong} were wrong")
