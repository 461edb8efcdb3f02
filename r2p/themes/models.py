"""Themes: what records are about, beside regions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.records.history import RevisionHistory


class Theme(models.Model):
    """A subject of records, beside regions: a pillar, a crime or a topic."""

    class Group(models.TextChoices):
        PILLARS = "pillars", _("Pillars")
        CRIMES = "crimes", _("Crimes")
        TOPICS = "topics", _("Topics")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120, unique=True)
    group = models.CharField(_("group"), max_length=7, choices=Group.choices)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    named_by = "name"  # the field that lists and forms call it by

    history = RevisionHistory()

    class Meta:
        ordering = ["order", "name"]

    def __str__(self):
        return self.name

    @property
    def short_name(self):
        """The name before its explanation: "Pillar II" of "Pillar II: international assistance"."""
        return self.name.partition(":")[0]
