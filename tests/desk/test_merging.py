"""Two records become one: all that belongs to either belongs to the one that is kept."""

from datetime import timedelta

import pytest
from django.utils import timezone

from documents.merging import DocumentMerger
from documents.models import Document
from events.merging import OrganizationMerger, ParticipantMerger
from events.models import Organization, Participant
from r2p.desk.hours import forget_merges
from r2p.desk.merging.merger import MergeError
from r2p.desk.merging.relations import own, referring, related, relating
from r2p.desk.merging.undoing import UndoError, undo
from r2p.desk.models import AuditEntry, Merge, Step
from r2p.records.models import FormerAddress
from tests.desk.merged import (
    documents_with_everything,
    organizations_with_everything,
    people_with_everything,
    state,
)
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentFileFactory,
    EventFactory,
    EventSeriesFactory,
    MembershipFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
    UserFactory,
)
from tests.regions.plain import assert_true

pytestmark = pytest.mark.django_db

WHOLE = [
    (organizations_with_everything, OrganizationMerger),
    (people_with_everything, ParticipantMerger),
    (documents_with_everything, DocumentMerger),
]
every_kind = pytest.mark.parametrize(
    ("make", "merger"), WHOLE, ids=["organization", "participant", "document"]
)


def merge(keep, give_up, **choices):
    merger = {
        Organization: OrganizationMerger,
        Participant: ParticipantMerger,
        Document: DocumentMerger,
    }[type(keep)]
    done = merger(keep, give_up).merge(choices, UserFactory())
    keep.refresh_from_db()
    return done


def entries():
    """What the audit log tells of records; it tells of the accounts made here, too."""
    return AuditEntry.objects.exclude(about_type__model="user").order_by("pk")


# -- Everything moves ----------------------------------------------------------------------------


@every_kind
def test_every_relation_moves_to_the_kept_one(make, merger):
    keep, give_up, rows = make()

    merger(keep, give_up).merge({}, UserFactory())

    for row in rows:
        row.refresh_from_db()
    left = {row for row in rows if give_up.pk in refers_to(row, type(keep))}
    assert left == set()
    assert all(keep.pk in refers_to(row, type(keep)) for row in rows)


def refers_to(row, model):
    keys = [field for field in row._meta.concrete_fields if field.related_model is model]
    found = {getattr(row, field.attname) for field in keys}
    fields = [field for field in row._meta.many_to_many if field.related_model is model]
    for field in fields:
        found |= set(getattr(row, field.name).values_list("pk", flat=True))
    return found | ({row.record_id} if isinstance(row, FormerAddress) else set())


@every_kind
def test_given_up_one_is_gone(make, merger):
    keep, give_up, _rows = make()

    merger(keep, give_up).merge({}, UserFactory())

    assert list(type(keep).objects.filter(pk__in=[keep.pk, give_up.pk])) == [keep]


@every_kind
def test_moved_rows_have_it_in_their_history(make, merger):
    keep, give_up, rows = make()
    before = {row: row.history.count() for row in rows}

    merger(keep, give_up).merge({}, UserFactory())

    assert all(row.history.count() > before[row] for row in rows)
    assert type(give_up).history.filter(id=give_up.pk).first().history_type == "-"


def test_organization_is_named_in_both_places_of_one_line():
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ParticipationFactory(organization=give_up, on_behalf_of=give_up)

    merge(keep, give_up)

    line.refresh_from_db()
    assert (line.organization, line.on_behalf_of) == (keep, keep)


def test_series_names_the_kept_organizer_once():
    keep, give_up, third = OrganizationFactory.create_batch(3)
    series = EventSeriesFactory()
    series.organizers.set([keep, give_up, third])

    merge(keep, give_up)

    assert set(series.organizers.all()) == {keep, third}
    assert series.organizers.count() == 2


