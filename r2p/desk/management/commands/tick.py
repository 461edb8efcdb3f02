from django.core.management.base import BaseCommand, CommandError

from r2p.desk.scheduled.registry import tick


class Command(BaseCommand):
    help = (
        "Run the periodic jobs: record what has become visible, empty the trash and so on. "
        "Run it every minute. It is safe to run twice, late, or beside another run."
    )

    def handle(self, *args, verbosity, **options):
        failures = 0
        for done in tick():
            failures += done is None
            for sentence in done or []:
                self.stdout.write(sentence)
        if failures:
            raise CommandError(f"Periodic jobs that failed: {failures}. See the log.")
