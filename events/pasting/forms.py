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
        label=_("One person or organization a line"),
        max_length=MOST_SIGNS,
        widget=forms.Textarea(attrs={"rows": 12, "dir": "auto", "autofocus": True}),
        help_text=_(
            "Name, position, organization, with commas, semicolons, dashes or tabs between. "
            "“Permanent Representative of …” becomes the mission. A line such as “Hosts:”, "
            "“Chair:”, “Participants:” or “Represented:” says the role of what follows, "
            "“Australian delegation:” the side; “Chair: …” of one line alone. Without such a "
            "word an organization alone was represented, and a person took part. "
            "Nothing is saved yet."
        ),
    )

    def clean_text(self):
        text = self.cleaned_data["text"]
        number = len(read_participant_list(text))
        if not number:
            raise forms.ValidationError(_("There is no line with a name in this text."))
        if number > MOST_LINES:
            message = _("These are %(number)s lines. Paste at most %(most)s at once.")
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
