"""A small catalogue that shows what pages must bear: everything filled, nothing filled, much."""

from events.models import Event, Organization, Standing
from r2p.records.dates import KnownDate
from r2p.regions.models import Region
from tests.crawl.addresses import KNOWN_TOKEN
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    DocumentSymbolFactory,
    EventFactory,
    EventSeriesFactory,
    FormerAddressFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PageFactory,
    ParticipantFactory,
    ParticipantNameFactory,
    ParticipationFactory,
    PreviewFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
)

# Records whose slugs begin so are the ones whose pages are looked at.
SHOWN = "shown-"
FOR_MEMBERS = {"audience": 20}
SUMMARY = (
    "The first half of the day asked what states had promised in 2005 and what they had done "
    "since. The second asked what those who sat at the table could do together, and by when.\n\n"
    "A shared record of early warnings was proposed, and a second meeting."
)
GERMAN = (
    "Schutzverantwortungsumsetzungsberichterstattung: Rechtsgrundlagen, "
    "Zuständigkeitsüberschneidungen und Völkerstrafgerichtsbarkeitszusammenarbeit"
)
RICH_TEXT = (
    "<h2>What it is</h2><p>A paragraph with <strong>weight</strong>, <em>stress</em> and "
    '<a href="/documents/">a link</a>.</p><h3>In short</h3><ul><li><p>one</p></li><li><p>two</p>'
    "</li></ul><ol><li><p>first</p></li></ol><blockquote><p>As it was said.</p></blockquote>"
    "<table><tbody><tr><th><p>Year</p></th><td><p>2005</p></td></tr></tbody></table>"
)
ARABIC = "المسؤولية عن الحماية: الإنذار المبكر والتقييم في منطقة الشرق الأوسط وشمال أفريقيا"


