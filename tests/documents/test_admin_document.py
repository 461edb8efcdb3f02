"""The list and the form of a document: what they find, take and refuse."""

from datetime import date

import pytest

from documents.models import Document
from events.models import Event
from tests.admin_pages import line_errors, page, save_form, sign_in
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
OWN_LANGUAGE = {"language": ["This is the language of the document itself."]}


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
    columns = (document.issued_from, document.issued_until, document.issued_precision)
    assert columns == expected


def test_malformed_date_of_issue_is_refused_at_its_field(client, document):
    response = save_form(client, document, issued="30 February 2014", title="New")

    assert response.context["adminform"].form.errors == {
        "issued": [
            "“30 February 2014” is not a date. Write 2014, 2014-11, 2014-11-05 or 5 November 2014."
        ]
    }
    assert Document.objects.filter(title="New").count() == 0


def test_contribution_of_nobody_is_refused(client, document):
    line = {"order": 1, "role": "author", "name_as_published": "A. Bellamy"}

    response = save_form(client, document, "contributions", line)

    assert line_errors(response, "contributions") == {
        1: {"organization": ["A contribution names either a person or an organization."]}
    }


def test_contribution_of_a_person_and_an_organization_is_refused(client, document):
    line = {"order": 1, "role": "author"}
    line |= {"organization": OrganizationFactory().pk, "participant": ParticipantFactory().pk}

    response = save_form(client, document, "contributions", line)

    assert line_errors(response, "contributions") == {
        1: {"organization": ["A contribution names either a person or an organization."]}
    }
    assert document.contributions.count() == 0


def test_contribution_that_is_there_already_is_refused(client, document):
    given = ContributionFactory(document=document, role="publisher")

    line = {"order": 2, "role": "publisher", "organization": given.organization_id}
    response = save_form(client, document, "contributions", line)

    assert line_errors(response, "contributions") == REPEATED


def test_contribution_given_twice_at_once_is_refused(client, document):
    line = {"order": 1, "role": "author", "participant": ParticipantFactory().pk}

    response = save_form(client, document, "contributions", line, line)

    assert line_errors(response, "contributions") == REPEATED
    assert document.contributions.count() == 0


def test_event_of_a_document_given_twice_is_refused(client, document):
    link = DocumentEventFactory(document=document)

    response = save_form(
        client, document, "document_events", {"event": link.event_id, "role": "agenda"}
    )

    assert line_errors(response, "document_events") == REPEATED


def test_symbol_given_twice_at_once_is_refused_however_written(client, document):
    response = save_form(
        client, document, "symbols", {"symbol": "S/RES/1973 (2011)"}, {"symbol": "s/res/1973"}
    )

    assert line_errors(response, "symbols") == REPEATED
    assert document.symbols.count() == 0


def test_symbol_that_is_there_already_names_the_line(client, document):
    DocumentSymbolFactory(document=document, symbol="S/RES/1973 (2011)")

    response = save_form(client, document, "symbols", {"symbol": "SC resolution 1973"})

    assert line_errors(response, "symbols")[2]["__all__"] == ["This repeats line 1."]


def test_symbol_of_another_document_is_refused_at_the_symbol(client, document):
    other = DocumentFactory(title="Early warning")
    DocumentSymbolFactory(document=other, symbol="A/64/864")

    response = save_form(client, document, "symbols", {"symbol": "a/64/864"})

    assert line_errors(response, "symbols") == {
        1: {"symbol": ["This is the symbol of another document: “Early warning”."]}
    }


def test_joint_symbol_is_refused_at_the_symbol(client, document):
    response = save_form(client, document, "symbols", {"symbol": "A/65/877-S/2011/393"})

    assert line_errors(response, "symbols") == {
        1: {"symbol": ["These are two symbols. Enter each in its own row."]}
    }


def test_symbols_that_trade_places_are_refused(client, document):
    DocumentSymbolFactory(document=document, symbol="A/1/1")
    DocumentSymbolFactory(document=document, symbol="A/1/2")

    trade = {"symbols-0-symbol": "A/1/2", "symbols-1-symbol": "A/1/1"}
    save_form(client, document, **trade)

    symbols = document.symbols.order_by("pk").values_list("symbol", flat=True)
    assert list(symbols) == ["A/1/1", "A/1/2"]


def test_translation_that_is_there_already_is_refused(client, document):
    TranslationFactory(document=document, language="fr")

    response = save_form(client, document, "translations", {"language": "fr", "title": "Rapport"})

    assert line_errors(response, "translations") == REPEATED


def test_translation_given_twice_at_once_is_refused(client, document):
    response = save_form(client, document, "translations", {"language": "fr"}, {"language": "fr"})

    assert line_errors(response, "translations") == REPEATED
    assert document.translations.count() == 0


def test_translation_into_the_documents_own_language_is_refused(client, document):
    response = save_form(client, document, "translations", {"language": "en"})

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}


def test_translation_of_a_new_document_into_its_own_language_is_refused(as_editor):
    new = {"title": "New", "slug": "new", "kind": "report", "language": "fr"}

    response = save_form(as_editor, Document(), "translations", {"language": "fr"}, **new)

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}
    assert Document.objects.count() == 0


def test_document_cannot_take_the_language_of_its_translation(client, document):
    TranslationFactory(document=document, language="fr")

    response = save_form(client, document, language="fr")

    assert line_errors(response, "translations") == {1: OWN_LANGUAGE}
    document.refresh_from_db()
    assert document.language == "en"


def test_document_and_translation_change_their_languages_in_one_go(client, document):
    TranslationFactory(document=document, language="fr")

    save_form(client, document, language="fr", **{"translations-0-language": "en"})

    document.refresh_from_db()
    assert (document.language, document.translations.get().language) == ("fr", "en")


# -- The list ---------------------------------------------------------------------------------


@pytest.mark.parametrize("term", ["A/65/877", "early warning", "alerte"])
def test_document_is_found_once_by_symbol_and_titles(as_cataloguer, term):
    document = DocumentFactory(title="Early warning")
    TranslationFactory(document=document, language="fr", title="L’alerte précoce")
    TranslationFactory(document=document, language="es", title="Alerte temprana")
    DocumentSymbolFactory(document=document, symbol="A/65/877")
    DocumentFactory()

    response = as_cataloguer.get(page(Document(), "changelist"), {"q": term})

    assert list(response.context["cl"].result_list) == [document]


def test_draft_of_an_event_goes_with_its_place_in_a_document(as_editor):
    link = DocumentEventFactory(event=EventFactory(trashed_at="2026-01-01T00:00Z"))

    as_editor.post(page(link.event, "delete"), {"post": "yes"})

    assert Event.objects.count() == 0
    assert Document.objects.get() == link.document
