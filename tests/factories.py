"""The smallest valid object of every model. Traits name states; nothing is left to chance."""

from datetime import timedelta

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from factory.django import DjangoModelFactory

from documents.models import (
    Contribution,
    Document,
    DocumentEvent,
    DocumentFile,
    DocumentSymbol,
    LinkCheck,
    Translation,
)
from events.models import (
    Affiliation,
    Event,
    EventSeries,
    Organization,
    OrganizationName,
    Participant,
    ParticipantName,
    Participation,
    Standing,
)
from r2p.accounts.models import User
from r2p.desk.models import Preview
from r2p.desk.models.preview import hash_of
from r2p.members.models import Membership
from r2p.pages.models import Page
from r2p.records.dates import KnownDate
from r2p.records.models import FormerAddress, Record
from r2p.regions.models import Region, RegionName
from r2p.themes.models import Theme

PASSWORD = "a long enough password"
PDF = b"%PDF-1.4\n%%EOF\n"


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User
        skip_postgeneration_save = True

    class Params:
        staff = factory.Trait(is_staff=True)
        admin = factory.Trait(is_staff=True, is_superuser=True)

    email = factory.Sequence(lambda n: f"user-{n}@example.org")
    password = factory.django.Password(PASSWORD)

    @factory.post_generation
    def standing(self, create, kind, **kwargs):
        """UserFactory(standing=MEMBER) belongs to an organization of that standing."""
        if kind:
            organization = StandingFactory(kind=kind).organization
            MembershipFactory(user=self, organization=organization)

    @factory.post_generation
    def confirmed(self, create, extracted, **kwargs):
        self.confirm_email()


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


class OrganizationFactory(RecordFactory):
    class Meta:
        model = Organization

    slug = factory.Sequence(lambda n: f"organization-{n}")
    name = factory.Sequence(lambda n: f"Organization {n}")
    kind = Organization.Kind.CIVIL_SOCIETY


class OrganizationNameFactory(DjangoModelFactory):
    class Meta:
        model = OrganizationName

    organization = factory.SubFactory(OrganizationFactory)
    name = factory.Sequence(lambda n: f"Other organization {n}")


class StandingFactory(DjangoModelFactory):
    class Meta:
        model = Standing

    organization = factory.SubFactory(OrganizationFactory, published=True)
    kind = Standing.Kind.MEMBER


class ParticipantFactory(RecordFactory):
    class Meta:
        model = Participant

    slug = factory.Sequence(lambda n: f"person-{n}")
    name = factory.Sequence(lambda n: f"Person {n}")
    sort_name = factory.Sequence(lambda n: f"{n}, Person")


class ParticipantNameFactory(DjangoModelFactory):
    class Meta:
        model = ParticipantName

    participant = factory.SubFactory(ParticipantFactory)
    name = factory.Sequence(lambda n: f"Other person {n}")


class AffiliationFactory(DjangoModelFactory):
    class Meta:
        model = Affiliation

    participant = factory.SubFactory(ParticipantFactory, published=True)
    organization = factory.SubFactory(OrganizationFactory, published=True)
    position = "Director"


class EventSeriesFactory(RecordFactory):
    class Meta:
        model = EventSeries

    slug = factory.Sequence(lambda n: f"series-{n}")
    title = factory.Sequence(lambda n: f"Series {n}")


class EventFactory(RecordFactory):
    class Meta:
        model = Event
        skip_postgeneration_save = True

    class Params:
        organizations_only = factory.Trait(people_audience=40)
        chatham_house = factory.Trait(organizations_audience=40, people_audience=40)
        dated = factory.Trait(starts_on="2014-10-28", ends_on="2014-10-28", dates_precision="day")

    slug = factory.Sequence(lambda n: f"event-{n}")
    title = factory.Sequence(lambda n: f"Event {n}")
    kind = Event.Kind.DIALOGUE

    @factory.post_generation
    def regions(self, create, regions, **kwargs):
        self.regions.set(regions or [])

    @factory.post_generation
    def with_participants(self, create, count, **kwargs):
        """So many lines, each with a person, an organization and one on whose behalf was spoken."""
        ParticipationFactory.create_batch(count or 0, event=self, full=True)


