"""Finds a date in a citation."""

import re

from r2p.records.dates import KnownDate

# Their first letters, without accents; the names of a month stand side by side.
MONTHS = {
    1: "jan(?:uary|vier)?|enero",
    2: "feb(?:ruary|rero)?|f[eé]vrier",
    3: "mar(?:ch|s|zo)?",
    4: "apr(?:il)?|avril|abril",
    5: "mayo?|mai",
    6: "june?|juin|junio",
    7: "july?|juillet|julio",
    8: "aug(?:ust)?|ao[uû]t|agosto",
    9: "sept?(?:ember|embre|iembre)?",
    10: "oct(?:ober|obre|ubre)?",
    11: "nov(?:ember|embre|iembre)?",
    12: "dec(?:ember)?|d[eé]cembre|diciembre",
}
MONTH = rf"(?i:{'|'.join(MONTHS.values())})\.?"
YEAR = r"(?:19|20)\d\d"
# The most precise first. `day`, `month` and `year` are what is read, in whatever order.
SHAPES = [
    re.compile(rf"\b(?P<year>{YEAR})-(?P<month>\d\d)-(?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<year>{YEAR})[/.](?P<month>\d\d)[/.](?P<day>\d\d)\b"),
    re.compile(rf"\b(?P<day>\d\d?)\.?(?: de)? (?P<month>{MONTH}),?(?: de)? (?P<year>{YEAR})\b"),
    re.compile(rf"\b(?P<month>{MONTH}) (?P<day>\d\d?),? (?P<year>{YEAR})\b"),
    re.compile(rf"\b(?P<year>{YEAR}),? (?P<month>{MONTH}) (?P<day>\d\d?)\b"),
    re.compile(rf"\b(?P<month>{MONTH}),?(?: de)? (?P<year>{YEAR})\b"),
    re.compile(rf"\b(?P<year>{YEAR}),? (?P<month>{MONTH})(?=[\s).,]|$)"),
    re.compile(rf"\b(?P<year>{YEAR})-(?P<month>\d\d)\b"),
    re.compile(rf"(?<![\d/.-])(?P<year>{YEAR})(?![\d/-])"),
]


def find_date(text: str):
    """(the known date, the text without it) of the most precise date; None where there is none."""
    for shape in SHAPES:
        for match in reversed(list(shape.finditer(text))):
            if date := date_of(match.groupdict()):
                return date, text[: match.start()] + text[match.end() :]
    return None, text


def date_of(parts):
    month = parts.get("month")
    if month and not month.isdecimal():
        month = number_of_month(month.rstrip("."))
    given = [parts["year"], month, parts.get("day")]
    try:
        return KnownDate.of(*(int(part) for part in given if part))
    except ValueError:
        return None


def number_of_month(name):
    return next(
        number for number, names in MONTHS.items() if re.fullmatch(names, name, re.IGNORECASE)
    )
