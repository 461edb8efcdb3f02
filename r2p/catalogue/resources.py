"""The files of the catalogue, in the order in which they are loaded."""

from simple_history.utils import bulk_create_with_history

from documents.resources import DocumentResource
from events.line_resources import ParticipationResource
from events.resources import (
    EventResource,
    EventSeriesResource,
    OrganizationResource,
    ParticipantResource,
)
from r2p.desk.tables.cells import Choice, Link, Number, YesNo
from r2p.desk.tables.columns import Column
from r2p.desk.tables.line_resource import LineResource
from r2p.pages.models import Page
from r2p.regions.models import Region, RegionName
from r2p.themes.models import Theme

from .catalogue_resource import REASON, CatalogueRecords, CatalogueResource
from .columns import (
    Affiliations,
    FormerAddresses,
    Key,
    KeyOfPage,
    NamesOfRegion,
    OpenStanding,
    Since,
    Translations,
    Unread,
)


class Regions(CatalogueResource):
    file = "regions"
    model = Region
    required = ("key", "name", "kind")
    step = 1

    key = Key("key", of="slug")
    parent = Column("parent", Link(Region))
    name = Column("name")
    kind = Column("kind", Choice(Region.Kind))
    m49 = Column("m49")
    iso_alpha2 = Column("iso_alpha2")
    iso_alpha3 = Column("iso_alpha3")
    order = Column("order", Number())
    name_fr = NamesOfRegion("name_fr", RegionName.Kind.NAME, "fr")
    name_es = NamesOfRegion("name_es", RegionName.Kind.NAME, "es")
    name_ar = NamesOfRegion("name_ar", RegionName.Kind.NAME, "ar")
    name_ru = NamesOfRegion("name_ru", RegionName.Kind.NAME, "ru")
    name_zh = NamesOfRegion("name_zh", RegionName.Kind.NAME, "zh")
    other_names = NamesOfRegion("other_names", RegionName.Kind.OTHER)
    demonyms = NamesOfRegion("demonyms", RegionName.Kind.DEMONYM)

    def before_import(self, dataset, **kwargs):
        super().before_import(dataset, **kwargs)
        self.new_names = []

    def keep(self, row, save=None):
        if isinstance(row, RegionName) and self.is_new:
            self.new_names.append(row)
        else:
            super().keep(row, save)

    def after_import(self, dataset, result, **kwargs):
        """Saves the names of all new regions at once: there are thousands."""
        bulk_create_with_history(
            self.new_names, RegionName, batch_size=500, default_change_reason=REASON
        )


class Themes(CatalogueResource):
    file = "themes"
    model = Theme
    required = ("key", "group", "name")
    step = 1

    key = Key("key", of="slug")
    group = Column("group", Choice(Theme.Group))
    name = Column("name")
    order = Column("order", Number())


class Organizations(CatalogueRecords, OrganizationResource):
    file = "organizations"
    required = ("key", "name", "kind")

    standing = OpenStanding("standing", "standings")
    since = Since("since")


class People(CatalogueRecords, ParticipantResource):
    file = "people"
    required = ("key", "name", "sort_name")

    affiliations = Affiliations("affiliations", "affiliations")


class Series(CatalogueRecords, EventSeriesResource):
    file = "series"
    required = ("key", "title")


class Events(CatalogueRecords, EventResource):
    file = "events"
    required = ("key", "title", "kind", "organizations_audience", "people_audience")
    once = (*CatalogueRecords.once, "organizations_audience", "people_audience")


class Participations(CatalogueResource, ParticipationResource):
    """The lines of events.

    A row whose key is not stored means the stored line that says the same, if there is one: staff
    have typed it, or two lines became one when the records that they name were merged.
    """

    file = "participations"
    required = ("key", "event", "role", "order")
    once = ("audience",)

    source = Unread("source")

    def get_instance(self, instance_loader, row):
        self.keyed = super().get_instance(instance_loader, row)
        return self.keyed or LineResource.get_instance(self, instance_loader, row)

    def is_same_by(self, column):
        """Compares nothing where the key is stored: all other columns may have changed."""
        return not self.keyed and super().is_same_by(column)

    def is_of(self, instance):
        return instance.key == self.row_key

    def warnings(self, keys):
        return []


class Documents(CatalogueRecords, DocumentResource):
    file = "documents"
    required = ("key", "title", "kind", "language")

    translations = Translations("translations", "translations")
    former_addresses = FormerAddresses("former_addresses", "former_addresses")


class Pages(CatalogueResource):
    """The pages about the Coalition. Once a page is there, only staff change it."""

    file = "pages"
    model = Page
    required = ("key", "title", "text")
    step = 10  # so that staff may put a page between two

    key = KeyOfPage("key", of="slug")
    title = Column("title")
    description = Column("description")
    directory = Column("directory", YesNo(), of="has_directory")
    text = Column("text", of="content")
    order = Column("order", Number())

    def find_stored(self):
        """Finds every page that there is or ever was: staff may have renamed or deleted it."""
        pages = [*Page.history.all(), *Page.objects.all()]
        return {page.slug or KeyOfPage.FIRST: page for page in pages}

    def is_of(self, instance):
        """Says no: not even `update` overwrites what staff wrote."""
        return False


FILES = (
    Regions,
    Themes,
    Organizations,
    People,
    Series,
    Events,
    Participations,
    Documents,
    Pages,
)
