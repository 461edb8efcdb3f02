from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience


class UploadForm(forms.Form):
    file = forms.FileField(
        label=_("File"), help_text=_("A CSV or XLSX file with the columns of the template.")
    )


class ExportForm(forms.Form):
    """Form for the audience and format of a file. Only publishers may choose staff."""

    EVERYTHING = "all"
    FORMATS = [("csv", "CSV"), ("xlsx", "XLSX")]

    table = forms.ChoiceField(label=_("Table"), required=False)
    reader = forms.ChoiceField(
        label=_("Audience"),
        help_text=_("The file contains only what this audience may see."),
    )
    format = forms.ChoiceField(
        label=_("Format"),
        choices=FORMATS,
        initial="xlsx",
        help_text=_("XLSX for spreadsheets, CSV for other programs."),
    )

    def __init__(self, data, tables, *, may_take_all):
        """`tables` maps the names of the tables to their labels."""
        super().__init__(data, label_suffix="")
        self.first_table = next(iter(tables))
        self.fields["table"].choices = list(tables.items())
        if len(tables) == 1:
            del self.fields["table"]
        rungs = [(value, label) for value, label in Audience.choices if value < Audience.STAFF]
        everything = [(self.EVERYTHING, _("staff, including drafts, notes and hidden people"))]
        self.fields["reader"].choices = rungs + everything * may_take_all

    def clean(self):
        super().clean()
        self.cleaned_data["table"] = self.cleaned_data.get("table") or self.first_table
