"""Two records become one: all that belongs to either belongs to the one that is kept."""

import pytest

from documents.models import Document
from events.models import Organization, Participant
from r2p.desk.merging.merger import MergeError
from r2p.desk.merging.relations import own, referring, related, relating
from r2p.desk.merging.undo import undo
from r2p.records.models import FormerAddress
from tests import case_tables
from tests.desk.merges import entries, every_kind, merge
from tests.factories import (
    DocumentFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


@every_kind
def test_every_relation_moves_to_the_kept_one(make, merger):
    keep, give_up, rows = make()

    merger(keep, give_up).merge({}, UserFactory())

    for row in rows:
        row.refresh_from_db()
    assert {row for row in rows if give_up.pk in refers_to(row, type(keep))} == set()
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

    assert refusal.value.messages == ["There is already a state for this country."]
    assert Organization.objects.filter(pk=give_up.pk).exists()


@pytest.mark.parametrize(
    ("model", "joined"),
    [(Organization, ["organizers"]), (Participant, []), (Document, ["regions", "themes"])],
)
def test_all_that_refers_to_a_record_is_known(model, joined):
    found = {referrer._meta.model_name: names for referrer, names in referring(model).items()}

    assert found == {
        row["rows"]: case_tables.listed(row["fields"])
        for row in case_tables.rows("desk/referring.csv")
        if row["model"] == model.__name__
    }
    assert [field.name for field in own(model)] == ["former_addresses"]
    assert [field.name for field in (*related(model), *relating(model))] == joined
