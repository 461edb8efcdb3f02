"""Widgets that fit their content, and badges for status and audience in lists."""

import re

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.db import models
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from r2p.records.forms import LoadedSelect, ManySelect

# A URL typed without a scheme is taken as a secure one.
PROSE = ("summary", "description", "biography", "introduction")
FIELDS = {models.URLField: {"assume_scheme": "https"}}


class OneLine(forms.Textarea):
    """A growing text field for one line; pasted line breaks become spaces."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.split()) if value else value


class Prose(AdminTextareaWidget):
    """A text field for paragraphs; line breaks within a paragraph become spaces."""

    WITHIN = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=[^\s•*–-])(?!\d+[.)])")

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return self.WITHIN.sub(" ", value) if value else value


def fitting_widget(options, db_field):
    """Return {"widget": …} where Django's does not fit; `options` is an admin or an inline."""
    if db_field.name in options.autocomplete_fields:
        select = ManySelect if db_field.many_to_many else LoadedSelect
        return {"widget": select(db_field, options.admin_site)}
    if db_field.name in options.one_line:
        return {"widget": OneLine}
    return {"widget": Prose} if db_field.name in options.prose else {}


def fit(field, width=None):
    """Set the width of a field, and keep only the link to add a related record."""
    widget = field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_delete_related = widget.can_view_related = False
        widget = widget.widget
    if width:
        widget.attrs["data-fit"] = width  # data-width would be select2's own
    halves = zip(getattr(widget, "widgets", []), (_("date"), _("time")), strict=False)
    for half, word in halves:
        half.attrs["aria-label"] = f"{field.label}, {word}"  # Django leaves them unnamed


def fit_in_table(field, width=None, leads_on=False):
    """Do the same in a table, where the column heading is the label of each field.

    `leads_on` adds a link to the chosen record.
    """
    fit(field, width)
    widget = field.widget
    if isinstance(widget, RelatedFieldWidgetWrapper):
        widget.can_change_related = widget.can_change_related and leads_on
        widget = widget.widget
    widget.attrs["aria-label"] = field.label


@admin.display(description=_("status"), ordering="status")
def status_badge(record):
    return format_html(
        '<span class="sign {}">{}</span>', record.status, record.get_status_display()
    )


@admin.display(description=_("audience"), ordering="audience")
def audience_badge(record):
    return format_html(
        '<span class="rung rung-{}">{}</span>', record.audience, record.get_audience_display()
    )
