"""Finds the date of a document in what is pasted of it."""

from r2p.records.dates import KnownDate
from r2p.records.written_dates import dates_within, read_date


def is_date(line):
    """Whether a line is a date and nothing else, be there such a day or not."""
    return read_date(line) is not None


def find_date(text: str):
    """(the known date, what is stated instead, the text without it) of the most precise date.

    A day that there is not, as "0 June 2016", is no date: what is stated stands for it, and
    nothing is made of its month. Both are empty where there is no date at all.
    """
    stated, rest = "", text
    for parts, start, end in dates_within(text):
        if stated and len(parts) < 3:
            break
        try:
            return KnownDate.of(*parts), "", text[:start] + text[end:]
        except ValueError:
            if len(parts) == 3 and not stated:
                stated, rest = text[start:end], text[:start] + text[end:]
    return None, stated, rest
