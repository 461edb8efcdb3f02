"""Guesses the kind and the language of a document from its words."""

import re

from documents.models import Document
from r2p.records.names import fold

Kind = Document.Kind

KINDS = [
    (Kind.PRESS_RELEASE, r"press release|media release|news release"),
    (Kind.OPEN_LETTER, r"open letter"),
    (Kind.POLICY_BRIEF, r"policy brief|policy paper|briefing paper"),
    (Kind.OP_ED, r"op ed"),
    (Kind.Q_AND_A, r"questions and answers|q and a"),
    (Kind.SPEECH, r"speech|remarks|keynote address"),
    (Kind.STATEMENT, r"statements?|declaration|communique"),
    (Kind.RESOLUTION, r"resolution"),
    (Kind.NEWSLETTER, r"newsletter|bulletin"),
    (Kind.TOOLKIT, r"toolkit"),
    (
        Kind.DIALOGUE_REPORT,
        r"(?:dialogue|conference|workshop|meeting) report|report of the dialogue",
    ),
    (Kind.REPORT, r"report|rapport|informe"),
    (Kind.ARTICLE, r"journal|review|quarterly|vol \d+"),
]
SCRIPTS = [("ru", "[\u0400-\u04ff]"), ("ar", "[\u0600-\u06ff]"), ("zh", "[\u4e00-\u9fff]")]
WORDS = {
    "en": "the of and to for on in a with from",
    "fr": "le la les des du et pour sur dans une aux",
    "es": "el los las del y para sobre en una por con",
    "de": "der die das und für fur des zur von im eine zum",
}


def guess_kind(text):
    folded = fold(text)
    return next((kind for kind, words in KINDS if re.search(rf"\b(?:{words})\b", folded)), "")


def guess_language(title):
    """The language code of a title; "" where it cannot be told."""
    for code, letters in SCRIPTS:
        if re.search(letters, title):
            return code
    words = fold(title).split()
    tally = {code: sum(word in few.split() for word in words) for code, few in WORDS.items()}
    best = max(tally, key=tally.get)
    return best if tally[best] else ""
