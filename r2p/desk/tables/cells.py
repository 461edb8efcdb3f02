"""Widgets of cells: how each type of value is read and written.

`clean` raises ValueError with a sentence for the author of the file; `render` writes what `clean`
reads.
"""

from datetime import date, datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from import_export.widgets import Widget

from r2p.records.dates import KnownDate
from r2p.records.names import fold

BETWEEN = "|"  # what stands between several values in one cell
FORMULA = ("=", "+", "-", "@", "\t", "\r")  # how a text begins that a spreadsheet would compute
MOST = 32_767  # the largest number of a small column
YES, NO = ("yes", "true", "1"), ("no", "false", "0", "")


class Text(Widget):
    def clean(self, value, row=None, **kwargs):
        return text_of(value)

    def render(self, value, obj=None, **kwargs):
        return text_of(value)


class Number(Text):
    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        if not text:
            return None
        if not (text.isascii() and text.isdecimal() and int(text) <= MOST):
            raise ValueError(_("“%(text)s” is not a whole number.") % {"text": text})
        return int(text)


class YesNo(Text):
    def clean(self, value, row=None, **kwargs):
        text = text_of(value).casefold()
        if text not in YES + NO:
            raise ValueError(_("“%(text)s” is neither yes nor no.") % {"text": text})
        return text in YES

    def render(self, value, obj=None, **kwargs):
        return "yes" if value else "no"


class Moment(Text):
    """A date and time in the site's time zone: "2027-03-01 09:00"."""

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        if not text:
            return None
        try:
            moment = parse_datetime(text if " " in text or "T" in text else f"{text} 00:00")
        except ValueError:
            moment = None
        if moment is None:
            raise ValueError(
                _("“%(text)s” is not a date and time. Use 2027-03-01 09:00.") % {"text": text}
            )
        return moment if timezone.is_aware(moment) else timezone.make_aware(moment)

    def render(self, value, obj=None, **kwargs):
        return f"{timezone.localtime(value):%Y-%m-%d %H:%M:%S}" if value else ""


class Known(Text):
    """A known date: "2014", "2014-11", "2014-11-05" or "5 November 2014"."""

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        return KnownDate.parse(text) if text else None

    def render(self, value, obj=None, **kwargs):
        return value.as_typed if value else ""


class Choice(Text):
    """One of some choices, by its label or its value."""

    def __init__(self, choices, is_required=True):
        super().__init__()
        self.choices, self.is_required = choices, is_required
        self.words = {}

    def clean(self, value, row=None, **kwargs):
        text = text_of(value)
        if not text:
            if self.is_required:
                raise ValueError(_("This cell must not be empty."))
            return None if isinstance(self.choices.values[0], int) else ""
        choices, folded = self.by_word(), fold(text)
        if folded in choices:
            return choices[folded]
        words = ", ".join(str(word) for word in self.choices.labels)
        raise ValueError(
            _("“%(text)s” is not one of these: %(words)s.") % {"text": text, "words": words}
        )

    def by_word(self):
        """Return {label or value: choice}, folded; built once for each language."""
        language = get_language()
        if language not in self.words:
            self.words[language] = {
                fold(str(name)): choice
                for choice, word in reversed(self.choices.choices)
                for name in (word, choice)
            }
        return self.words[language]

    def render(self, value, obj=None, **kwargs):
        return "" if value in (None, "") else str(dict(self.choices.choices).get(value, value))


class Link(Text):
    """Another record, or a region or theme, by its slug."""

    def __init__(self, model):
        super().__init__()
        self.model = model

    def clean(self, value, row=None, resource=None, **kwargs):
        text = text_of(value)
        return resource.slugs.key_of(self.model, text) if text else None

    def render(self, value, obj=None, resource=None, **kwargs):
        return resource.slugs.slug_of(self.model, value) if value else ""


def split_cell(value):
    """Return the values of a cell that holds several."""
    parts = (part.strip() for part in text_of(value).split(BETWEEN))
    return [part for part in parts if part]


def text_of(value):
    """Return a cell as text; dates and numbers of a spreadsheet as people write them."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, datetime):
        is_day = value.time() == datetime.min.time()
        return f"{value:%Y-%m-%d}" if is_day else f"{value:%Y-%m-%d %H:%M:%S}"
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).replace("\r\n", "\n").strip()
