from documents.models import Contribution, Document, DocumentEvent, DocumentSymbol, Translation
from documents.models.symbol import split_symbols, symbol_key

from .cells import Choice, Date, Key, Languages, References, Text, Texts
from .sheets import RecordSheet, save_former_addresses, staff_notes

# What a document is to its events, where its kind tells.
ROLES = {
    Document.Kind.DIALOGUE_REPORT: DocumentEvent.Role.REPORT,
    Document.Kind.STATEMENT: DocumentEvent.Role.STATEMENT,
}


class DocumentSheet(RecordSheet):
    name = "documents"
    model = Document
    columns = {
        "key": Key(),
        "kind": Choice.of(Document.Kind, required=True),
        "symbol": Text(),
        "title": Text(required=True),
        "language": Languages(required=True),
        "published": Date(),
        "published_as_stated": Text(),
        "publishers": References.to("organizations"),
        "authors": References.to("people", "organizations"),
        "regions": References.to("regions"),
        "themes": References.to("themes"),
        "events": References.to("events"),
        "source_url": Text(),
        "former_addresses": Texts(),
        "spotlight": Choice(words={"yes": True, "no": False}, empty=None),
        "summary": Text(),
        "notes": Text(),
        "source": Texts(),
    }

    def check_rows(self, rows):
        lines = {}
        for row in rows:
            for symbol in split_symbols(row["symbol"]):
                first = lines.setdefault(symbol_key(symbol), row.line)
                if first != row.line:
                    row.fault("symbol", f"“{symbol}” is already the symbol of line {first}.")

    def fields(self, row, catalogue):
        return {
            **{column: row[column] for column in ("kind", "title", "summary", "source_url")},
            "language": row["language"][0],
            "issued": row["published"],
            "issued_as_stated": row["published_as_stated"],
            "staff_notes": staff_notes(row),
            **({} if row["spotlight"] is None else {"is_spotlight": row["spotlight"]}),
        }

    def save_relations(self, document, row, catalogue, relations):
        contributors = contributions(document, row, catalogue)
        events = document_events(document, row, catalogue)
        relations.save_many(document.regions, catalogue.find_all("regions", row["regions"]))
        relations.save_many(document.themes, catalogue.find_all("themes", row["themes"]))
        relations.save_parts(document.symbols, symbols(document, row), "symbol")
        relations.save_parts(document.contributions, contributors, "publishers")
        relations.save_parts(document.translations, translations(document, row), "language")
        relations.save_parts(document.document_events, events, "events")
        if document.translations.filter(language=document.language).exists():
            row.fault("language", f"A translation into “{document.language}” is on file already.")
        save_former_addresses(document, row, relations)


def symbols(document, row):
    return [DocumentSymbol(document=document, symbol=part) for part in split_symbols(row["symbol"])]


def contributions(document, row, catalogue):
    """The publishers, then the authors: people, or organizations that wrote."""
    roles = Contribution.Role
    publishers = [(roles.PUBLISHER, key) for key in row["publishers"]]
    authors = [(roles.AUTHOR, key) for key in row["authors"]]
    return [
        Contribution(document=document, role=role, order=order, **contributor(role, key, catalogue))
        for order, (role, key) in enumerate(publishers + authors, 1)
    ]


def contributor(role, key, catalogue):
    person = catalogue.find("people", key) if role == Contribution.Role.AUTHOR else None
    if person:
        return {"participant": person}
    return {"organization": catalogue.find("organizations", key)}


def translations(document, row):
    return [Translation(document=document, language=code) for code in row["language"][1:]]


def document_events(document, row, catalogue):
    role = ROLES.get(row["kind"], "")
    return [
        DocumentEvent(document=document, event=event, role=role)
        for event in catalogue.find_all("events", row["events"])
    ]
