"""The list and the form of a document: what they find, take and refuse."""

from datetime import date

import pytest

from documents.models import Document
from events.models import Event
from tests.admin_pages import form_errors, line_errors, page, save_form, sign_in
from tests.factories import (
    ContributionFactory,
    DocumentEventFactory,
    DocumentFactory,
    DocumentSymbolFactory,
    EventFactory,
    OrganizationFactory,
    ParticipantFactory,
    TranslationFactory,
)

pytestmark = pytest.mark.django_db

REPEATED = {2: {"__all__": ["This repeats line 1."]}}
OWN_LANGUAGE = "This is the language of the document itself."
ONE_CONTRIBUTOR = "A contribution names either a person or an organization."
SYMBOL_OF_ANOTHER = "This is the symbol of another document: “Early warning”."
TWO_SYMBOLS = "These are two symbols. Enter each on its own line."
SAME_SYMBOL = {"symbol": "SC resolution 1973"}


@pytest.fixture
def document(client):
    """A document in the hands of an Editor."""
    sign_in(client, "Editor")
    return DocumentFactory()


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("5 November 2014", (date(2014, 11, 5), date(2014, 11, 5), "day")),
        ("2014-11", (date(2014, 11, 1), date(2014, 11, 30), "month")),
        ("2014", (date(2014, 1, 1), date(2014, 12, 31), "year")),
        ("", (None, None, "")),
    ],
)
def test_date_of_issue_is_written_as_typed(client, document, typed, expected):
    save_form(client, document, issued=typed)

    document.refresh_from_db()
    assert (document.issued_from, document.issued_until, document.issued_precision) == expected


def test_malformed_date_of_issue_is_refused_at_its_field(client, document):
    response = save_form(client, document, issued="30 February 2014", title="New")

    sentence = "is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
    assert form_errors(response) == {"issued": [f"“30 February 2014” {sentence}"]}
    assert Document.objects.filter(title="New").count() == 0


@pytest.mark.parametrize(
    ("prefix", "line", "field", "sentence"),
    [
        ("contributions", {"role": "author"}, "organization", ONE_CONTRIBUTOR),
        (
            "contributions",
            {"role": "author", "organization": 77, "participant": 77},
            "organization",
            ONE_CONTRIBUTOR,
        ),
        ("symbols", {"symbol": "a/64/864"}, "symbol", SYMBOL_OF_ANOTHER),
        ("symbols", {"symbol": "A/65/877-S/2011/393"}, "symbol", TWO_SYMBOLS),
        ("translations", {"language": "en"}, "language", OWN_LANGUAGE),
    ],
)
def test_wrong_line_is_refused_at_its_field(client, document, prefix, line, field, sentence):
    OrganizationFactory(pk=77)
    ParticipantFactory(pk=77)
    DocumentSymbolFactory(document__title="Early warning", symbol="A/64/864")

    response = save_form(client, document, prefix, {"order": 1} | line)

    assert line_errors(response, prefix) == {1: {field: [sentence]}}
    assert getattr(document, prefix).count() == 0


@pytest.mark.parametrize(
    ("factory", "fields", "prefix", "line"),
    [
        (
            ContributionFactory,
            {"organization__pk": 77},
            "contributions",
            {"role": "publisher", "organization": 77},
        ),
        (DocumentEventFactory, {"event__pk": 77}, "document_events", {"event": 77}),
        (DocumentSymbolFactory, {"symbol": "S/RES/1973 (2011)"}, "symbols", SAME_SYMBOL),
        (TranslationFactory, {"language": "fr"}, "translations", {"language": "fr", "title": "A"}),
    ],
)
def test_line_that_is_there_already_is_refused(client, document, factory, fields, prefix, line):
    factory(document=document, **fields)

    response = save_form(client, document, prefix, {"order": 2, "role": "agenda"} | line)

    assert line_errors(response, prefix) == REPEATED


@pytest.mark.parametrize(
    ("prefix", "line", "other"),
    [
        ("contributions", {"role": "author", "participant": 77}, {}),
        ("symbols", {"symbol": "S/RES/1973 (2011)"}, {"symbol": "s/res/1973"}),
        ("translations", {"language": "fr"}, {}),
    ],
)
def test_line_given_twice_at_once_is_refused(client, document, prefix, line, other):
    ParticipantFactory(pk=77)

    response = save_form(client, document, prefix, {"order": 1} | line, {"order": 1} | line | other)

    assert line_errors(response, prefix) == REPEATED
    assert getattr(document, prefix).count() == 0


def test_symbols_that_trade_places_are_refused(client, document):
    for symbol in ("A/1/1", "A/1/2"):
        DocumentSymbolFactory(document=document, symbol=symbol)

    save_form(client, document, **{"symbols-0-symbol": "A/1/2", "symbols-1-symbol": "A/1/1"})

    symbols = document.symbols.order_by("pk").values_list("symbol", flat=True)
    assert list(symbols) == ["A/1/1", "A/1/2"]


def test_translation_of_a_new_document_into_its_own_language_is_refused(as_editor):
    new = {"title": "New", "slug": "new", "kind": "report", "language": "fr"}

    response = save_form(as_editor, Document(), "translations", {"language": "fr"}, **new)

    assert line_errors(response, "translations") == {1: {"language": [OWN_LANGUAGE]}}
    assert Document.objects.count() == 0


def test_document_cannot_take_the_language_of_its_translation(client, document):
    TranslationFactory(document=document, language="fr")

    response = save_form(client, document, language="fr")

    assert line_errors(response, "translations") == {1: {"language": [OWN_LANGUAGE]}}
    document.refresh_from_db()
    assert document.language == "en"


def test_document_and_translation_change_their_languages_in_one_go(client, document):
    TranslationFactory(document=document, language="fr")

    save_form(client, document, language="fr", **{"translations-0-language": "en"})

    document.refresh_from_db()
    assert (document.language, document.translations.get().language) == ("fr", "en")


@pytest.mark.parametrize("term", ["A/65/877", "early warning", "alerte"])
def test_document_is_found_once_by_symbol_and_titles(as_cataloguer, term):
    document = DocumentFactory(title="Early warning")
    for language, title in (("fr", "L’alerte précoce"), ("es", "Alerte temprana")):
        TranslationFactory(document=document, language=language, title=title)
    DocumentSymbolFactory(document=document, symbol="A/65/877")
    DocumentFactory()

    response = as_cataloguer.get(page(Document(), "changelist"), {"q": term})

    assert list(response.context["cl"].result_list) == [document]


def test_draft_of_an_event_goes_with_its_place_in_a_document(as_editor):
    link = DocumentEventFactory(event=EventFactory(trashed_at="2026-01-01T00:00Z"))

    as_editor.post(page(link.event, "delete"), {"post": "yes"})

    assert Event.objects.count() == 0
    assert Document.objects.get() == link.document
