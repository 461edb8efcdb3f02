import pytest
from django.contrib.auth.models import AnonymousUser
from django.db.models import ProtectedError

from documents.models import Contribution, Document
from events.models import Standing
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    OrganizationFactory,
    ParticipantFactory,
    RegionFactory,
    TranslationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db

VISITOR = AnonymousUser()


@pytest.fixture
def member():
    return UserFactory(standing=Standing.Kind.MEMBER)


# -- What is told ------------------------------------------------------------------------------


def test_contribution_by_a_hidden_contributor_is_told_to_those_who_may_see_them(member):
    hidden = ContributionFactory(organization__audience=20)
    shown = ContributionFactory(document=hidden.document)

    assert list(hidden.document.contributions.told_to(VISITOR)) == [shown]
    assert list(hidden.document.contributions.told_to(member)) == [hidden, shown]


def test_person_who_wishes_not_to_be_named_is_not_told_as_an_author(member):
    contribution = ContributionFactory(by_person=True, participant__audience=20)

    assert list(Contribution.objects.told_to(VISITOR)) == []
    assert list(Contribution.objects.told_to(member)) == [contribution]


def test_document_is_found_by_a_publisher_who_is_told(member):
    contribution = ContributionFactory(organization__audience=20)
    organization = contribution.organization

    found = Document.objects.published_by(organization, VISITOR)
    found_by_member = Document.objects.published_by(organization, member)

    assert list(found) == []
    assert list(found_by_member) == [contribution.document]


def test_document_is_not_found_among_those_that_an_author_published():
    contribution = ContributionFactory(role="author")
    organization = contribution.organization

    published = Document.objects.published_by(organization, VISITOR)
    written = Document.objects.with_contributor(VISITOR, organization=organization)

    assert list(published) == []
    assert list(written) == [contribution.document]


def test_hidden_author_finds_no_document(member):
    contribution = ContributionFactory(by_person=True, participant__audience=20)
    person = contribution.participant

    found = Document.objects.with_contributor(VISITOR, participant=person)
    found_by_member = Document.objects.with_contributor(member, participant=person)

    assert list(found) == []
    assert list(found_by_member) == [contribution.document]


def test_hidden_document_is_found_by_no_contributor(member):
    contribution = ContributionFactory(document__audience=20)
    organization = contribution.organization

    found = Document.objects.with_contributor(VISITOR, organization=organization)
    found_by_member = Document.objects.with_contributor(member, organization=organization)

    assert list(found) == []
    assert list(found_by_member) == [contribution.document]


def test_document_of_one_who_has_two_parts_in_it_is_found_once():
    author = ContributionFactory(by_person=True, role="author")
    ContributionFactory(
        by_person=True, document=author.document, participant=author.participant, role="editor"
    )

    found = Document.objects.with_contributor(VISITOR, participant=author.participant)

    assert list(found) == [author.document]


def test_publishing_contributions_are_those_of_publishers():
    publisher = ContributionFactory(role="publisher")
    ContributionFactory(role="author", document=publisher.document)
    ContributionFactory(role="editor", document=publisher.document)

    assert list(Contribution.objects.publishing()) == [publisher]


# -- What it says ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"organization__name": "GCR2P"}, "GCR2P"),
        ({"by_person": True, "participant__name": "Alex Bellamy"}, "Alex Bellamy"),
        ({"organization__name": "GCR2P", "name_as_published": "The Centre"}, "The Centre"),
    ],
)
def test_contribution_says_the_name_as_published_else_the_record_s(fields, name):
    assert ContributionFactory(**fields).name == name


def test_contributor_is_the_person_or_the_organization():
    of_person, of_organization = ContributionFactory(by_person=True), ContributionFactory()

    assert of_person.contributor == of_person.participant
    assert of_organization.contributor == of_organization.organization


def test_contributions_come_in_their_order_and_in_one_query(django_assert_num_queries):
    last = ContributionFactory(order=2)
    first = ContributionFactory(by_person=True, document=last.document, order=1)

    with django_assert_num_queries(1):
        told = [
            (contribution, contribution.name)
            for contribution in last.document.contributions.told_to(VISITOR).with_contributors()
        ]

    assert told == [(first, first.participant.name), (last, last.organization.name)]


def test_line_key_is_what_may_be_given_once():
    contribution = ContributionFactory(role="publisher")

    assert contribution.line_key == ("publisher", None, contribution.organization.pk)


def test_contribution_is_called_by_its_role():
    assert str(ContributionFactory(role="editor")) == "editor"


# -- Deleting ----------------------------------------------------------------------------------


def test_contributor_cannot_be_deleted():
    of_person, of_organization = ContributionFactory(by_person=True), ContributionFactory()

    with pytest.raises(ProtectedError):
        of_person.participant.delete()
    with pytest.raises(ProtectedError):
        of_organization.organization.delete()

    assert set(Contribution.objects.all()) == {of_person, of_organization}


def test_contributions_go_with_their_document():
    contribution = ContributionFactory()

    contribution.document.delete()

    assert list(Contribution.objects.all()) == []


# -- Cards -------------------------------------------------------------------------------------


@pytest.mark.parametrize("count", [1, 3])
def test_documents_for_cards_need_four_queries_however_many(count, django_assert_num_queries):
    for _ in range(count):
        document = DocumentFactory(published=True, regions=[RegionFactory()])
        DocumentSymbolFactory(document=document)
        ContributionFactory(document=document)
        ContributionFactory(document=document, by_person=True, role="publisher")

    with django_assert_num_queries(4):
        cards = [
            (
                len(document.regions.all()),
                len(document.symbols.all()),
                len([contribution.name for contribution in document.told_publishers]),
            )
            for document in Document.objects.visible_to(VISITOR).for_cards(VISITOR).newest_first()
        ]

    assert cards == [(1, 1, 2)] * count


def test_card_tells_the_publishers_that_are_told_and_no_others(member):
    document = DocumentFactory(published=True)
    hidden = ContributionFactory(document=document, organization__audience=20, order=1)
    shown = ContributionFactory(document=document, order=2)
    ContributionFactory(document=document, role="author", order=3)

    card = Document.objects.for_cards(VISITOR).get()
    card_of_member = Document.objects.for_cards(member).get()

    assert card.told_publishers == [shown]
    assert card_of_member.told_publishers == [hidden, shown]


# -- Languages ---------------------------------------------------------------------------------


def test_document_is_in_its_language_and_in_those_of_its_translations():
    english = DocumentFactory(language="en")
    translated = TranslationFactory(document__language="en", language="fr").document
    french = DocumentFactory(language="fr")

    found = {code: set(Document.objects.in_language(code)) for code in ("en", "fr", "es")}

    assert found == {"en": {english, translated}, "fr": {translated, french}, "es": set()}


def test_contribution_of_a_draft_contributor_is_told_to_nobody():
    ContributionFactory(organization=OrganizationFactory())
    ContributionFactory(by_person=True, participant=ParticipantFactory())

    told = Contribution.objects.told_to(UserFactory(staff=True))

    assert Contribution.objects.count() == 2
    assert list(told) == []
