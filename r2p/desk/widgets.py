"""Fields that look like what goes into them."""

import re

from django import forms
from django.contrib.admin.widgets import AdminTextareaWidget, RelatedFieldWidgetWrapper
from django.utils.translation import gettext_lazy as _


class OneLine(forms.Textarea):
    """A title that is seen whole: the field grows, and a line break pasted with it is a space."""

    def __init__(self, attrs=None):
        super().__init__({"rows": 1, **(attrs or {})})

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return " ".join(value.split()) if value else value


class Prose(AdminTextareaWidget):
    """A text in paragraphs: line breaks within one came from the page it was pasted from."""

    WITHIN = re.compile(r"(?<=\S)[ \t]*\r?\n[ \t]*(?=[^\s•*–-])(?!\d+[.)])")

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        return self.WITHIN.sub(" ", value) if value else value


class Fitting:
    """For an admin or its inlines: fields as wide as what goes in, related records at hand.

    `one_line` names the texts without line breaks that may be long, `prose` those in paragraphs;
    `fits` says how wide others are: tiny, short, medium, wide or full.
    """

    one_line = ()
    prose = ("summary", "description", "biography", "introduction")
    fits = {}

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        if db_field.name in self.one_line:
            kwargs["widget"] = OneLine
        elif db_field.name in self.prose:
            kwargs["widget"] = Prose
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field is not None:
            self.fit(db_field.name, field)
        return field

    def fit(self, name, field):
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_delete_related = widget.can_view_related = False
            widget = widget.widget
        if name in self.fits:
            widget.attrs["data-fit"] = self.fits[name]  # data-width would be select2's own
        halves = zip(getattr(widget, "widgets", []), (_("day"), _("time")), strict=False)
        for half, word in halves:
            half.attrs["aria-label"] = f"{field.label}, {word}"  # Django leaves them unnamed


class FittingLines(Fitting):
    """In a table the head of a column is the label: it is said of each field, too.

    `ways` names the fields from which one comes to the record that is chosen.
    """

    ways = ()

    def fit(self, name, field):
        super().fit(name, field)
        widget = field.widget
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_change_related = widget.can_change_related and name in self.ways
            widget = widget.widget
        widget.attrs["aria-label"] = field.label
