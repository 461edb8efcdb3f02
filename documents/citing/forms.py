"""Form in which a citation is pasted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .citation_reader import read_citation


class CitationForm(forms.Form):
    citation = forms.CharField(
        label=_("Citation, UN symbol, DOI or address"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autofocus": True}),
        help_text=_(
            "For example “A/63/677”, “S/RES/1973 (2011)” or “10.1080/…”, a full citation from an "
            "article or a library, RIS or BibTeX, or the top of a page: title, names and date, "
            "each on its own line. The form of a new document is filled in with what is "
            "recognized. Nothing is saved yet."
        ),
    )

    def clean_citation(self):
        citation = self.cleaned_data["citation"]
        if not read_citation(citation).is_understood:
            raise forms.ValidationError(_("Nothing in this text was recognized."))
        return citation
