"""Every constraint of the documents is broken once, and says its sentence."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from documents.models import Contribution, DocumentTally
from tests.constraints import Cases, refused_by
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    LinkCheckFactory,
    OrganizationFactory,
    ParticipantFactory,
    RegionFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db

CASES = Cases()


@CASES.breaks("document_key_is_unique", "Another record has this key.")
def key_of_a_document_twice():
    DocumentFactory(key="a-key")
    return DocumentFactory(), {"key": "a-key"}


@CASES.breaks("document_published_has_its_hour", "")
def published_without_hour():
    return DocumentFactory(published=True), {"publish_at": None}


@CASES.breaks("documentplacement_is_given_once", "")
def placed_twice_in_a_region():
    region = RegionFactory(subregion=True)
    document = DocumentFactory(regions=[region])
    return document.placements.get(region=region), {"region": region.parent}


@CASES.breaks("documenttally_is_given_once", "")
def documents_of_a_year_counted_twice():
    region, other = RegionFactory.create_batch(2)
    counted = {"year": 0, "audience": 0, "number": 1}
    DocumentTally.objects.create(region=region, **counted)
    return DocumentTally.objects.create(region=other, **counted), {"region": region}


@CASES.breaks("document_withdrawn_has_its_date", "")
def withdrawn_without_date():
    return DocumentFactory(withdrawn=True), {"withdrawn_at": None}


@CASES.breaks("document_withdrawn_has_its_date", "")
def date_without_withdrawal():
    return DocumentFactory(), {"withdrawn_at": timezone.now()}


@CASES.breaks(
    "document_in_the_trash_was_never_published",
    "What was published is withdrawn, never thrown away.",
)
def published_in_the_trash():
    return DocumentFactory(published=True), {"trashed_at": timezone.now()}


ISSUE = "A date of issue has two days in order and a precision."


@CASES.breaks("document_issue_date_is_whole", ISSUE)
def issued_without_precision():
    return DocumentFactory(dated=True), {"issued_precision": ""}


@CASES.breaks("document_issue_date_is_whole", ISSUE)
def issued_without_a_first_day():
    return DocumentFactory(dated=True), {"issued_from": None}


@CASES.breaks("document_issue_date_is_whole", ISSUE)
def issued_until_before_it_was_issued_from():
    return DocumentFactory(dated=True), {"issued_until": date(2014, 10, 31)}


@CASES.breaks("document_issue_date_is_whole", ISSUE)
def issued_with_a_precision_alone():
    return DocumentFactory(), {"issued_precision": "day"}


# -- Their parts -------------------------------------------------------------------------------

EITHER = "A contribution names either a person or an organization."


@CASES.breaks("contribution_is_of_a_person_or_an_organization", EITHER)
def contribution_of_nobody():
    return ContributionFactory(), {"organization": None}


@CASES.breaks("contribution_is_of_a_person_or_an_organization", EITHER)
def contribution_of_a_person_and_an_organization():
    return ContributionFactory(), {"participant": ParticipantFactory()}


CONTRIBUTION = "This contribution is already given."


@CASES.breaks("contribution_is_given_once", CONTRIBUTION)
def contribution_of_an_organization_twice():
    first = ContributionFactory(role="publisher")
    other = ContributionFactory(
        document=first.document, organization=first.organization, role="editor"
    )
    return other, {"role": "publisher"}


@CASES.breaks("contribution_is_given_once", CONTRIBUTION)
def contribution_of_a_person_twice():
    first = ContributionFactory(by_person=True, role="author")
    other = ContributionFactory(
        by_person=True, document=first.document, participant=first.participant, role="editor"
    )
    return other, {"role": "author"}


@CASES.breaks("document_belongs_to_an_event_once", "This document already belongs to this event.")
def document_of_an_event_twice():
    link = DocumentEventFactory(role="agenda")
    return DocumentEventFactory(document=link.document, role="report"), {"event": link.event}


@CASES.breaks("document_numbers_a_file_once", "Another file of this document has this number.")
def files_of_one_number():
    file = DocumentFileFactory(number=1)
    return DocumentFileFactory(document=file.document, number=2), {"number": 1}


# The field's own validator speaks first.
@CASES.breaks(
    "document_file_number_is_positive", "Ensure this value is greater than or equal to 1."
)
def file_of_number_nought():
    return DocumentFileFactory(), {"number": 0}


@CASES.breaks(
    "document_has_one_translation_per_language", "There is a translation into this language."
)
def translation_into_a_language_twice():
    translation = TranslationFactory(language="fr")
    return TranslationFactory(document=translation.document, language="es"), {"language": "fr"}


@CASES.breaks(
    "link_is_checked_once_for_a_document", "This address of this document is checked already."
)
def link_checked_twice():
    link = LinkCheckFactory(url="https://example.org/one")
    other = LinkCheckFactory(document=link.document)
    return other, {"url": "https://example.org/one"}


# -- The tests ---------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_constraint_is_kept_by_the_database(case):
    error = case.refusal_by_the_database()

    assert refused_by(error, case.constraint)


@pytest.mark.parametrize("case", CASES.explained.values(), ids=CASES.explained)
def test_constraint_is_explained_by_full_clean(case):
    error = case.refusal_by_full_clean()

    assert error.messages == [case.sentence]


def test_number_of_a_file_is_explained_where_the_field_s_validator_is_passed_by():
    file = DocumentFileFactory()
    file.number = 0

    with pytest.raises(ValidationError) as refusal:
        file.validate_constraints()

    assert refusal.value.messages == ["Files are numbered from one."]


@pytest.mark.parametrize("by_person", [True, False])
def test_new_contribution_given_twice_is_explained_and_refused(by_person):
    first = ContributionFactory(by_person=by_person)
    again = Contribution(
        document=first.document,
        role=first.role,
        participant=first.participant,
        organization=first.organization,
    )

    with pytest.raises(ValidationError) as refusal:
        again.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Contribution.objects.bulk_create([again])

    assert refusal.value.messages == [CONTRIBUTION]


def test_document_has_no_translation_into_its_own_language():
    translation = TranslationFactory()
    translation.language = translation.document.language

    with pytest.raises(ValidationError) as refusal:
        translation.full_clean()

    assert refusal.value.message_dict == {
        "language": ["This is the language of the document itself."]
    }


# -- Neighbours that are accepted --------------------------------------------------------------


def test_person_may_write_and_edit_a_document():
    author = ContributionFactory(by_person=True, role="author")

    editor = ContributionFactory(
        by_person=True, document=author.document, participant=author.participant, role="editor"
    )

    editor.full_clean()
    assert set(author.document.contributions.all()) == {author, editor}


def test_person_and_organization_of_one_number_may_write_a_document():
    number = 1_000_000
    person, organization = ParticipantFactory(pk=number), OrganizationFactory(pk=number)
    first = ContributionFactory(by_person=True, participant=person, role="author")

    second = ContributionFactory(document=first.document, organization=organization, role="author")

    second.full_clean()
    assert set(first.document.contributions.all()) == {first, second}


def test_document_may_belong_to_two_events():
    first = DocumentEventFactory()

    second = DocumentEventFactory(document=first.document, event=EventFactory())

    second.full_clean()
    assert set(first.document.document_events.all()) == {first, second}


def test_files_of_two_documents_may_have_one_number():
    first = DocumentFileFactory(number=1)

    second = DocumentFileFactory(number=1)

    second.full_clean()
    assert first.document != second.document
