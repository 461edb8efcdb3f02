"""The `check_links` command: check the links that are due."""

from django.core.management.base import BaseCommand

from documents.links.due import AT_ONCE, check_due_links


class Command(BaseCommand):
    help = "Check the links to full texts whose next check is due."

    def add_arguments(self, parser):
        parser.add_argument(
            "--limit", type=int, default=AT_ONCE, help="The maximum number of links to check."
        )

    def handle(self, *args, limit, **options):
        links = check_due_links(limit)
        for link in links:
            self.stdout.write(f"{link.get_state_display():18} {link.answer:5} {link.url}")
