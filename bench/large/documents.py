"""Documents of the large catalogue, with their parts."""

from documents.models import Contribution, Document, DocumentEvent, DocumentSymbol, Translation
from documents.models.symbol import symbol_key
from r2p.records.dates import UNDATED, KnownDate

from .records import PRECISIONS
from .words import weighted

KINDS = weighted(tuple(Document.Kind), (3, 14, 26, 4, 12, 7, 14, 5, 5, 3, 3, 1, 1, 2))
LANGUAGES = weighted(("en", "fr", "es", "ar", "ru", "zh", "de"), (72, 10, 7, 4, 3, 2, 2))


def document(number, draw, world):
    """Build a document, with the regions and themes that it is about."""
    title, day, precision = draw.words.title(), draw.day(), draw.one(PRECISIONS)
    parts = {"year": 1, "month": 2, "day": 3, "": 0}[precision]
    issued = KnownDate.of(*(day.year, day.month, day.day)[:parts]) if parts else None
    made = Document(
        title=title,
        slug=draw.slug(title, number),
        kind=draw.one(KINDS),
        language=draw.one(LANGUAGES),
        summary=draw.words.text(150, 500),
        body=draw.words.text(2000, 6000),
        source_url=f"https://example.org/{number}",
        issued=issued,
        order_on=issued.earliest if issued else UNDATED,
        is_spotlight=draw.chance.random() < 0.001,
        **draw.publication(day),
    )
    return made, world.regions_of(draw), draw.some(world.themes, draw.chance.randint(0, 4))


def parts(document, number, draw, world):
    """Build the parts of a saved document: contributions, symbols, translations, events."""
    yield from contributions(document, draw, world)
    if draw.chance.random() < 0.1:
        symbol = f"A/{number}/{draw.chance.randint(1, 900)}"
        yield DocumentSymbol(document=document, symbol=symbol, key=symbol_key(symbol))
    if draw.chance.random() < 0.1:
        language = draw.one(LANGUAGES)
        if language != document.language:
            texts = {"title": draw.words.title(), "body": draw.words.text(2000, 6000)}
            yield Translation(document=document, language=language, **texts)
    if draw.chance.random() < 0.15:
        event = draw.chance.choice(world.events)
        yield DocumentEvent(document=document, event=event, role=draw.chance.choice(["", "report"]))


def contributions(document, draw, world):
    """Build one publisher or two, and the authors of some documents."""
    roles = Contribution.Role
    publishers = draw.some(world.organizations, draw.chance.choice((1, 1, 1, 1, 2)))
    authors = draw.some(world.people, draw.chance.choice((0, 0, 1, 2)))
    told = [(roles.PUBLISHER, {"organization": body}) for body in publishers]
    told += [(roles.AUTHOR, {"participant": person}) for person in authors]
    for order, (role, who) in enumerate(told, 1):
        yield Contribution(document=document, role=role, order=order, **who)
