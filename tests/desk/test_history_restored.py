"""The way back to a state of a record: what stood then stands again, its lines included."""

import pytest
from django.contrib.admin.models import LogEntry

from documents.models import DocumentPlacement
from r2p.records.dates import KnownDate
from tests.admin_pages import every_record
from tests.desk.history_pages import (
    address,
    change,
    latest,
    next_revision,
    restore,
    revisions,
    text_of,
)
from tests.factories import (
    AffiliationFactory,
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    EventSeriesFactory,
    OrganizationFactory,
    OrganizationNameFactory,
    PageFactory,
    ParticipantFactory,
    ParticipationFactory,
    RegionFactory,
    RegionNameFactory,
    StandingFactory,
    ThemeFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "factory", [RegionFactory, ThemeFactory, PageFactory], ids=lambda f: f._meta.model.__name__
)
def test_subjects_and_pages_are_restored(client, editor, factory):
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before


@every_record
def test_records_are_restored(client, editor, factory):
    record = factory()
    before = getattr(record, text_of(record))
    change(record, **{text_of(record): "After"})

    response = restore(client, record)

    record.refresh_from_db()
    assert getattr(record, text_of(record)) == before
    assert response.url == address(record, "change")


def test_restoring_is_a_revision_of_its_own(client, editor):
    document = DocumentFactory(title="Before")
    change(document, title="After")

    restore(client, document)

    last = revisions(client, document)[0]
    assert latest(client, document) == {"Title": "[-After-]{+Before+}"}
    assert (last.who, last.revision.words[0][:22]) == (editor, "Restored the state of ")
    assert LogEntry.objects.get().user == editor


def test_dates_are_restored_as_they_were(client, editor):
    document = DocumentFactory(issued=KnownDate.parse("2014-11"))
    change(document, issued=KnownDate.parse("2016"))

    restore(client, document)

    document.refresh_from_db()
    assert (document.issued, str(document.order_on)) == (KnownDate.parse("2014-11"), "2014-11-01")


def test_regions_are_restored_with_the_places_of_the_record(client, editor):
    asia, syria = RegionFactory(), RegionFactory()
    document = DocumentFactory(regions=[asia])
    next_revision()
    document.regions.set([syria])

    restore(client, document)

    assert list(document.regions.all()) == [asia]
    assert [row.region for row in DocumentPlacement.objects.all()] == [asia]


def test_line_that_was_removed_comes_back_as_itself(client, editor):
    event = EventFactory()
    line = ParticipationFactory(event=event, position="Director", audience=20)
    number = line.pk
    next_revision()
    line.delete()

    restore(client, event)

    back = event.participations.get()
    assert (back.pk, back.position, back.audience) == (number, "Director", 20)


def test_line_that_was_added_since_goes(client, editor):
    event = EventFactory()
    next_revision()
    ParticipationFactory(event=event)

    restore(client, event)

    assert event.participations.count() == 0


def test_line_that_was_changed_is_as_it_was(client, editor):
    line = ParticipationFactory(event=EventFactory(), position="Director")
    change(line, position="Chair")

    restore(client, line.event)

    line.refresh_from_db()
    assert line.position == "Director"


LINES = [
    (AffiliationFactory, "participant", ParticipantFactory),
    (ContributionFactory, "document", DocumentFactory),
    (DocumentEventFactory, "document", DocumentFactory),
    (DocumentSymbolFactory, "document", DocumentFactory),
    (TranslationFactory, "document", DocumentFactory),
    (OrganizationNameFactory, "organization", OrganizationFactory),
    (StandingFactory, "organization", OrganizationFactory),
    (ParticipationFactory, "event", EventFactory),
    (RegionNameFactory, "region", RegionFactory),
]


@pytest.mark.parametrize(("factory", "name", "of"), LINES, ids=lambda f: getattr(f, "__name__", ""))
def test_lines_of_every_kind_come_back(client, editor, factory, name, of):
    line = factory(**{name: of()})
    number, before = line.pk, str(line)
    record = getattr(line, name)
    next_revision()
    line.delete()

    restore(client, record)

    assert [(one.pk, str(one)) for one in type(line).objects.all()] == [(number, before)]


def test_line_without_a_kept_beginning_stays(client, editor):
    event = EventFactory()
    next_revision()
    line = ParticipationFactory(event=event)
    line.history.all().delete()
    event.save()

    restore(client, event)

    assert list(event.participations.all()) == [line]


def test_line_that_came_from_another_record_stays(client, editor):
    event, line = EventFactory(title="Before"), ParticipationFactory()
    change(event, title="After")
    change(line, event=event)

    restore(client, event, back=2)

    event.refresh_from_db()
    assert (event.title, list(event.participations.all())) == ("Before", [line])


def test_series_is_restored_with_its_organizers(client, editor):
    organization = OrganizationFactory()
    series = EventSeriesFactory()
    series.organizers.add(organization)
    next_revision()
    series.organizers.clear()

    restore(client, series)

    assert list(series.organizers.all()) == [organization]
