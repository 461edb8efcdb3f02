"""PDF files of documents."""

import hashlib
from uuid import uuid4

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience, rung_of
from r2p.records.history import RevisionHistory
from r2p.records.languages import is_language_code, language_name
from r2p.records.models import visible

from .document import Document

PDF = "application/pdf"


def stored_name(file, name):
    """The storage path of an upload: a name that tells nothing."""
    return f"documents/{uuid4().hex}.pdf"


def check_file(upload):
    """Refuse a new file that is too large or no PDF, by its first bytes, not its name."""
    if upload._committed:
        return
    if upload.size > settings.FILE_SIZE_LIMIT:
        raise ValidationError(
            _("The file is too large (%(size)s). The limit is %(limit)s.")
            % {
                "size": filesizeformat(upload.size),
                "limit": filesizeformat(settings.FILE_SIZE_LIMIT),
            }
        )
    upload.seek(0)
    head = upload.read(5)
    upload.seek(0)
    if head != b"%PDF-":
        raise ValidationError(_("The file is not a PDF. Only PDF files are accepted."))


class DocumentFileQuerySet(models.QuerySet):
    def told_to(self, user):
        """Files whose document is visible to the user and whose own audience includes them."""
        return self.filter(visible(user, of="document__"), audience__lte=rung_of(user))


class DocumentFile(models.Model):
    """A file of a document. The view `document-file` serves it; the storage has no public URL."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="files")
    number = models.PositiveSmallIntegerField(
        _("number"), default=1, validators=[MinValueValidator(1)]
    )
    file = models.FileField(
        _("file"), upload_to=stored_name, validators=[check_file], help_text=_("A PDF file.")
    )
    original_name = models.CharField(max_length=255, blank=True, editable=False)
    label = models.CharField(
        _("label"), max_length=120, blank=True, help_text=_("For example “Annex II: participants”.")
    )
    language = models.CharField(
        _("language"), max_length=10, default="en", validators=[is_language_code]
    )
    audience = models.PositiveSmallIntegerField(
        _("audience"),
        choices=Audience.choices,
        default=Audience.PUBLIC,
        help_text=_("For example, a public document may have an annex for members."),
    )
    rights = models.CharField(_("rights"), max_length=300, blank=True)
    size = models.PositiveBigIntegerField(_("size in bytes"), editable=False)
    sha256 = models.CharField(_("SHA-256"), max_length=64, editable=False)
    media_type = models.CharField(_("media type"), max_length=60, editable=False, default=PDF)
    page_count = models.PositiveIntegerField(_("pages"), null=True, editable=False)
    created_at = models.DateTimeField(_("added"), auto_now_add=True)

    history = RevisionHistory()
    objects = DocumentFileQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        verbose_name = _("file")
        constraints = [
            models.UniqueConstraint(
                fields=["document", "number"],
                name="document_numbers_a_file_once",
                violation_error_message=_("Another file of this document has this number."),
            ),
            models.CheckConstraint(
                condition=Q(number__gte=1),
                name="document_file_number_is_positive",
                violation_error_message=_("File numbers start at 1."),
            ),
        ]

    def __str__(self):
        return self.label or str(_("full text"))

    def save(self, *args, **kwargs):
        if not self.file._committed:
            self.original_name = self.file.name[-255:]
            self.measure()
        super().save(*args, **kwargs)

    def get_absolute_url(self):
        return reverse("document-file", args=[self.document.slug, self.number, self.address_name])

    def measure(self):
        """Set the size and the checksum (SHA-256) of the file that is about to be stored."""
        self.size = self.file.size
        digest = hashlib.sha256()
        for chunk in self.file.chunks():
            digest.update(chunk)
        self.sha256 = digest.hexdigest()
        self.file.seek(0)

    @property
    def address_name(self):
        """The last part of its URL, under which a reader saves it."""
        return slugify(self.label)[:60].strip("-") or "text"

    @property
    def language_name(self):
        return language_name(self.language)

    @property
    def line_key(self):
        return self.number