def test_regions_and_themes_of_both_are_joined():
    one, both, other = RegionFactory.create_batch(3)
    keep, give_up = DocumentFactory(regions=[one, both]), DocumentFactory(regions=[both, other])
    theme = ThemeFactory()
    give_up.themes.add(theme)

    merge(keep, give_up)

    assert set(keep.regions.all()) == {one, both, other}
    assert list(keep.themes.all()) == [theme]


# -- What both say -------------------------------------------------------------------------------


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


# -- Fields --------------------------------------------------------------------------------------


def test_empty_field_is_filled_and_another_stays_unless_chosen():
    keep = OrganizationFactory(short_name="APR2P", website="")
    give_up = OrganizationFactory(short_name="APC", website="https://example.org/")

    merge(keep, give_up)

    assert (keep.short_name, keep.website) == ("APR2P", "https://example.org/")


def test_chosen_field_is_taken_from_the_other():
    keep, give_up = OrganizationFactory(kind="think_tank"), OrganizationFactory(kind="university")

    merge(keep, give_up, kind="give_up")

    assert keep.kind == "university"


def test_known_date_is_chosen_as_a_whole():
    keep, give_up = DocumentFactory(dated=True), DocumentFactory(issued=None)
    give_up.issued_from = give_up.issued_until = "2013-01-02"
    give_up.issued_precision = "day"
    give_up.save()

    merge(keep, give_up, issued="give_up")

    assert (str(keep.issued), str(keep.order_on)) == ("2 January 2013", "2013-01-02")


@pytest.mark.parametrize(("kept", "other", "left"), [(0, 20, 20), (20, 0, 20)])
def test_fewer_may_see_it_unless_chosen_otherwise(kept, other, left):
    keep, give_up = ParticipantFactory(audience=kept), ParticipantFactory(audience=other)

    merge(keep, give_up)

    assert keep.audience == left


def test_first_publication_of_either_is_kept():
    early = timezone.now() - timedelta(days=9)
    keep = DocumentFactory(published=True)
    give_up = DocumentFactory(published=True, publish_at=early)

    merge(keep, give_up)

    assert keep.first_published_at == early


def test_key_of_the_catalogue_is_kept():
    keep, give_up = OrganizationFactory(key=""), OrganizationFactory(key="apr2p")

    merge(keep, give_up)

    assert keep.key == "apr2p"


# -- Names and addresses -------------------------------------------------------------------------


def test_names_of_the_other_stay_known():
    keep = OrganizationFactory(name="Asia-Pacific Centre", short_name="APR2P")
    give_up = OrganizationFactory(name="APC for R2P", short_name="APC")
    OrganizationNameFactory(organization=keep, name="The Centre")
    OrganizationNameFactory(organization=give_up, name="The Centre")

    merge(keep, give_up)

    names = set(keep.names.values_list("name", "kind"))
    assert names == {("The Centre", "other"), ("APC for R2P", "other"), ("APC", "short")}


def test_own_name_stays_known_where_the_other_is_chosen():
    keep, give_up = ParticipantFactory(name="A. Bellamy"), ParticipantFactory(name="Alex Bellamy")

    merge(keep, give_up, name="give_up")

    assert (keep.name, [str(name) for name in keep.names.all()]) == ("Alex Bellamy", ["A. Bellamy"])


def test_same_name_written_otherwise_is_not_noted():
    keep = OrganizationFactory(name="Asia-Pacific Centre")
    give_up = OrganizationFactory(name="asia pacific centre")

    merge(keep, give_up)

    assert keep.names.count() == 0


@pytest.mark.parametrize("choices", [{}, {"slug": "give_up"}])
def test_both_addresses_lead_to_the_kept_one(client, choices):
    keep, give_up = OrganizationFactory.create_batch(2, published=True)
    addresses = {keep.get_absolute_url(), give_up.get_absolute_url()}

    merge(keep, give_up, **choices)

    other = (addresses - {keep.get_absolute_url()}).pop()
    response = client.get(other)
    assert (response.status_code, response.url) == (301, keep.get_absolute_url())
    assert client.get(keep.get_absolute_url()).context["organization"] == keep


