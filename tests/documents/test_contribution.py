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


HIDDEN = {
    "author": (
        {"by_person": True, "participant__audience": 20},
        lambda line, user: [told.document for told in Contribution.objects.told_to(user)],
    ),
    "publisher of a document": (
        {"organization__audience": 20},
        lambda line, user: Document.objects.published_by(line.organization, user),
    ),
    "author of a document": (
        {"by_person": True, "participant__audience": 20},
        lambda line, user: Document.objects.with_contributor(user, participant=line.participant),
    ),
    "document": (
        {"document__audience": 20},
        lambda line, user: Document.objects.with_contributor(user, organization=line.organization),
    ),
}


@pytest.mark.parametrize(("fields", "find"), HIDDEN.values(), ids=HIDDEN)
def test_document_is_found_by_what_its_reader_may_see(member, fields, find):
    line = ContributionFactory(**fields)

    assert (list(find(line, VISITOR)), list(find(line, member))) == ([], [line.document])


def test_document_is_not_found_among_those_that_an_author_published():
    line = ContributionFactory(role="author")

    written = Document.objects.with_contributor(VISITOR, organization=line.organization)

    assert list(Document.objects.published_by(line.organization, VISITOR)) == []
    assert list(written) == [line.document]


def test_document_of_one_who_has_two_parts_in_it_is_found_once():
    author = ContributionFactory(by_person=True, role="author")
    same = {"document": author.document, "participant": author.participant}
    ContributionFactory(by_person=True, role="editor", **same)

    found = Document.objects.with_contributor(VISITOR, participant=author.participant)

    assert list(found) == [author.document]


def test_publishing_contributions_are_those_of_publishers():
    publisher = ContributionFactory(role="publisher")
    for role in ("author", "editor"):
        ContributionFactory(role=role, document=publisher.document)

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


PARTIES = [({"by_person": True}, "participant"), ({}, "organization")]


@pytest.mark.parametrize(("fields", "party"), PARTIES)
def test_contributor_is_the_person_or_the_organization_and_cannot_be_deleted(fields, party):
    contribution = ContributionFactory(**fields)

    assert contribution.contributor == getattr(contribution, party)
    with pytest.raises(ProtectedError):
        contribution.contributor.delete()
    assert Contribution.objects.get() == contribution


def test_contributions_come_in_their_order_and_in_one_query(django_assert_num_queries):
    last = ContributionFactory(order=2)
    document = last.document
    first = ContributionFactory(by_person=True, document=document, order=1)

    with django_assert_num_queries(1):
        told = [
            (one, one.name) for one in document.contributions.told_to(VISITOR).with_contributors()
        ]

    assert told == [(first, first.participant.name), (last, last.organization.name)]


def test_contribution_is_given_once_and_called_by_its_role():
    contribution = ContributionFactory(role="editor")

    assert contribution.line_key == ("editor", None, contribution.organization.pk)
    assert str(contribution) == "editor"


# -- Deleting ----------------------------------------------------------------------------------


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
        for fields in ({}, {"by_person": True, "role": "publisher"}):
            ContributionFactory(document=document, **fields)

    with django_assert_num_queries(4):
        cards = [
            (
                len(card.regions.all()),
                len(card.symbols.all()),
                [p.name for p in card.told_publishers],
            )
            for card in Document.objects.visible_to(VISITOR).for_cards(VISITOR).newest_first()
        ]

    assert [(*numbers, len(names)) for *numbers, names in cards] == [(1, 1, 2)] * count


def test_card_tells_the_publishers_that_are_told_and_no_others(member):
    hidden = ContributionFactory(organization__audience=20, order=1)
    shown = ContributionFactory(document=hidden.document, order=2)
    ContributionFactory(document=hidden.document, role="author", order=3)

    cards = [Document.objects.for_cards(user).get() for user in (VISITOR, member)]

    assert [card.told_publishers for card in cards] == [[shown], [hidden, shown]]


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

    assert Contribution.objects.count() == 2
    assert list(Contribution.objects.told_to(UserFactory(staff=True))) == []
