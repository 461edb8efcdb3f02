"""Every change of what staff keep is kept: who needs no history is named here."""

import pytest
from django.apps import apps

from documents.models import Document, DocumentPlacement, DocumentTally, LinkCheck
from events.models import Event, EventPlacement, EventSeries, EventTally, OrganizationPlacement
from r2p.accounts.models import User
from r2p.desk.models import AuditEntry, ImportJob, Likeness, Merge, Preview, Step, Trait
from tests.factories import (
    ContributionFactory,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    ParticipationFactory,
    RegionFactory,
    ThemeFactory,
)
from tests.test_factories import FACTORIES

pytestmark = pytest.mark.django_db

OUR_PACKAGES = ("r2p", "events", "documents")
WITHOUT_HISTORY = {
    User,  # what is done to accounts stands in the admin's log
    LinkCheck,  # what others' servers answered
    AuditEntry,  # it is itself a history, and never changes
    Step,  # so is it
    Preview,  # a link, which is made and taken back: both stand in the audit log
    Merge,  # and this: what it does stands in the history of each row
    Likeness,  # these two are derived from records, but for a refusal, which has its own columns
    Trait,
    ImportJob,  # a table on its way: what it changed stands in the history of each row
    # These are derived from records and regions, which have theirs.
    DocumentPlacement,
    DocumentTally,
    EventPlacement,
    EventTally,
    OrganizationPlacement,
}


def our_models():
    return {
        model
        for app in apps.get_app_configs()
        if app.name.partition(".")[0] in OUR_PACKAGES
        for model in app.get_models()
        if not model.__name__.startswith("Historical")
    }


def with_history():
    return {model for model in our_models() if hasattr(model, "history")}


def test_every_model_has_a_history_but_those_named_here():
    assert our_models() - with_history() == WITHOUT_HISTORY


def test_every_many_to_many_field_of_ours_is_in_history():
    kept = {
        (model, field.name)
        for model in with_history()
        for field in model.history.model._history_m2m_fields
    }

    assert kept == {
        (model, field.name)
        for model in with_history()
        for field in model._meta.many_to_many
        if field.model is model  # that a page has a site is Django's own affair
        and field.remote_field.through._meta.auto_created
    }
    assert kept == {
        (Event, "regions"),
        (Event, "themes"),
        (EventSeries, "organizers"),
        (Document, "regions"),
        (Document, "themes"),
    }


@pytest.mark.parametrize(
    "factory",
    [factory for factory in FACTORIES if factory._meta.model not in WITHOUT_HISTORY],
    ids=lambda factory: factory.__name__,
)
def test_history_keeps_making_changing_and_deleting(factory):
    row = factory()
    pk, history = row.pk, type(row).history

    row.save()
    row.delete()

    kept = history.filter(id=pk).order_by("history_id").values_list("history_type", flat=True)
    assert list(kept) == ["+", "~", "-"]


@pytest.mark.parametrize(
    ("factory", "field", "values"),
    [(EventFactory, "title", ["Before", "After"]), (ParticipationFactory, "audience", [40, 0])],
)
def test_history_keeps_what_stood_before(factory, field, values):
    row = factory(**{field: values[0]})

    setattr(row, field, values[1])
    row.save()

    assert list(row.history.order_by("history_id").values_list(field, flat=True)) == values


def test_history_of_a_part_outlives_its_record():
    contribution = ContributionFactory()
    pk, document = contribution.pk, contribution.document

    document.delete()

    kept = type(contribution).history.filter(id=pk).order_by("history_id")
    assert [row.history_type for row in kept] == ["+", "-"]


@pytest.mark.parametrize(
    ("factory", "field", "of_field"),
    [
        (EventFactory, "regions", RegionFactory),
        (EventFactory, "themes", ThemeFactory),
        (DocumentFactory, "regions", RegionFactory),
        (DocumentFactory, "themes", ThemeFactory),
        (EventSeriesFactory, "organizers", OrganizationFactory),
    ],
)
def test_history_keeps_a_change_of_many_to_many(factory, field, of_field):
    record, related = factory(), of_field()
    rows = record.history.count()

    getattr(record, field).add(related)

    latest = record.history.order_by("history_id").last()
    kept = [getattr(row, related._meta.model_name) for row in getattr(latest, field).all()]
    assert record.history.count() == rows + 1
    assert kept == [related]


def test_history_keeps_the_regions_that_were_taken_away():
    region = RegionFactory()
    event = EventFactory(regions=[region])

    event.regions.clear()

    latest, before = event.history.order_by("-history_id")[:2]
    assert [row.region for row in before.regions.all()] == [region]
    assert list(latest.regions.all()) == []
