"""The `measure_pages` command: the benchmark behind `make bench`."""

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import DatabaseError
from tqdm import tqdm

from bench import desk
from bench.measuring import measure
from bench.pages import all_addresses
from bench.table import heading, table
from documents.models import Document


class Command(BaseCommand):
    help = "Measure every list and page over a large catalogue, which is made where it is missing."

    def add_arguments(self, parser):
        parser.add_argument(
            "only", nargs="*", help="Measure only pages whose names contain one of these words."
        )

    def handle(self, *, only, **options):
        if not is_made():
            call_command("make_catalogue")
        call_command("migrate", verbosity=0)
        user = desk.administrator()
        pages = [*all_addresses(), *((*one, user) for one in desk.all_addresses())]
        chosen = [one for one in pages if not only or any(part in one[0] for part in only)]
        measures = [measure(*one) for one in tqdm(chosen, unit=" pages")]
        self.stdout.write("\n".join([heading(), "", *table(measures)]))


def is_made():
    try:
        return Document.objects.exists()
    except DatabaseError:
        return False
