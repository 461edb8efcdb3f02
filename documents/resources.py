"""Tables of documents and of their translations, for import and export."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.models.symbol import split_symbols
from events.models import Event, Organization, Participant
from r2p.desk.tables.cells import Choice, Known, Link, YesNo
from r2p.desk.tables.columns import Column, Lines, Slugged
from r2p.desk.tables.line_resource import LineResource
from r2p.desk.tables.record_resource import RecordResource
from r2p.desk.tables.registry import table_of
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .models import Contribution, Document, DocumentEvent, Translation


class Contributors(Lines):
    """Column with publishers and authors: "publisher: gcr2p | author: alex-bellamy"."""

    names = (Organization, Participant)
    roles = Choice(Contribution.Role)

    def value(self, part, resource):
        word, _between, slug = part.partition(":")
        role = self.roles.clean(word)
        kind, slug = self.kind_and_slug(slug.strip(), resource)
        return role, kind, resource.slugs.key_of(kind, slug)

    def kind_and_slug(self, slug, resource):
        """An organization, unless only a person has the slug; "person/…" says so where both do."""
        if slug.startswith("person/"):
            return Participant, slug.removeprefix("person/")
        for kind in (Organization, Participant):
            resource.slugs.load(kind)
            if slug in resource.slugs.by_slug[kind]:
                return kind, slug
        raise ValueError(
            _("There is no organization or person with the slug “%(slug)s”.") % {"slug": slug}
        )

    def value_of(self, line):
        kind = Participant if line.participant_id else Organization
        return line.role, kind, line.participant_id or line.organization_id

    def values_of(self, record, resource):
        values = super().values_of(record, resource)
        return [value for value in values if resource.slugs.slug_of(*value[1:])]

    def part(self, value, resource):
        role, kind, key = value
        slug = resource.slugs.slug_of(kind, key)
        return f"{role}: {'person/' * (kind is Participant)}{slug}"

    def fields_of(self, value, number):
        role, kind, key = value
        name = "participant_id" if kind is Participant else "organization_id"
        return {"role": role, name: key, "order": number}


class Symbols(Lines):
    def values_in(self, row, resource):
        return [one for part in super().values_in(row, resource) for one in split_symbols(part)]

    def value_of(self, line):
        return line.symbol

    def fields_of(self, value, number):
        return {"symbol": value}


class Events(Lines):
    """Column with the events of a document: "an-event | report: another-event"."""

    names = (Event,)
    roles = Choice(DocumentEvent.Role)

    def value(self, part, resource):
        word, between, slug = part.rpartition(":")
        role = self.roles.clean(word) if between else ""
        return role, resource.slugs.key_of(Event, slug.strip())

    def value_of(self, line):
        return line.role, line.event_id

    def values_of(self, record, resource):
        values = super().values_of(record, resource)
        return [value for value in values if resource.slugs.slug_of(Event, value[1])]

    def part(self, value, resource):
        role, key = value
        return f"{role}: {resource.slugs.slug_of(Event, key)}".removeprefix(": ")

    def fields_of(self, value, number):
        role, key = value
        return {"role": role, "event_id": key}


@table_of(Document)
class DocumentResource(RecordResource):
    title = Column("title", example="Early warning and the responsibility to protect")
    kind = Column("kind", Choice(Document.Kind), example="dialogue report")
    subtitle = Column("subtitle")
    language = Column(
        "language", help=gettext_lazy("The language code, such as en, fr or es."), example="en"
    )
    issued = Column(
        "issued", Known(), help=gettext_lazy("Use 2014, 2014-11 or 2014-11-05."), example="2014-11"
    )
    issued_as_stated = Column("issued_as_stated")
    summary = Column("summary")
    body = Column("text", of="body")
    source_url = Column("full_text_at", of="source_url", example="https://example.org/report.pdf")
    regions = Slugged("regions", Region, example="china | australia")
    themes = Slugged("themes", Theme, help=gettext_lazy("Separate slugs with “|”."))
    is_spotlight = Column("spotlight", YesNo(), of="is_spotlight", for_staff=True)
    contributors = Contributors(
        "contributors",
        "contributions",
        help=gettext_lazy(
            "A role (publisher, author or editor), a colon and a slug. Separate several with “|”."
        ),
    )
    symbols = Symbols("symbols", "symbols", example="A/63/677")
    events = Events(
        "events",
        "document_events",
        help=gettext_lazy("Slugs of events, or a role and a slug as in “report: an-event”."),
    )
    doi = Column("doi")
    rights = Column("rights")

    def look_at(self, instance, errors):
        super().look_at(instance, errors)
        is_other = not self.is_new and instance.language != self.original.language
        if is_other and instance.translations.filter(language=instance.language).exists():
            errors["language"] = ValidationError(
                _("There is already a translation into this language.")
            )


@table_of(Translation, of=Document)
class TranslationResource(LineResource):
    whole = "document"
    same = ("language",)
    naming = ("document", "language")
    required = ("document", "language")

    document = Column(
        "document", Link(Document), help=gettext_lazy("The slug of the document."), example="a-slug"
    )
    language = Column(
        "language", help=gettext_lazy("The language code, such as en, fr or es."), example="fr"
    )
    title = Column("title")
    summary = Column("summary")
    body = Column("text", of="body")
    source_url = Column("full_text_at", of="source_url")

    def told(self, lines):
        """Translations whose document is visible."""
        return lines
