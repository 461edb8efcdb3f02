"""Cases of the documents' constraints."""

from datetime import date

from documents.models import Contribution, DocumentTally
from tests.broken_constraints import accepts, breaks, twice
from tests.events.constraints import breaks_of_records, counted_twice, placed_twice
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    LinkCheckFactory,
    OrganizationFactory,
    ParticipantFactory,
    TranslationFactory,
)

CONTRIBUTION = "This contribution already exists."


breaks_of_records("document", DocumentFactory)
breaks(
    "documentplacement_is_given_once",
    placed_twice=lambda: placed_twice(lambda region: DocumentFactory(regions=[region])),
)
breaks("documenttally_is_given_once", counted_twice=lambda: counted_twice(DocumentTally))
breaks(
    "document_issue_date_is_whole",
    "A date of issue needs an earliest day, a latest day that is not before it, and a precision.",
    without_precision=lambda: (DocumentFactory(dated=True), {"issued_precision": ""}),
    without_a_first_day=lambda: (DocumentFactory(dated=True), {"issued_from": None}),
    out_of_order=lambda: (DocumentFactory(dated=True), {"issued_until": date(2014, 10, 31)}),
    with_a_precision_alone=lambda: (DocumentFactory(), {"issued_precision": "day"}),
)


def beside(contribution, **fields):
    """Another contribution of the same person or organization to the same document."""
    names = ("document", "organization", "participant")
    same = {name: getattr(contribution, name) for name in names}
    return ContributionFactory(**same | fields)


def new_contribution_given_twice(by_person):
    first = ContributionFactory(by_person=by_person)
    names = ("document", "role", "participant", "organization")
    return Contribution(**{name: getattr(first, name) for name in names}), CONTRIBUTION


breaks(
    "contribution_is_of_a_person_or_an_organization",
    "A contribution names either a person or an organization.",
    of_nobody=lambda: (ContributionFactory(), {"organization": None}),
    of_both=lambda: (ContributionFactory(), {"participant": ParticipantFactory()}),
)
breaks(
    "contribution_is_given_once",
    CONTRIBUTION,
    organization_twice=lambda: (
        beside(ContributionFactory(), role="editor"),
        {"role": "publisher"},
    ),
    person_twice=lambda: (
        beside(ContributionFactory(by_person=True), role="editor"),
        {"role": "author"},
    ),
)
breaks(
    "document_belongs_to_an_event_once",
    "This document already belongs to this event.",
    given_twice=lambda: twice(DocumentEventFactory, "document", "event"),
)
breaks(
    "document_numbers_a_file_once",
    "Another file of this document has this number.",
    number_twice=lambda: twice(DocumentFileFactory, "document", "number"),
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
    language_twice=lambda: twice(TranslationFactory, "document", "language", language="es"),
)
breaks(
    "link_is_checked_once_for_a_document",
    "This address of the document is already being checked.",
    checked_twice=lambda: twice(LinkCheckFactory, "document", "url"),
)


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
