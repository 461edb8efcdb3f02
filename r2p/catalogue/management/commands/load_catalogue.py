"""The `load_catalogue` command: load the starter catalogue, all files or nothing."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, no_translations

from r2p.catalogue.loading import DATA, CatalogueError, load


class Command(BaseCommand):
    help = "Load the starter catalogue. Existing records are left unchanged."

    def add_arguments(self, parser):
        parser.add_argument(
            "--update",
            action="store_true",
            help="Overwrite existing records with the files, except for status, slug and audience.",
        )
        parser.add_argument("--data", type=Path, default=DATA, help="The directory of the files.")

    @no_translations
    def handle(self, *, update, data, **options):
        try:
            load(data, self.stdout.write, update)
        except CatalogueError as error:
            raise CommandError(str(error)) from error
