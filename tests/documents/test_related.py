"""Related documents on the page of a document, with the reason for each."""

import pytest

from documents.models.symbol import session_prefixes
from r2p.records.dates import KnownDate
from tests.case_tables import cases, listed
from tests.factories import (
    DocumentEventFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    EventSeriesFactory,
    RegionFactory,
    ThemeFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def document():
    """A document on a country and a theme, of an event in a series, with a symbol."""
    document = DocumentFactory(published=True, regions=[RegionFactory(country=True)])
    document.themes.add(ThemeFactory())
    event = EventFactory(published=True, series=EventSeriesFactory(published=True))
    DocumentEventFactory(document=document, event=event)
    DocumentSymbolFactory(document=document, symbol="A/HRC/39/64")
    return document


def related_to(client, document):
    return client.get(document.get_absolute_url()).context["related"]


def another(**fields):
    return DocumentFactory(published=True, **fields)


def test_documents_are_related_by_event_region_theme_series_and_session(client, document):
    region, theme, event = (document.regions.get(), document.themes.get(), document.events.get())
    of_event, of_series, of_session, of_theme = (another() for _number in range(4))
    of_subject, of_country = another(regions=[region]), another(regions=[region])
    theme.documents.add(of_subject, of_theme)
    sister = EventFactory(published=True, series=event.series)
    for other, met in ((of_event, event), (of_series, sister)):
        DocumentEventFactory(document=other, event=met)
    DocumentSymbolFactory(document=of_session, symbol="A/HRC/RES/39/2")

    assert related_to(client, document) == [
        (of_event, "of the same event"),
        (of_subject, "same region and theme"),
        (of_series, "of the same series"),
        (of_session, "of the same session"),
        (of_country, "same country"),
        (of_theme, "same theme"),
    ]


def test_document_is_related_once_and_by_what_ties_it_closest(client, document):
    other = another(regions=[document.regions.get()])
    DocumentEventFactory(document=other, event=document.events.get())

    assert related_to(client, document) == [(other, "of the same event")]


def test_three_of_a_kind_are_shown_the_newest_first(client, document):
    for year in (2010, 2013, 2011, 2012):
        other = another(issued=KnownDate.of(year))
        DocumentEventFactory(document=other, event=document.events.get())

    shown = [str(other.issued) for other, _reason in related_to(client, document)]

    assert shown == ["2013", "2012", "2011"]


def test_hidden_events_and_documents_relate_nothing(client, document):
    DocumentEventFactory(document__status="draft", event=document.events.get())
    hidden = EventFactory()
    DocumentEventFactory(document=document, event=hidden)
    DocumentEventFactory(document=another(), event=hidden)

    assert related_to(client, document) == []


def test_hidden_series_relates_nothing(client, document):
    series = EventSeriesFactory()
    for record in (document, another()):
        event = EventFactory(published=True, series=series)
        DocumentEventFactory(document=record, event=event)

    assert related_to(client, document) == []


@cases("documents/sessions.csv", prefixes=listed)
def test_session_of_a_symbol(key, prefixes):
    assert session_prefixes([key]) == prefixes
