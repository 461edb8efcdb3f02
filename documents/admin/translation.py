"""Admin inline of translations."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from documents.models import Translation
from r2p.desk.inlines import Part
from r2p.records.forms import LineForm


class TranslationForm(LineForm):
    def clean(self):
        """Compare the languages of a new document too; the model compares those of a saved one."""
        super().clean()
        document, language = self.cleaned_data.get("document"), self.cleaned_data.get("language")
        if document and document.pk is None and language == document.language:
            self.add_error("language", _("This is the language of the document itself."))


class TranslationInline(Part, admin.StackedInline):
    model = Translation
    form = TranslationForm
    one_line = ("title",)
    fits = {"language": "tiny", "summary": "full", "body": "full", "source_url": "full"}
    fields = ["language", "title", "summary", "body", "source_url"]
