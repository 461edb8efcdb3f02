"""The form of every record."""

from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.forms import ConstrainedForm
from r2p.records.models import Record
from r2p.records.slugs import free_slug, has_slug

from .hidden_names import hidden_people_named_in
from .transitions import move_refusal, stored

PUBLISHED = Record.Status.PUBLISHED
NOTE_HELP = _("Shown with this step, to staff only.")


class RecordForm(ConstrainedForm):
    """Form with a note for colleagues and the rules for changing the status.

    `find_hidden_names(form)` returns the hidden people that the record would name once it is saved;
    the admin provides it. A published text that newly names somebody is refused until
    `is_confirmed`, which is shown only then.
    """

    word = forms.CharField(
        label=_("Note for colleagues"),
        required=False,
        widget=forms.TextInput(attrs={"data-fit": "wide"}),
        help_text=NOTE_HELP,
    )
    is_confirmed = forms.BooleanField(
        label=_("Continue with these names"), required=False, widget=forms.HiddenInput
    )

    find_hidden_names = staticmethod(lambda form: [])
    before = None  # the stored record, which is locked while the form is checked and saved
    is_to_be_published = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if not self.instance.pk and "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        super().clean()
        self.make_slug()
        self.check_way()
        self.check_reason()

    def _post_clean(self):
        """Check the names of hidden people once the instance has the form's values."""
        super()._post_clean()
        self.before = stored(self.instance)
        is_published = self.instance.status == PUBLISHED
        was_published = self.before is not None and self.before.status == PUBLISHED
        self.is_to_be_published = is_published and not was_published
        if self.cleaned_data.get("is_confirmed"):
            self.show_confirmation()
        elif is_published and was_published and not self.errors:
            self.ask_about_hidden_names()

    @property
    def changes_names(self):
        """Test whether the record may now name other people, or show names to other readers."""
        record = self.instance
        fields = {*record.text_fields, "audience", *record.disclosure_fields}
        return bool(fields & {*self.changed_data})

    def ask_about_hidden_names(self):
        """Refuse names that the stored record does not contain."""
        found = self.find_hidden_names(self)
        known = {named.key for named in hidden_people_named_in([self.before])} if found else set()
        for named in found:
            if named.key not in known:
                self.show_confirmation()
                self.add_error(named.field if named.field in self.fields else None, str(named))

    def show_confirmation(self):
        self.fields["is_confirmed"].widget = forms.CheckboxInput()

    def make_slug(self):
        """Generate the slug of a new record from its name if none was entered."""
        name = self.cleaned_data.get("title") or self.cleaned_data.get("name")
        if self.instance.pk or self.cleaned_data.get("slug", True) or not name:
            return
        if has_slug(name):
            self.cleaned_data["slug"] = free_slug(type(self.instance), name)
        else:
            self.add_error("slug", _("Enter a slug: none can be generated from this name."))

    def check_way(self):
        """Check the change of status, before the instance has the new one."""
        to = self.cleaned_data.get("status", self.instance.status)
        if self.instance.pk and to != self.instance.status:
            if sentence := move_refusal(self.instance, to):
                self.add_error("status", sentence)
        elif not self.instance.pk and to == Record.Status.WITHDRAWN:
            self.add_error("status", move_refusal(self.instance, to))

    def check_reason(self):
        is_withdrawn = self.cleaned_data.get("status") == Record.Status.WITHDRAWN
        if is_withdrawn and not self.cleaned_data.get("withdrawn_because", "").strip():
            self.add_error(
                "withdrawn_because",
                _("Enter a reason. It is shown to readers at the page’s address."),
            )
