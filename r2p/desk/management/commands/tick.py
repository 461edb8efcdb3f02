from django.core.management.base import BaseCommand, CommandError

from r2p.desk.scheduled.registry import tick


class Command(BaseCommand):
    help = (
        "Do what is due by the clock: note what has become visible, empty the trash and the like. "
        "Safe to run twice, late, and at the same time; meant for every minute."
    )

    def handle(self, *args, verbosity, **options):
        failures = 0
        for done in tick():
            failures += done is None
            for sentence in done or []:
                self.stdout.write(sentence)
        if failures:
            raise CommandError(f"{failures} of what was due failed: see the log.")
