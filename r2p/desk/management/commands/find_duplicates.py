from django.core.management.base import BaseCommand
from tqdm import tqdm

from r2p.desk.duplicates.detection import MATCHERS, detect_all


class Command(BaseCommand):
    help = (
        "Look anew through all organizations, people and documents for those that are likely the "
        "same. What is saved one by one is looked at by itself; this is for what was not."
    )

    def handle(self, **options):
        for model, matcher in MATCHERS.items():
            noun = str(model._meta.verbose_name_plural)
            found = detect_all(matcher, lambda keys, noun=noun: tqdm(keys, desc=noun, disable=None))
            self.stdout.write(f"{noun}: {found} pairs to look at")
