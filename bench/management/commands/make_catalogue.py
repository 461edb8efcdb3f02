"""The `make_catalogue` command: fill an empty database with the large catalogue."""

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from tqdm import tqdm

from bench.large.database import SUFFIX
from bench.large.making import analyze, make_catalogue, tune_for_speed
from documents.models import Document
from events.models import Organization
from r2p.regions.models import Region


class Command(BaseCommand):
    help = (
        "Make a large catalogue for measuring, with `--settings bench.settings`: in "
        f"{SUFFIX}.sqlite3 in VAR_DIR, or in the database of DATABASE_URL with _{SUFFIX} after "
        "its name."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--documents", type=int, default=100_000, help="The number of documents."
        )

    def handle(self, *, documents, **options):
        name = str(connection.settings_dict["NAME"])
        self.refuse_live_database(name)
        try:
            call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(
                f"There is no database {name}. Create an empty one first."
            ) from error
        call_command("createcachetable", verbosity=0)
        if any(model.objects.exists() for model in (Region, Organization, Document)):
            raise CommandError(
                f"{name} already contains records. Delete it or choose another database."
            )
        tune_for_speed()
        make_catalogue(documents, lambda numbers: tqdm(numbers, unit=" documents"))
        analyze()
        self.stdout.write(f"{documents} documents are in {name}")

    def refuse_live_database(self, name):
        if not name.removesuffix(".sqlite3").endswith(SUFFIX):
            raise CommandError(
                f"The name of the database {name} does not end in “{SUFFIX}”: it may be the live "
                "one. Run this command with `--settings bench.settings`."
            )
