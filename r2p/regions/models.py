"""Regions: one tree of the world, its regions, countries and areas."""

from types import SimpleNamespace

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Case, Exists, OuterRef, Q, When
from django.db.models.functions import Length
from django.utils.translation import gettext_lazy as _

from r2p.records.addresses import cached_reverse
from r2p.records.history import RevisionHistory
from r2p.records.names import Name

from .placing import placed_by


class RegionQuerySet(models.QuerySet):
    def within(self, region):
        """A region and all its parts, however deep."""
        return self.filter(Q(pk=region.pk) | Q(path__startswith=f"{region.path}/"))

    def nearest_first(self, text):
        """Order by how well a name matches: equal first, then beginning so; the shortest first."""
        called, begins = (
            Exists(RegionName.objects.filter(Q(**{f"name__{way}": text}), region=OuterRef("pk")))
            for way in ("iexact", "istartswith")
        )
        nearness = Case(
            When(Q(name__iexact=text) | Q(iso_alpha3__iexact=text) | Q(called), then=0),
            When(Q(name__istartswith=text) | Q(begins), then=1),
            default=2,
        )
        nearest = self.annotate(nearness=nearness, length=Length("name"))
        return nearest.order_by("nearness", "length", "name", "pk")

    def world(self):
        """The five world regions and Global, in the order of the tree."""
        return self.filter(parent=None)

    def tree(self, counts):
        """These regions as a tree, each with its `count` from {region's pk: number}.

        Returns a list of the topmost, each with its parts as `below`, and so on down. One query.
        """
        for region in self:
            region.count = counts.get(region.pk, 0)
        return nested(self)

    def tree_with_records(self, records, user):
        """The same tree, where each region tells whether it has records: `holds_records`.

        This is far cheaper than counting them. Loads only the names of regions. One query.
        """
        visible = records.visible_to(user).placements().filter(region=OuterRef("pk"))
        named = self.annotate(holds_records=Exists(visible)).values(
            "pk", "slug", "name", "parent_id", "holds_records"
        )
        return nested([SimpleNamespace(**region) for region in named])


def nested(regions):
    """Nest regions: the topmost as a list, each with its parts as `below`, and so on down."""
    by_key = {region.pk: region for region in regions}
    for region in by_key.values():
        region.below = []
    tops = []
    for region in by_key.values():
        above = by_key.get(region.parent_id)
        (above.below if above else tops).append(region)
    return tops


class Region(models.Model):
    """A node of one tree: Global and the world regions, their subregions, countries and areas."""

    class Kind(models.TextChoices):
        GLOBAL = "global", _("global")
        WORLD_REGION = "world_region", _("world region")
        SUBREGION = "subregion", _("subregion")
        COUNTRY = "country", _("country or area")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind.choices)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="parts",
        verbose_name=_("part of"),
    )
    path = models.CharField(
        max_length=250,
        unique=True,
        editable=False,
        help_text=_("The slugs from the root to this region, used to find everything within it."),
    )
    m49 = models.CharField(_("M49 code"), max_length=3, blank=True)
    iso_alpha2 = models.CharField(_("ISO code, two letters"), max_length=2, blank=True)
    iso_alpha3 = models.CharField(_("ISO code, three letters"), max_length=3, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    history = RevisionHistory()
    objects = RegionQuerySet.as_manager()

    class Meta:
        ordering = ["order", "name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=["global", "world_region"], parent__isnull=True)
                | Q(kind__in=["subregion", "country"], parent__isnull=False),
                name="region_of_the_world_has_no_parent",
                violation_error_message=_(
                    "Global and the world regions cannot be part of another region; "
                    "every other region must be."
                ),
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, update_fields=None, **kwargs):
        """Save the region and update the paths of its parts."""
        self.path = self.path_in_tree()
        if update_fields is not None:
            update_fields = {*update_fields, "path"}
        with transaction.atomic():
            stored = Region.objects.filter(pk=self.pk).values_list("path", flat=True).first()
            super().save(*args, update_fields=update_fields, **kwargs)
            if stored not in (None, self.path):
                self.move_parts()
                self.place_records()

    def get_absolute_url(self):
        return cached_reverse("region-detail", self.slug)

    def clean(self):
        self.refuse_circle()
        if len(self.path_in_tree()) > self._meta.get_field("path").max_length:
            raise ValidationError(
                {"slug": _("The slugs from the root to this region are too long.")}
            )

    def refuse_circle(self):
        above = self.parent
        while above:
            if above == self:
                message = _("A region cannot be part of itself or of one of its parts.")
                raise ValidationError({"parent": message})
            above = above.parent

    def move_parts(self):
        """Update the paths of the parts of a region that has moved in the tree."""
        for part in self.parts.all():
            part.parent, part.path = self, f"{self.path}/{part.slug}"
            models.Model.save(part)
            part.move_parts()

    def place_records(self):
        """Rebuild the placements of the records of this region and of its parts."""
        for records, names in placed_by(Region.objects.within(self)):
            records.filter(**names).update_placements()

    def path_in_tree(self):
        return f"{self.parent.path}/{self.slug}" if self.parent else self.slug

    @property
    def world_slug(self):
        """The slug of its world region, or its own: it names the colour."""
        return self.path.partition("/")[0]

    @property
    def ancestor_slugs(self):
        return self.path.split("/")[:-1]

    def ancestors(self):
        """The regions above this one, the largest first. One query."""
        return Region.objects.filter(slug__in=self.ancestor_slugs).order_by("path")


class RegionNameQuerySet(models.QuerySet):
    def in_other_languages(self):
        return self.filter(kind=RegionName.Kind.NAME).order_by("pk")


class RegionName(Name):
    """A region's name in another language, another name, or the name of its people."""

    class Kind(models.TextChoices):
        NAME = "name", _("name")
        OTHER = "other", _("other name")
        DEMONYM = "demonym", _("demonym")

    region = models.ForeignKey(Region, models.CASCADE, related_name="names")
    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices)
    language = models.CharField(_("language"), max_length=10)

    history = RevisionHistory()
    objects = RegionNameQuerySet.as_manager()

    class Meta(Name.Meta):
        constraints = [
            models.UniqueConstraint(
                fields=["region", "kind", "language", "name"],
                name="region_name_is_given_once",
                violation_error_message=_("This name is already listed."),
            ),
            models.UniqueConstraint(
                fields=["region", "language"],
                condition=Q(kind="name"),
                name="region_has_one_name_per_language",
                violation_error_message=_("A region can have only one name in each language."),
            ),
        ]
