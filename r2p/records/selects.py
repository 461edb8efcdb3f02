"""Fast select widget for many choices."""

from html import escape

from django.forms import Select
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class PlainSelect(Select):
    """A select without groups, whose options are written in Python.

    A template for each option, or even a loop in one, takes longer than all else on a page with
    five hundred of them.
    """

    def render(self, name, value, attrs=None, renderer=None):
        chosen = "" if value is None else str(value)
        options = SafeString(
            "\n".join(option(str(key), str(label), chosen) for key, label in self.choices)
        )
        named = {"name": name, **self.build_attrs(self.attrs, attrs)}
        return format_html("<select{}>\n{}\n</select>", attributes(named), options)


def option(key, label, chosen):
    selected = " selected" if key == chosen else ""
    return f'<option value="{escape(key)}"{selected}>{escape(label)}</option>'


def attributes(named):
    """HTML attributes; True gives the name alone, False or None leaves it out."""
    given = {name: value for name, value in named.items() if value not in (None, False)}
    return format_html_join(
        "",
        " {}{}",
        (
            (name, "" if value is True else format_html('="{}"', value))
            for name, value in given.items()
        ),
    )
