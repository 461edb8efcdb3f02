"""Translations of documents."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.records.history import RevisionHistory
from r2p.records.languages import is_language_code, language_name

from .document import Document


class Translation(models.Model):
    """A document in another language. An empty part falls back to the original's."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="translations")
    language = models.CharField(_("language"), max_length=10, validators=[is_language_code])
    title = models.CharField(_("title"), max_length=400, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("text"), blank=True)
    source_url = models.URLField(_("address of the full text"), max_length=500, blank=True)

    history = RevisionHistory()

    class Meta:
        ordering = ["language"]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "language"],
                name="document_has_one_translation_per_language",
                violation_error_message=_("There is already a translation into this language."),
            )
        ]

    def __str__(self):
        return language_name(self.language)

    def clean(self):
        if self.document_id and self.language == self.document.language:
            raise ValidationError({"language": _("This is the language of the document itself.")})

    @property
    def language_name(self):
        return language_name(self.language)

    @property
    def line_key(self):
        return self.language
