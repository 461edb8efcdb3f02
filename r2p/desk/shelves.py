from django.db import models
from django.utils.translation import gettext_lazy as _


class Shelf(models.TextChoices):
    """Where a list stands in the desk's navigation: a `ModelAdmin` says so as `shelf`."""

    CATALOGUE = "catalogue", _("Catalogue")
    SUBJECTS = "subjects", _("Subjects")
    PAGES = "pages", _("Pages")
    UPKEEP = "upkeep", _("Upkeep")
    PEOPLE = "people", _("People & rights")
