"""Finds the date of issue in a citation."""

from r2p.records.dates import KnownDate
from r2p.records.written_dates import dates_within, read_date


def is_date(line):
    """Tell whether a line is a date and nothing else, whether or not there is such a day."""
    return read_date(line) is not None


def find_date(text: str):
    """Return (KnownDate or None, stated, the text without the date) of the most precise date.

    An impossible day, such as "0 June 2016", gives None and its words as `stated`: nothing is made
    of its month. Both are empty where there is no date.
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
