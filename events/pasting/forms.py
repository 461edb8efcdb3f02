"""Forms for a pasted list: the text, then its lines to be checked and corrected."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .line import PastedLineForm, initial_values
from .participant_list import read_participant_list
from .proposals import Lines

MOST_LINES = 300
MOST_SIGNS = 100_000


class TextForm(forms.Form):
    text = forms.CharField(
        label=_("One person or organization per line"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "autofocus": True}),
        help_text=_(
            "Name, position and organization, separated by commas, semicolons, dashes or tabs. "
            "“Permanent Representative of …” is recognized as the mission. A heading such as "
            "“Hosts:”, “Chair:”, “Participants:” or “Represented:” sets the role of the lines "
            "below it, and “Australian delegation:” their side. “Chair: …” followed by a name sets "
            "the role of that line only. Without a heading, an organization on its own was "
            "represented, and a person was a participant. Nothing is saved yet."
        ),
    )

    def clean_text(self):
        text = self.cleaned_data["text"]
        number = len(read_participant_list(text))
        if not number:
            raise forms.ValidationError(_("No line of this text contains a name."))
        if number > MOST_LINES:
            message = _("The list has %(number)s lines. Paste at most %(most)s at a time.")
            raise forms.ValidationError(message % {"number": number, "most": MOST_LINES})
        return text


class BaseLineFormSet(forms.BaseFormSet):
    """One form per proposal, whatever number the request claims."""

    def __init__(self, data=None, *, event, proposals, **kwargs):
        self.event, self.proposals = event, proposals
        super().__init__(
            data, prefix="lines", initial=list(map(initial_values, proposals)), **kwargs
        )

    def total_form_count(self):
        return len(self.proposals)

    def initial_form_count(self):
        return len(self.proposals)

    def get_form_kwargs(self, index):
        return super().get_form_kwargs(index) | {"proposal": self.proposals[index]}

    def clean(self):
        """Refuse a line that repeats one of the event or of the list."""
        lines = Lines(self.event)
        for form in self.forms:
            if form.is_kept:
                repeats = lines.repeats(form.line_key, form.proposal.read.number)
                if repeats:
                    form.add_error("leave_out", repeats)

    @property
    def are_others(self):
        """Tell whether the number of lines changed since they were shown."""
        return self.management_form.cleaned_data["TOTAL_FORMS"] != len(self.proposals)

    @property
    def kept(self):
        return [form for form in self.forms if form.is_kept]

    @property
    def tally(self):
        """The number of lines in each state."""
        states = [form.verdict[1] for form in self.forms]
        return {state: states.count(state) for state in ("found", "new", "doubt", "there")}


LineFormSet = forms.formset_factory(
    PastedLineForm, formset=BaseLineFormSet, extra=0, max_num=MOST_LINES, absolute_max=MOST_LINES
)
