"""Documents with their parts, and what leads to a record."""

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
from r2p.desk.models import Preview
from r2p.desk.models.preview import hash_of
from r2p.records.dates import KnownDate
from r2p.records.models import FormerAddress
from tests.factories.events import EventFactory, OrganizationFactory, ParticipantFactory
from tests.factories.shared import RecordFactory

PDF = b"%PDF-1.4\n%%EOF\n"


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
