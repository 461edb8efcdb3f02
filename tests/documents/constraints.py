"""Cases of the documents' constraints."""

from datetime import date

from django.utils import timezone

from documents.models import Contribution, DocumentTally
from tests.broken_constraints import accepts, breaks
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    LinkCheckFactory,
    OrganizationFactory,
    ParticipantFactory,
    RegionFactory,
    TranslationFactory,
)

CONTRIBUTION = "This contribution already exists."


def key_twice():
    DocumentFactory(key="a-key")
    return DocumentFactory(), {"key": "a-key"}


def placed_twice_in_a_region():
    region = RegionFactory(subregion=True)
    document = DocumentFactory(regions=[region])
    return document.placements.get(region=region), {"region": region.parent}


def documents_of_a_year_counted_twice():
    region, other = RegionFactory.create_batch(2)
    counted = {"year": 0, "audience": 0, "number": 1}
    DocumentTally.objects.create(region=region, **counted)
    return DocumentTally.objects.create(region=other, **counted), {"region": region}


breaks("document_key_is_unique", "Another record has this key.", key_twice=key_twice)
breaks("documentplacement_is_given_once", placed_twice_in_a_region=placed_twice_in_a_region)
breaks("documenttally_is_given_once", counted_twice=documents_of_a_year_counted_twice)
breaks(
    "document_published_has_its_hour",
    without_hour=lambda: (DocumentFactory(published=True), {"publish_at": None}),
)
breaks(
    "document_withdrawn_has_its_date",
    without_date=lambda: (DocumentFactory(withdrawn=True), {"withdrawn_at": None}),
    with_a_date_alone=lambda: (DocumentFactory(), {"withdrawn_at": timezone.now()}),
)
breaks(
    "document_in_the_trash_was_never_published",
    "A record that was published can be withdrawn, but not moved to the trash.",
    published=lambda: (DocumentFactory(published=True), {"trashed_at": timezone.now()}),
)
breaks(
    "document_issue_date_is_whole",
    "A date of issue needs an earliest day, a latest day that is not before it, and a precision.",
    without_precision=lambda: (DocumentFactory(dated=True), {"issued_precision": ""}),
    without_a_first_day=lambda: (DocumentFactory(dated=True), {"issued_from": None}),
    out_of_order=lambda: (DocumentFactory(dated=True), {"issued_until": date(2014, 10, 31)}),
    with_a_precision_alone=lambda: (DocumentFactory(), {"issued_precision": "day"}),
)


# -- Their parts -------------------------------------------------------------------------------


def beside(contribution, **fields):
    """Another contribution of the same person or organization to the same document."""
    names = ("document", "organization", "participant")
    same = {name: getattr(contribution, name) for name in names}
    return ContributionFactory(**same | fields)


def organization_twice():
    return beside(ContributionFactory(), role="editor"), {"role": "publisher"}


def person_twice():
    return beside(ContributionFactory(by_person=True), role="editor"), {"role": "author"}


def new_contribution_given_twice(by_person):
    first = ContributionFactory(by_person=by_person)
    names = ("document", "role", "participant", "organization")
    return Contribution(**{name: getattr(first, name) for name in names}), CONTRIBUTION


def document_of_an_event_twice():
    link = DocumentEventFactory(role="agenda")
    return DocumentEventFactory(document=link.document, role="report"), {"event": link.event}


def files_of_one_number():
    file = DocumentFileFactory(number=1)
    return DocumentFileFactory(document=file.document, number=2), {"number": 1}


def translation_into_a_language_twice():
    translation = TranslationFactory(language="fr")
    return TranslationFactory(document=translation.document, language="es"), {"language": "fr"}


def link_checked_twice():
    link = LinkCheckFactory(url="https://example.org/one")
    return LinkCheckFactory(document=link.document), {"url": link.url}


breaks(
    "contribution_is_of_a_person_or_an_organization",
    "A contribution names either a person or an organization.",
    of_nobody=lambda: (ContributionFactory(), {"organization": None}),
    of_both=lambda: (ContributionFactory(), {"participant": ParticipantFactory()}),
)
breaks(
    "contribution_is_given_once",
    CONTRIBUTION,
    organization_twice=organization_twice,
    person_twice=person_twice,
)
breaks(
    "document_belongs_to_an_event_once",
    "This document already belongs to this event.",
    document_of_an_event_twice=document_of_an_event_twice,
)
breaks(
    "document_numbers_a_file_once",
    "Another file of this document has this number.",
    files_of_one_number=files_of_one_number,
)
# The field's own validator speaks first.
breaks(
    "document_file_number_is_positive",
    "Ensure this value is greater than or equal to 1.",
    number_nought=lambda: (DocumentFileFactory(), {"number": 0}),
)
breaks(
    "document_has_one_translation_per_language",
    "There is already a translation into this language.",
    translation_into_a_language_twice=translation_into_a_language_twice,
)
breaks(
    "link_is_checked_once_for_a_document",
    "This address of the document is already being checked.",
    link_checked_twice=link_checked_twice,
)


# -- Neighbours that are accepted --------------------------------------------------------------


def person_who_writes_and_edits():
    author = ContributionFactory(by_person=True)
    return [author, beside(author, role="editor")]


def person_and_organization_of_one_number():
    person, organization = ParticipantFactory(pk=1_000_000), OrganizationFactory(pk=1_000_000)
    first = ContributionFactory(by_person=True, participant=person)
    return [
        first,
        ContributionFactory(document=first.document, organization=organization, role="author"),
    ]


def document_of_two_events():
    first = DocumentEventFactory()
    return [first, DocumentEventFactory(document=first.document)]


accepts(
    person_who_writes_and_edits=person_who_writes_and_edits,
    person_and_organization_of_one_number=person_and_organization_of_one_number,
    document_of_two_events=document_of_two_events,
    files_of_two_documents=lambda: DocumentFileFactory.create_batch(2, number=1),
)