@pytest.mark.parametrize("published", [0, 1])
def test_what_was_shown_does_not_become_a_draft(published):
    pair = OrganizationFactory.create_batch(2)
    shown = pair[published]
    shown.status = "published"
    shown.save()
    choices = {"status": "give_up"} if published == 0 else {}

    with pytest.raises(MergeError) as refusal:
        merge(*pair, **choices)

    sentence = "One of the two has been shown: choose published, or withdraw it first."
    assert refusal.value.message_dict == {"status": [sentence]}
    assert Organization.objects.count() == 2


def test_change_of_publication_and_audience_is_noted_and_noted_back():
    keep = OrganizationFactory(published=True)
    give_up = OrganizationFactory(withdrawn=True, audience=20)

    done = merge(keep, give_up, status="give_up")
    undo(done, UserFactory())

    acts = entries().values_list("act", flat=True)
    changed = ["withdrawn", "audience_changed", "merged"]
    assert list(acts) == [*changed, "published", "audience_changed", "unmerged"]
    assert list(Step.objects.order_by("pk").values_list("to_status", flat=True)) == [
        "withdrawn",
        "published",
    ]


def test_journal_is_emptied_by_the_clock():
    done = merge(*OrganizationFactory.create_batch(2))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    forget_merges()

    done.refresh_from_db()
    assert done.journal == []


# -- Circles -------------------------------------------------------------------------------------


def test_part_that_is_merged_into_its_whole_leaves_no_circle():
    keep = OrganizationFactory()
    give_up = OrganizationFactory(parent=keep)
    part = OrganizationFactory(parent=give_up)

    merge(keep, give_up)

    part.refresh_from_db()
    assert (keep.parent, part.parent) == (None, keep)


def test_whole_that_is_merged_into_its_part_gives_it_its_own_place():
    above = OrganizationFactory()
    give_up = OrganizationFactory(parent=above)
    keep = OrganizationFactory(parent=give_up)

    done = merge(keep, give_up)
    parent = keep.parent
    undo(done, UserFactory())

    keep.refresh_from_db()
    assert (parent, keep.parent) == (above, give_up)


def test_whole_is_not_merged_into_a_part_of_its_part():
    give_up = OrganizationFactory()
    keep = OrganizationFactory(parent=OrganizationFactory(parent=give_up))

    with pytest.raises(MergeError) as refusal:
        merge(keep, give_up)

    sentence = "An organization cannot be part of itself or of one of its parts."
    assert refusal.value.message_dict == {"parent": [sentence]}
    assert Organization.objects.count() == 3
    assert not entries().exists()


def test_choice_that_breaks_a_rule_is_refused_with_its_sentence():
    keep = OrganizationFactory()
    give_up = OrganizationFactory(kind="state", country=RegionFactory(country=True))
    Organization.objects.filter(pk=keep.pk).update(country=RegionFactory(country=True))
    OrganizationFactory(kind="state", country=Organization.objects.get(pk=keep.pk).country)
    keep.refresh_from_db()

    with pytest.raises(MergeError) as refusal:
        merge(keep, give_up, kind="give_up", country="keep")

    assert refusal.value.messages == ["This country already has its state."]
    assert Organization.objects.filter(pk=give_up.pk).exists()


# -- Placements ----------------------------------------------------------------------------------


def test_placements_are_true_after_a_merge_and_after_its_undoing():
    china, africa = RegionFactory(country=True), RegionFactory(country=True)
    keep = DocumentFactory(published=True, regions=[china], dated=True)
    give_up = DocumentFactory(published=True, regions=[africa], audience=20)
    body = OrganizationFactory(published=True, country=china)
    other = OrganizationFactory(published=True, country=africa)

    merges = [merge(keep, give_up), merge(body, other, country="give_up")]
    assert_true()
    for done in merges:
        undo(done, UserFactory())

    assert_true()


# -- Undoing -------------------------------------------------------------------------------------


