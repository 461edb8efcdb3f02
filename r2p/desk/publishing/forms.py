"""The form of a record, whatever its kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.forms import ConstrainedForm
from r2p.records.models import Record
from r2p.records.slugs import free_slug, has_slug

from .transitions import no_way

WORD = _("Said to whoever takes it from here; shown with this step, to the staff alone.")


class RecordForm(ConstrainedForm):
    """With a word to the colleague, and the rules of a record's way to publication.

    `unconfirmed` are those of whom an Editor is asked whether a text is to name them.
    """

    word = forms.CharField(
        label=_("Word to the colleague"),
        required=False,
        widget=forms.TextInput(attrs={"data-fit": "wide"}),
        help_text=WORD,
    )
    is_confirmed = forms.BooleanField(
        label=_("Name them all the same"), required=False, initial=False
    )

    unconfirmed = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        self.make_slug()
        self.check_way()
        self.check_reason()
        for warned in self.unconfirmed:
            self.add_error(warned.field if warned.field in self.fields else None, str(warned))

    def make_slug(self):
        """A new record without a slug takes that of its name, as it is typed in the end."""
        name = self.cleaned_data.get("title") or self.cleaned_data.get("name")
        if self.instance.pk or self.cleaned_data.get("slug", True) or not name:
            return
        if has_slug(name):
            self.cleaned_data["slug"] = free_slug(type(self.instance), name)
        else:
            self.add_error("slug", _("Type one: none can be made of this name."))

    def check_way(self):
        """The instance still has the status that is stored: forms write after this."""
        to = self.cleaned_data.get("status", self.instance.status)
        if self.instance.pk and to != self.instance.status:
            if sentence := no_way(self.instance, to):
                self.add_error("status", sentence)
        elif not self.instance.pk and to == Record.Status.WITHDRAWN:
            self.add_error("status", no_way(self.instance, to))

    def check_reason(self):
        is_withdrawn = self.cleaned_data.get("status") == Record.Status.WITHDRAWN
        if is_withdrawn and not self.cleaned_data.get("withdrawn_because", "").strip():
            self.add_error("withdrawn_because", _("Say why: its readers are told."))
