"""Pages that staff write, under /about/."""

from django.conf import settings
from django.contrib.flatpages.models import FlatPage
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience, rung_of
from r2p.records.history import RevisionHistory

from .rich_text import sanitize


class PageQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Pages the user may see; those for members are for every standing in the Coalition."""
        if rung_of(user) >= Audience.SUPPORTERS:
            return self.all()
        return self.filter(registration_required=False)

    def in_menu(self):
        """The pages of the menu in their order, with only the columns that it shows."""
        return self.filter(is_in_menu=True).only("title", "slug").order_by("order", "title", "pk")


class Page(FlatPage):
    """A page that staff write: a flat page under /about/ with a place in the menu.

    Its HTML is sanitised to what the editor offers, whoever saves it.
    """

    slug = models.SlugField(
        _("slug"),
        max_length=80,
        unique=True,
        blank=True,
        help_text=_(
            "The part of the address after /about/. Leave empty for the first page, /about/."
        ),
    )
    description = models.CharField(
        _("description"),
        max_length=200,
        blank=True,
        help_text=_("A summary in one line, shown below the title."),
    )
    is_in_menu = models.BooleanField(_("in the menu"), default=True)
    order = models.PositiveSmallIntegerField(
        _("order"), default=100, help_text=_("The position in the menu. Lower numbers come first.")
    )
    has_directory = models.BooleanField(
        _("with the directory"),
        default=False,
        help_text=_("Lists the organizations of the Coalition below the text."),
    )

    history = RevisionHistory()
    objects = PageQuerySet.as_manager()

    class Meta:
        ordering = ["order", "title"]
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        is_new = self._state.adding
        self.derive()
        super().save(*args, **kwargs)
        if is_new:
            self.sites.add(settings.SITE_ID)

    def clean_fields(self, exclude=None):
        self.derive()
        super().clean_fields(exclude)

    def derive(self):
        """Set the flat page's URL from the slug, and sanitise its text."""
        self.url = self.get_absolute_url()
        self.content = sanitize(self.content)

    def get_absolute_url(self):
        return reverse("page-detail", args=[self.slug]) if self.slug else reverse("about")
