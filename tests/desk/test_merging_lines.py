"""Lines that both records have exist once after a merge."""

import pytest

from tests.desk.merges import merge
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    MembershipFactory,
    OrganizationFactory,
    ParticipantFactory,
    ParticipationFactory,
    StandingFactory,
    TranslationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_line_that_both_had_is_there_once_with_what_it_lacked():
    keep, give_up, event = ParticipantFactory(), ParticipantFactory(), EventFactory()
    kept = ParticipationFactory(event=event, participant=keep)
    ParticipationFactory(event=event, participant=give_up, position="Director", order=7)

    merge(keep, give_up)

    line = event.participations.get()
    assert (line.pk, line.position, line.order) == (kept.pk, "Director", 1)


def test_line_takes_nothing_from_one_that_fewer_are_told():
    keep, give_up, event = ParticipantFactory(), ParticipantFactory(), EventFactory()
    ParticipationFactory(event=event, participant=keep)
    ParticipationFactory(event=event, participant=give_up, position="Spy", audience=40)

    merge(keep, give_up)

    line = event.participations.get()
    assert (line.position, line.audience) == ("", None)


def test_contribution_that_both_had_is_there_once():
    keep, give_up, document = OrganizationFactory(), OrganizationFactory(), DocumentFactory()
    ContributionFactory(document=document, organization=keep)
    ContributionFactory(document=document, organization=give_up, name_as_published="APC")

    merge(keep, give_up)

    assert document.contributions.get().name_as_published == "APC"


def test_position_that_both_had_is_there_once():
    keep, give_up, person = OrganizationFactory(), OrganizationFactory(), ParticipantFactory()
    AffiliationFactory(participant=person, organization=keep)
    AffiliationFactory(participant=person, organization=give_up)

    merge(keep, give_up)

    assert person.affiliations.get().organization == keep


def test_kept_organization_has_one_open_standing():
    keep, give_up = OrganizationFactory(), OrganizationFactory()
    StandingFactory(organization=keep, kind=20)
    StandingFactory(organization=give_up, kind=30)

    merge(keep, give_up)

    assert keep.standings.get().kind == 20


def test_member_of_both_belongs_to_the_kept_one_once():
    keep, give_up, user = OrganizationFactory(), OrganizationFactory(), UserFactory()
    MembershipFactory(user=user, organization=keep)
    MembershipFactory(user=user, organization=give_up, is_listed=True)

    merge(keep, give_up)

    membership = user.memberships.get()
    assert (membership.organization, membership.is_listed) == (keep, False)


def test_translation_that_both_had_is_there_once():
    keep, give_up = DocumentFactory.create_batch(2)
    TranslationFactory(document=keep, language="fr", title="Rapport")
    TranslationFactory(document=give_up, language="fr", title="Autre", summary="Bref")

    merge(keep, give_up)

    translation = keep.translations.get()
    assert (translation.title, translation.summary) == ("Rapport", "Bref")


def test_translation_into_the_language_of_the_kept_document_fills_what_that_lacks():
    keep, give_up = DocumentFactory(language="fr", summary=""), DocumentFactory(language="en")
    TranslationFactory(document=give_up, language="fr", summary="Bref")

    merge(keep, give_up)

    assert (keep.translations.count(), keep.summary) == (0, "Bref")


def test_event_of_both_documents_is_named_once():
    keep, give_up, event = DocumentFactory(), DocumentFactory(), EventFactory()
    DocumentEventFactory(document=keep, event=event)
    DocumentEventFactory(document=give_up, event=event, role="report")

    merge(keep, give_up)

    assert keep.document_events.get().role == "report"


def test_files_are_numbered_on_and_the_same_file_is_there_once():
    keep, give_up = DocumentFactory.create_batch(2)
    same = DocumentFileFactory(document=keep, number=1)
    DocumentFileFactory(document=give_up, number=2)  # of the same content
    other = DocumentFileFactory(document=give_up, number=1, audience=20)

    merge(keep, give_up)

    assert list(keep.files.values_list("pk", "number")) == [(same.pk, 1), (other.pk, 2)]
