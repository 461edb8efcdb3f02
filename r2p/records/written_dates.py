"""Parses dates as people and programs write them, in English, French and Spanish."""

import re

# Names of months in the three languages, with their abbreviations.
MONTHS = {
    1: "jan(?:uary|vier)?|janv|ene(?:ro)?",
    2: "feb(?:ruary|rero)?|f[eé]vr(?:ier)?",
    3: "mar(?:ch|s|zo)?",
    4: "apr(?:il)?|avr(?:il)?|abr(?:il)?",
    5: "mayo?|mai",
    6: "june?|juin|junio",
    7: "july?|juil(?:let)?|julio",
    8: "aug(?:ust)?|ao[uû]t|agosto",
    9: "sept?(?:ember|embre|iembre)?|setiembre",
    10: "oct(?:ober|obre|ubre)?",
    11: "nov(?:ember|embre|iembre)?",
    12: "dec(?:ember)?|d[eé]c(?:embre)?|dic(?:iembre)?",
}
WEEKDAYS = (
    r"mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|"
    r"sat(?:urday)?|sun(?:day)?|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|"
    r"lunes|martes|mi[eé]rcoles|jueves|viernes|s[aá]bado|domingo"
)
MONTH = rf"(?P<month>(?i:{'|'.join(MONTHS.values())}))\b\.?"
DAY = r"(?P<day>[0-9]{1,2})(?:(?i:st|nd|rd|th|er)\b|\.?º|\.)?"
OF = r"(?i: de| of| del)?"
# The most precise first; the groups `day`, `month` and `year` come in any order.
SHAPES = [
    r"\b(?P<year>YEAR)-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})\b",
    r"\b(?P<year>YEAR)[/.](?P<month>[0-9]{2})[/.](?P<day>[0-9]{2})\b",
    rf"\b{DAY}{OF} {MONTH},?{OF} (?P<year>YEAR)\b",
    rf"\b{MONTH} {DAY},? ?(?<=[ ,])(?P<year>YEAR)\b",
    rf"\b(?P<year>YEAR),? {MONTH} {DAY}(?![\w])",
    rf"\b{MONTH},?{OF} (?P<year>YEAR)\b",
    rf"\b(?P<year>YEAR),? {MONTH}(?=[\s).,]|$)",
    r"\b(?P<year>YEAR)-(?P<month>[0-9]{2})\b",
    r"(?<![\d/.-])(?P<year>YEAR)(?![\d/-])",
]
# Within a text only plausible years count: other numbers are no years.
WITHIN = [re.compile(shape.replace("YEAR", "(?:19|20)[0-9]{2}")) for shape in SHAPES]
WHOLE = [
    re.compile(r"(?P<year>[0-9]{4})(?:-(?P<month>[0-9]{1,2})(?:-(?P<day>[0-9]{1,2}))?)?"),
    *(re.compile(shape.replace("YEAR", "[0-9]{4}")) for shape in SHAPES),
]
WEEKDAY = rf"(?:\b(?:{WEEKDAYS})\b\.?,? )?"
HOUR = r"(?:,? (?:at )?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?)?"
BEFORE = re.compile(rf"(?:(?:on|le|el)\b )?{WEEKDAY}(?:(?:the|le|el) )?", re.IGNORECASE)
BESIDE = re.compile(rf"{WEEKDAY}$", re.IGNORECASE)
AFTER = re.compile(HOUR, re.IGNORECASE)
DAYS = re.compile(r"(?<![0-9:-])([0-9]{1,2}) ?[-–—] ?([0-9]{1,2})(?![0-9:-])")


def split_days(text: str):
    """Return the first and last day of "11–12 April 2013" as two texts; None for a single date."""
    found = DAYS.search(text)
    if not found:
        return None
    return [text[: found.start()] + day + text[found.end() :] for day in found.groups()]


def read_date(text: str):
    """Return (year, month, day), shorter where parts are missing; None where the text is no date.

    Does not check that there is such a day.
    """
    text = " ".join(text.split())
    start = BEFORE.match(text).end()
    for shape in WHOLE:
        found = shape.match(text, start)
        if found and AFTER.fullmatch(text, found.end()):
            return date_parts(found)
    return None


def dates_within(text: str):
    """Yield (parts, start, end) of each date in a text, the most precise first.

    Of equally precise ones, the last comes first. A weekday or time beside a date belongs to it.
    """
    for shape in WITHIN:
        for found in reversed(list(shape.finditer(text))):
            start = BESIDE.search(text, 0, found.start()).start()
            yield date_parts(found), start, AFTER.match(text, found.end()).end()


def date_parts(found):
    parts = found.groupdict()
    month = parts.get("month")
    if month and not month.isdecimal():
        parts["month"] = number_of_month(month)
    return tuple(int(parts[name]) for name in ("year", "month", "day") if parts.get(name))


def number_of_month(name):
    return next(
        number for number, names in MONTHS.items() if re.fullmatch(names, name, re.IGNORECASE)
    )
