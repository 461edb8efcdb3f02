from django.core.management.base import BaseCommand
from tqdm import tqdm

from r2p.desk.duplicates.detection import MATCHERS, detect_all


class Command(BaseCommand):
    help = (
        "Detect possible duplicates among all organizations, people and documents. Records that "
        "are saved one by one are checked automatically; run this after changes in bulk."
    )

    def handle(self, **options):
        for model, matcher in MATCHERS.items():
            noun = str(model._meta.verbose_name_plural)
            found = detect_all(matcher, lambda keys, noun=noun: tqdm(keys, desc=noun, disable=None))
            self.stdout.write(f"{noun}: {found} pairs to check")
