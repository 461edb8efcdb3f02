import os
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import OperationalError, connection
from tqdm import tqdm

from documents.models import Document
from events.models import Organization
from r2p.catalogue.large.database import SUFFIX, is_large, own_url
from r2p.catalogue.large.making import analyze, hurry, make
from r2p.regions.models import Region


class Command(BaseCommand):
    help = (
        "Make a large catalogue for measuring, in a database of its own: large.sqlite3 in VAR_DIR, "
        f"or the database of DATABASE_URL with _{SUFFIX} after its name."
    )

    def add_arguments(self, parser):
        parser.add_argument("--documents", type=int, default=100_000, help="How many.")
        parser.add_argument(
            "--database-url", help=f"Another database. Its name has to end in “{SUFFIX}”."
        )

    def handle(self, *, documents, database_url, **options):
        live_url = os.environ.get("DATABASE_URL", "")
        url = database_url or own_url(live_url, settings.VAR_DIR)
        if not is_large(url):
            raise CommandError(
                f"This makes no catalogue in {url}: the name of the database has to end in "
                f"“{SUFFIX}”, so that it is never the live one."
            )
        if url == live_url:
            self.fill(documents)
        else:
            self.run_there(url, documents)

    def run_there(self, url, documents):
        """Run in a process that knows no other database than the large one."""
        command = [sys.executable, settings.BASE_DIR / "manage.py", "make_catalogue"]
        arguments = ["--documents", str(documents), "--database-url", url]
        quiet = {"DEBUG": "false", "EMAIL_URL": "memorymail://"}  # no list of all queries is kept
        environment = os.environ | quiet | {"DATABASE_URL": url}
        done = subprocess.run([*command, *arguments], env=environment)
        if done.returncode:
            raise CommandError("No catalogue was made.", returncode=done.returncode)

    def fill(self, documents):
        name = connection.settings_dict["NAME"]
        try:
            call_command("migrate", verbosity=0)
        except OperationalError as error:
            raise CommandError(f"There is no database {name}: make an empty one first.") from error
        call_command("createcachetable", verbosity=0)
        if any(model.objects.exists() for model in (Region, Organization, Document)):
            raise CommandError(f"{name} holds records already: delete it, or name another one.")
        hurry()
        make(documents, lambda numbers: tqdm(numbers, unit=" documents"))
        analyze()
        self.stdout.write(f"{documents} documents are in {name}")