class Catalogue:
    def __init__(self):
        self.make_regions()
        self.theme = ThemeFactory(name="Early warning and assessment")
        self.make_organizations()
        self.make_people()
        self.make_events()
        self.make_documents()
        self.make_many()
        self.make_former_addresses()
        self.make_preview()
        self.make_pages()

    def make_regions(self):
        """The world regions by their own slugs, which name their colours; Europe is empty."""
        RegionFactory(slug="global", name="Global", kind=Region.Kind.GLOBAL)
        for slug in ("africa", "americas", "europe", "middle-east"):
            RegionFactory(slug=slug, name=slug.replace("-", " ").title())
        asia = RegionFactory(slug="asia-pacific", name="Asia-Pacific")
        east = RegionFactory(slug="eastern-asia", name="Eastern Asia", subregion=True, parent=asia)
        self.china = RegionFactory(
            slug="shown-china", name="China", country=True, parent=east, introduction=SUMMARY
        )
        for language, name in (("ar", "الصين"), ("fr", "Chine"), ("ru", "Китай"), ("zh", "中国")):
            RegionNameFactory(region=self.china, language=language, name=name, kind="name")
        self.empty = RegionFactory(
            slug="shown-empty", name="Mongolia", country=True, parent=east, introduction=""
        )
        self.africa = Region.objects.get(slug="africa")
        self.middle_east = Region.objects.get(slug="middle-east")

    def make_organizations(self):
        above = OrganizationFactory(
            published=True, name="Ministry of Foreign Affairs", kind=Organization.Kind.GOVERNMENT
        )
        self.institute = OrganizationFactory(
            published=True,
            slug="shown-institute",
            name="China Institute of International Studies",
            short_name="CIIS",
            kind=Organization.Kind.THINK_TANK,
            parent=above,
            country=self.china,
            website="https://institute.example/",
            ror="https://ror.org/00example",
            wikidata="Q1",
        )
        for kind in ("other", "former", "short"):
            OrganizationNameFactory(organization=self.institute, kind=kind, name=f"Its {kind} name")
        StandingFactory(
            organization=self.institute,
            kind=Standing.Kind.STEERING,
            began_from="2012-03-01",
            began_until="2012-03-31",
            began_precision="month",
        )
        OrganizationFactory(published=True, parent=self.institute, name="Department of Law")
        OrganizationFactory(published=True, slug="shown-bare", name="Fundación de un solo nombre")
        OrganizationFactory(
            published=True, slug="shown-for-members", name="For members alone", **FOR_MEMBERS
        )

    def make_people(self):
        self.person = ParticipantFactory(
            published=True,
            slug="shown-person",
            name="Ruan Zongze",
            sort_name="Ruan, Zongze",
            honorific="Dr",
            biography=SUMMARY,
            orcid="0000-0002-1825-0097",
        )
        ParticipantNameFactory(participant=self.person, name="阮宗泽")
        AffiliationFactory(
            participant=self.person,
            organization=self.institute,
            position="Vice President",
        )

    def make_events(self):
        self.series = EventSeriesFactory(
            published=True,
            slug="shown-series",
            title="China–Australia dialogues on the responsibility to protect",
            description=SUMMARY,
        )
        self.series.organizers.add(self.institute)
        self.event = EventFactory(
            published=True,
            slug="shown-event",
            title="First annual China–Australia dialogue on the responsibility to protect",
            theme_line="Prevention, and what it asks of neighbours",
            summary=SUMMARY,
            series=self.series,
            number=1,
            number_as_stated="First annual",
            starts_on="2014-10-28",
            ends_on="2014-10-29",
            dates_precision="day",
            dates_as_stated="28 and 29 October",
            venue="Diaoyutai State Guesthouse",
            city="Beijing",
            country=self.china,
            time_zone="Asia/Shanghai",
            attendance=Event.Attendance.BOTH,
            regions=[self.china],
        )
        self.event.themes.add(self.theme)
        self.seat()
        forty = EventFactory(
            published=True, slug="shown-forty", title="Forty panellists", kind=Event.Kind.CONFERENCE
        )
        for number in range(40):
            ParticipationFactory(event=forty, full=True, role="panellist", order=number)
        EventFactory(published=True, slug="shown-unseated", title="Of which little is known")
        coming = {"starts_on": "2099-05-01", "ends_on": "2099-05-01", "dates_precision": "day"}
        EventFactory(published=True, title="A coming event", regions=[self.africa], **coming)
        EventFactory(
            published=True,
            slug="shown-members-event",
            title="An event for members",
            organizations_audience=20,
            people_audience=20,
            **FOR_MEMBERS,
        )

    def seat(self):
        """Two sides of a table, a host, one who moderates, and one who is not named."""
        ParticipationFactory(
            event=self.event, participant=None, organization=self.institute, role="host"
        )
        for side in ("Chinese", "Australian"):
            for _ in range(4):
                ParticipationFactory(event=self.event, full=True, side=side)
            ParticipationFactory(
                event=self.event,
                participant=None,
                organization=OrganizationFactory(published=True, name=f"{side} university"),
                side=side,
            )
        ParticipationFactory(
            event=self.event,
            participant=self.person,
            organization=self.institute,
            position="Vice President",
            role="moderator",
        )

    def make_documents(self):
        self.document = DocumentFactory(
            published=True,
            slug="shown-document",
            title="The responsibility to protect: report of the first dialogue",
            subtitle="Beijing, 28 and 29 October 2014",
            summary=SUMMARY,
            body=SUMMARY,
            kind="dialogue_report",
            source_url="https://source.example/report",
            issued=KnownDate.parse("2014-11"),
            issued_as_stated="0 November 2014",
            doi="10.1000/182",
            rights="Reproduced with permission",
            is_spotlight=True,
            regions=[self.china, self.africa],
        )
        self.document.themes.add(self.theme)
        TranslationFactory(document=self.document, language="fr", title="Rapport du dialogue")
        TranslationFactory(document=self.document, language="ar", title=ARABIC)
        for symbol in ("A/65/877", "S/2011/393"):
            DocumentSymbolFactory(document=self.document, symbol=symbol)
        ContributionFactory(document=self.document, organization=self.institute)
        ContributionFactory(document=self.document, organization=None, participant=self.person)
        DocumentEventFactory(document=self.document, event=self.event, role="report")
        DocumentFileFactory(document=self.document, label="Report", language="en")
        DocumentFileFactory(document=self.document, label="Members’ annex", audience=20)
        DocumentFactory(
            published=True, slug="shown-german", title=GERMAN, language="de", dated=True
        )
        DocumentFactory(
            published=True,
            slug="shown-arabic",
            title=ARABIC,
            summary=ARABIC,
            language="ar",
            regions=[self.middle_east],
        )
        DocumentFactory(published=True, slug="shown-untold", title="Statement")
        DocumentFactory(
            published=True, slug="shown-members-document", title="For members", **FOR_MEMBERS
        )

    def make_many(self):
        """So many that every list has pages."""
        for number in range(45):
            document = DocumentFactory(
                published=True, dated=True, regions=[self.china], kind="statement"
            )
            ContributionFactory(document=document, organization=self.institute)
            event = EventFactory(
                published=True,
                dated=True,
                series=EventSeriesFactory(published=True) if number < 25 else self.series,
                regions=[self.china],
            )
            ParticipationFactory(event=event, participant=self.person)

    def make_former_addresses(self):
        for record in (self.document, self.event):
            FormerAddressFactory(record=record, address="/index.php/former")

    def make_preview(self):
        draft = EventFactory(title="Not published yet", series=self.series, regions=[self.china])
        ParticipationFactory.create_batch(3, event=draft, full=True)
        PreviewFactory(record=draft, token=KNOWN_TOKEN, rung=20)

    def make_pages(self):
        """Pages that staff write: one with all that their editor can make, and the directory."""
        self.about = PageFactory(
            slug="shown-about", title="About", content=RICH_TEXT, is_in_menu=True
        )
        PageFactory(slug="shown-members", title="Members", has_directory=True)
