"""Which documents are proposed as probably the same, and which are not."""

import pytest
from django.core.files.base import ContentFile

from r2p.desk.duplicates.detection import COMMON, MATCHERS, notice_all
from r2p.records.dates import KnownDate
from tests.desk.likenesses import TITLE, Reason, reason_between
from tests.factories import PDF, DocumentFactory, DocumentFileFactory, DocumentSymbolFactory

pytestmark = pytest.mark.django_db

NOVEMBER, DAY, YEAR = "2014-11", "2014-11-05", "2014"


@pytest.mark.parametrize(
    ("title", "dates", "reason"),
    [
        (TITLE.upper(), (DAY, DAY), Reason.TITLE),
        (TITLE, (DAY, NOVEMBER), Reason.TITLE),
        (TITLE, (DAY, "2014-11-12"), Reason.TITLE),
        (TITLE, (DAY, None), Reason.TITLE),
        (TITLE.replace("third", "thrid"), (NOVEMBER, YEAR), Reason.NEAR_TITLE),
        (TITLE, (DAY, "2014-11-13"), None),
        (TITLE, (YEAR, "2015"), None),
        (f"{TITLE} 2", (DAY, DAY), None),
        (TITLE.replace("dialogue", "conference"), (DAY, DAY), None),
    ],
)
def test_documents_are_alike(title, dates, reason):
    issued = [date and KnownDate.parse(date) for date in dates]
    one = DocumentFactory(title=TITLE, issued=issued[0])
    other = DocumentFactory(title=title, issued=issued[1])

    assert reason_between(one, other) == reason


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"doi": "10.1163/1875984X"}, {"doi": "https://doi.org/10.1163/1875984x"}, Reason.DOI),
        (
            {"source_url": "https://www.r2p.example/text/1/"},
            {"source_url": "http://r2p.example/text/1"},
            Reason.SOURCE,
        ),
        ({"source_url": "https://r2p.example/"}, {"source_url": "https://r2p.example/"}, None),
        ({"source_url": "https://r2p.example/?a=1"}, {"source_url": "https://r2p.example/"}, None),
    ],
)
def test_documents_of_one_identifier_or_source_are_alike(one, other, reason):
    one, other = DocumentFactory(title="Alpha", **one), DocumentFactory(title="Beta", **other)

    assert reason_between(one, other) == reason


def test_documents_of_one_file_are_alike():
    one, other = (DocumentFileFactory(document__title=title).document for title in ("A", "B"))
    DocumentFileFactory(document__title="C", file=ContentFile(PDF + b"%", name="other.pdf"))

    assert reason_between(one, other) == Reason.FILE


@pytest.mark.parametrize(
    ("symbols", "reason"),
    [(("S/PV.7000", "S/PV.7001"), None), (("A/65/877", "S/2011/393"), Reason.TITLE)],
)
def test_documents_to_which_one_body_gave_two_symbols_are_two(symbols, reason):
    pair = DocumentFactory.create_batch(2, title=TITLE)
    for document, symbol in zip(pair, symbols, strict=True):
        DocumentSymbolFactory(document=document, symbol=symbol)

    assert reason_between(*pair) == reason


def test_what_many_share_says_nothing():
    DocumentFactory.create_batch(COMMON + 1, title="Newsletter")

    assert notice_all(MATCHERS[type(DocumentFactory())]) == 0
