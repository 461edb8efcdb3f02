"""Parts of factories that several kinds of records share."""

import factory
from factory.django import DjangoModelFactory

from r2p.pages.models import Page
from r2p.records.models import Record
from r2p.regions.models import Region, RegionName
from r2p.themes.models import Theme


class RegionFactory(DjangoModelFactory):
    class Meta:
        model = Region

    class Params:
        country = factory.Trait(
            kind=Region.Kind.COUNTRY,
            parent=factory.SubFactory("tests.factories.RegionFactory", subregion=True),
        )
        subregion = factory.Trait(
            kind=Region.Kind.SUBREGION,
            parent=factory.SubFactory("tests.factories.RegionFactory"),
        )

    slug = factory.Sequence(lambda n: f"region-{n}")
    name = factory.Sequence(lambda n: f"Region {n}")
    kind = Region.Kind.WORLD_REGION


class RegionNameFactory(DjangoModelFactory):
    class Meta:
        model = RegionName

    region = factory.SubFactory(RegionFactory)
    kind = RegionName.Kind.OTHER
    language = "en"
    name = factory.Sequence(lambda n: f"Other region {n}")


class ThemeFactory(DjangoModelFactory):
    class Meta:
        model = Theme

    slug = factory.Sequence(lambda n: f"theme-{n}")
    name = factory.Sequence(lambda n: f"Theme {n}")
    group = Theme.Group.TOPICS


class RecordFactory(DjangoModelFactory):
    class Meta:
        abstract = True

    class Params:
        published = factory.Trait(status=Record.Status.PUBLISHED)
        withdrawn = factory.Trait(status=Record.Status.WITHDRAWN)


class PageFactory(DjangoModelFactory):
    class Meta:
        model = Page

    class Params:
        for_members = factory.Trait(registration_required=True)

    slug = factory.Sequence(lambda n: f"page-{n}")
    title = factory.Sequence(lambda n: f"Page {n}")
