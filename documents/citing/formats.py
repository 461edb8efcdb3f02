"""Parses citations in the formats of reference managers: RIS and BibTeX."""

import re
from collections import defaultdict

from documents.models import Document

Kind = Document.Kind

RIS_LINE = re.compile(r"^\s*([A-Z][A-Z0-9])\s{1,2}-\s?(.*)$", re.MULTILINE)
RIS_KINDS = {"JOUR": Kind.ARTICLE, "RPRT": Kind.REPORT, "NEWS": Kind.OP_ED, "BLOG": Kind.ARTICLE}
BIBTEX = re.compile(r"^\s*@(\w+)\s*\{", re.MULTILINE)
BIBTEX_FIELD = re.compile(
    r"(\w+)\s*=\s*(?:\{((?:[^{}]|\{[^{}]*\})*)\}|\"([^\"]*)\"|(\w+))", re.DOTALL
)
BIBTEX_KINDS = {"article": Kind.ARTICLE, "techreport": Kind.REPORT}


def parse_reference(text: str):
    """Parse RIS or BibTeX; None for any other text.

    Returns a dictionary with the keys title, authors, publisher, date, doi, address, language,
    kind.
    """
    if re.match(r"\s*TY\s{1,2}-", text):
        return parse_ris(text)
    if BIBTEX.match(text):
        return parse_bibtex(text)
    return None


def parse_ris(text):
    values = defaultdict(list)
    for tag, value in RIS_LINE.findall(text):
        if value.strip():
            values[tag].append(value.strip())

    def first(*tags):
        return next((values[tag][0] for tag in tags if values[tag]), "")

    return {
        "title": first("TI", "T1", "BT"),
        "authors": [*values["AU"], *values["A1"]],
        "publisher": first("PB"),
        "date": first("DA", "PY", "Y1").strip("/"),
        "doi": first("DO"),
        "address": first("UR", "L1"),
        "language": first("LA")[:2].casefold(),
        "kind": RIS_KINDS.get(first("TY"), ""),
    }


def parse_bibtex(text):
    kind = BIBTEX.match(text)[1].casefold()
    found = {
        name.casefold(): " ".join(re.sub(r"[{}]|\\&", "", braces or quotes or bare).split())
        for name, braces, quotes, bare in BIBTEX_FIELD.findall(text)
    }
    date = found.get("date") or " ".join(filter(None, [found.get("month"), found.get("year")]))
    return {
        "title": found.get("title", ""),
        "authors": re.split(r"\s+and\s+", found["author"]) if found.get("author") else [],
        "publisher": found.get("publisher") or found.get("institution") or "",
        "date": date,
        "doi": found.get("doi", ""),
        "address": found.get("url", ""),
        "language": "",
        "kind": BIBTEX_KINDS.get(kind, ""),
    }
