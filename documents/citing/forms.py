"""Form in which a citation is pasted."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .citation_reader import read_citation


class CitationForm(forms.Form):
    citation = forms.CharField(
        label=_("A citation, a UN symbol, a DOI or an address"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto", "autofocus": True}),
        help_text=_(
            "“A/63/677”, “S/RES/1973 (2011)”, “10.1080/…”, a whole citation as an article or a "
            "library gives it, RIS and BibTeX, or the head of a page: title, names and date, each "
            "on its line. It fills in the form of a new document. Nothing is saved yet."
        ),
    )

    def clean_citation(self):
        citation = self.cleaned_data["citation"]
        if not read_citation(citation).is_understood:
            raise forms.ValidationError(_("Nothing in this text is understood."))
        return citation
