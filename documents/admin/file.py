"""Admin inline of files."""

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.models import DocumentFile
from r2p.desk.inlines import Part
from r2p.records.forms import LineForm, LineFormSet


class DocumentFileForm(LineForm):
    class Meta:
        # A file has no public address, which Django's own widget would show.
        widgets = {"file": forms.FileInput}
        labels = {"number": _("No.")}
        help_texts = {"number": _("Leave empty for the next free number.")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "number" in self.fields:
            self.fields["number"].required = False
            if self.instance.pk is None:
                self.initial["number"] = None


class DocumentFileFormSet(LineFormSet):
    def clean(self):
        self.number_the_rest()
        super().clean()

    def number_the_rest(self):
        """Give each file without a number the next one after the highest."""
        numbers = [form.instance.number for form in self.forms if form.instance.number]
        highest = max([*numbers, *(line.number for line in self.get_queryset())], default=0)
        for form in self.forms:
            if form.is_readable and form.instance.number is None:
                highest += 1
                form.instance.number = highest


class DocumentFileInline(Part):
    model = DocumentFile
    form = DocumentFileForm
    formset = DocumentFileFormSet
    is_restored = False  # what was stored may be gone
    verbose_name = _("file")
    verbose_name_plural = _("files")
    one_line = ("label", "rights")
    fields = ["number", "file", "original_name", "label", "language", "audience", "rights", "size"]
    readonly_fields = ["original_name", "size"]

    def get_fields(self, request, obj=None):
        """Leave out the upload for those who may only view: it would need an address."""
        if self.has_change_permission(request, obj):
            return self.fields
        return [name for name in self.fields if name != "file"]