@every_kind
def test_undoing_makes_everything_as_it_was(make, merger):
    keep, give_up, _rows = make()
    before = state()

    done = merger(keep, give_up).merge({"slug": "give_up", "name": "give_up"}, UserFactory())
    merged = state()
    undo(done, UserFactory())

    assert merged != before
    assert state() == before


def test_undoing_stands_in_history_and_in_the_audit_log():
    keep, give_up = OrganizationFactory.create_batch(2)
    user = UserFactory()

    undo(merge(keep, give_up), user)

    kinds = Organization.history.filter(id=give_up.pk).order_by("history_id")
    assert list(kinds.values_list("history_type", flat=True)) == ["+", "-", "+"]
    told = entries().values_list("act", "about_name")
    assert list(told) == [("merged", keep.name), ("unmerged", keep.name)]


def test_merge_is_undone_for_ten_minutes():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    Merge.objects.update(at=timezone.now() - timedelta(minutes=10, seconds=1))

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert str(refusal.value) == "A merge can be undone for ten minutes. These are over."
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_undone_once():
    done = merge(*OrganizationFactory.create_batch(2))
    undo(done, UserFactory())

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert str(refusal.value) == "This merge is undone already."


def test_merge_is_not_undone_where_a_moved_row_was_changed_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ContributionFactory(organization=give_up)
    done = merge(keep, give_up)
    line.refresh_from_db()
    line.organization = OrganizationFactory()
    line.save()

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    sentence = "This has been changed since, so the merge cannot be undone: "
    assert str(refusal.value) == f"{sentence}contribution “publisher”."
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_not_undone_where_a_moved_row_was_deleted_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    line = ContributionFactory(organization=give_up)
    done = merge(keep, give_up)
    line.delete()

    with pytest.raises(UndoError):
        undo(done, UserFactory())


def test_what_the_merge_did_not_touch_may_have_changed_since():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    keep.staff_notes = "Seen."
    keep.save()

    undo(done, UserFactory())

    keep.refresh_from_db()
    assert keep.staff_notes == "Seen."
    assert Organization.objects.filter(pk=give_up.pk).exists()


def test_merge_is_not_undone_where_the_address_is_taken_meanwhile():
    keep, give_up = OrganizationFactory.create_batch(2)
    done = merge(keep, give_up)
    OrganizationFactory(slug=give_up.slug)

    with pytest.raises(UndoError) as refusal:
        undo(done, UserFactory())

    assert "Organization with this Slug already exists." in str(refusal.value)
    assert not Organization.objects.filter(pk=give_up.pk).exists()


def test_journal_is_emptied_once_it_is_of_no_use():
    old = merge(*OrganizationFactory.create_batch(2))
    Merge.objects.update(at=timezone.now() - timedelta(minutes=11))

    new = merge(*OrganizationFactory.create_batch(2))

    old.refresh_from_db()
    assert (old.journal, new.journal != []) == ([], True)


# -- What refers to a record ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("model", "moving", "joined"),
    [
        (
            Organization,
            {
                "organization": ["parent"],
                "organizationname": ["organization"],
                "standing": ["organization"],
                "affiliation": ["organization"],
                "participation": ["organization", "on_behalf_of"],
                "contribution": ["organization"],
                "membership": ["organization"],
            },
            ["organizers"],
        ),
        (
            Participant,
            {
                "participantname": ["participant"],
                "affiliation": ["participant"],
                "participation": ["participant"],
                "contribution": ["participant"],
            },
            [],
        ),
        (
            Document,
            {
                "documentevent": ["document"],
                "contribution": ["document"],
                "documentfile": ["document"],
                "documentsymbol": ["document"],
                "translation": ["document"],
            },
            ["regions", "themes"],
        ),
    ],
)
def test_all_that_refers_to_a_record_is_known(model, moving, joined):
    found = {rows._meta.model_name: names for rows, names in referring(model).items()}

    assert found == moving
    assert [field.name for field in own(model)] == ["former_addresses"]
    assert [field.name for field in (*related(model), *relating(model))] == joined