class ParticipationFactory(DjangoModelFactory):
    class Meta:
        model = Participation

    class Params:
        full = factory.Trait(
            organization=factory.SubFactory(OrganizationFactory, published=True),
            on_behalf_of=factory.SubFactory(OrganizationFactory, published=True),
            position="Director",
        )

    event = factory.SubFactory(EventFactory, published=True)
    participant = factory.SubFactory(ParticipantFactory, published=True)


class DocumentFactory(RecordFactory):
    class Meta:
        model = Document
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda n: f"document-{n}")
    title = factory.Sequence(lambda n: f"Document {n}")
    kind = Document.Kind.REPORT

    class Params:
        dated = factory.Trait(issued=KnownDate.parse("2014-11"))

    @factory.post_generation
    def regions(self, create, regions, **kwargs):
        self.regions.set(regions or [])


class DocumentEventFactory(DjangoModelFactory):
    class Meta:
        model = DocumentEvent

    document = factory.SubFactory(DocumentFactory, published=True)
    event = factory.SubFactory(EventFactory, published=True)


class TranslationFactory(DjangoModelFactory):
    class Meta:
        model = Translation

    document = factory.SubFactory(DocumentFactory, published=True)
    language = "fr"


class ContributionFactory(DjangoModelFactory):
    class Meta:
        model = Contribution

    class Params:
        by_person = factory.Trait(
            organization=None,
            participant=factory.SubFactory(ParticipantFactory, published=True),
            role=Contribution.Role.AUTHOR,
        )

    document = factory.SubFactory(DocumentFactory, published=True)
    organization = factory.SubFactory(OrganizationFactory, published=True)
    role = Contribution.Role.PUBLISHER


class DocumentSymbolFactory(DjangoModelFactory):
    class Meta:
        model = DocumentSymbol

    document = factory.SubFactory(DocumentFactory, published=True)
    symbol = factory.Sequence(lambda n: f"A/{n}/1")


class DocumentFileFactory(DjangoModelFactory):
    class Meta:
        model = DocumentFile

    document = factory.SubFactory(DocumentFactory, published=True)
    file = factory.LazyAttribute(lambda o: ContentFile(PDF, name="report.pdf"))
    number = factory.Sequence(lambda n: n + 1)


class LinkCheckFactory(DjangoModelFactory):
    class Meta:
        model = LinkCheck

    class Params:
        dead = factory.Trait(state=LinkCheck.State.DEAD, status=404, failed_days=3)

    document = factory.SubFactory(DocumentFactory, published=True)
    url = factory.Sequence(lambda n: f"https://example.org/{n}")


class MembershipFactory(DjangoModelFactory):
    class Meta:
        model = Membership

    user = factory.SubFactory(UserFactory)
    organization = factory.SubFactory(OrganizationFactory, published=True)


class PageFactory(DjangoModelFactory):
    class Meta:
        model = Page

    class Params:
        for_members = factory.Trait(registration_required=True)

    slug = factory.Sequence(lambda n: f"page-{n}")
    title = factory.Sequence(lambda n: f"Page {n}")


class FormerAddressFactory(DjangoModelFactory):
    class Meta:
        model = FormerAddress

    record = factory.SubFactory(DocumentFactory, published=True)
    address = factory.Sequence(lambda n: f"/index.php/old-{n}")


class PreviewFactory(DjangoModelFactory):
    """PreviewFactory(token="…") is a link whose token is known."""

    class Meta:
        model = Preview

    class Params:
        token = factory.Sequence(lambda n: f"token-{n}")
        expired = factory.Trait(
            made_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=8)),
            expires_at=factory.LazyFunction(lambda: timezone.now() - timedelta(days=1)),
        )
        revoked = factory.Trait(revoked_at=factory.LazyFunction(timezone.now))

    token_hash = factory.LazyAttribute(lambda o: hash_of(o.token))
    record = factory.SubFactory(DocumentFactory)
    rung = 0
    expires_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=7))
