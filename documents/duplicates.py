"""Duplicate detection for documents."""

from collections import defaultdict
from datetime import timedelta

from documents.models.symbol import symbol_key
from r2p.desk.duplicates.detection import follow
from r2p.desk.duplicates.matcher import Matcher, in_any_order, is_near, near_keys, page_of
from r2p.desk.models import Likeness
from r2p.records.dates import KnownDate

from .models import Document, DocumentFile, DocumentSymbol

Reason = Likeness.Reason
A_WEEK = timedelta(days=7)
SURE = (
    ("doi", Reason.DOI),
    ("symbol", Reason.SYMBOL),
    ("file", Reason.FILE),
    ("source", Reason.SOURCE),
)


@follow
class DocumentMatcher(Matcher):
    model = Document
    parts = {DocumentSymbol: "document_id", DocumentFile: "document_id"}
    typed = ("title", "issued", "doi", "source_url", "symbol")
    columns = ("pk", "title", "issued_from", "issued_until", "doi", "source_url")

    def describe(self, records):
        rows = {row["pk"]: row for row in records.order_by().values(*self.columns)}
        symbols = values_by_document(DocumentSymbol, "key", list(rows))
        files = values_by_document(DocumentFile, "sha256", list(rows))
        for pk, row in rows.items():
            row |= {"symbols": symbols[pk], "files": files[pk]}
            row["issued"] = (row["issued_from"], row["issued_until"])
        return rows

    def describe_typed(self, data):
        known = {name: data.get(name, "") for name in ("title", "doi", "source_url")}
        symbols = [symbol_key(one) for one in data.get("symbol", "").splitlines()]
        issued = typed_days(data.get("issued", ""))
        return {**known, "issued": issued, "symbols": symbols, "files": []}

    def traits(self, known):
        found = {("title", in_any_order(known["title"]))}
        found |= {("near", key) for key in near_keys(known["title"])}
        found |= {("doi", doi_of(known["doi"])), ("source", page_of(known["source_url"]))}
        found |= {("symbol", key) for key in known["symbols"]}
        return found | {("file", checksum) for checksum in known["files"]}

    def reason(self, one, other, shared):
        for sort, reason in SURE:
            if (sort, sort) in shared:
                return reason
        if have_their_own_symbols(one, other) or not are_of_one_time(one, other):
            return None
        if ("title", "title") in shared:
            return Reason.TITLE
        near = ("near", "near") in shared and is_near(one["title"], other["title"])
        return Reason.NEAR_TITLE if near else None


def values_by_document(model, column, documents):
    values = defaultdict(list)
    rows = model.objects.filter(document__in=documents).order_by()
    for document, value in rows.values_list("document", column):
        values[document].append(value)
    return values


def typed_days(text):
    """Return (earliest, latest) of a date typed into the form; (None, None) where it is no date."""
    try:
        issued = KnownDate.parse(text)
    except ValueError:
        return None, None
    return issued.earliest, issued.latest


def are_of_one_time(one, other):
    """Tell whether both may have the same date; two known days may be a week apart.

    A body reports on the same thing under the same title, year by year and even month by month.
    """
    spans = (one["issued"], other["issued"])
    if any(None in span for span in spans):
        return True
    are_days = all(begins == ends for begins, ends in spans)
    apart = max(span[0] for span in spans) - min(span[1] for span in spans)
    return apart <= (A_WEEK if are_days else timedelta(0))


def have_their_own_symbols(one, other):
    """Tell whether one body gave both a symbol; those of two bodies may be of a joint document."""
    bodies = [{key.partition("/")[0] for key in known["symbols"]} for known in (one, other)]
    return bool(bodies[0] & bodies[1])


def doi_of(text):
    """A DOI without the resolver's address before it."""
    doi = text.strip().casefold()
    return doi[doi.find("10.") :] if "10." in doi else doi
