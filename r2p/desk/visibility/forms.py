from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience

DAYS = [(1, _("a day")), (7, _("a week")), (30, _("a month"))]


class ShareForm(forms.Form):
    """Form for a preview link."""

    rung = forms.TypedChoiceField(
        label=_("Show the page as seen by"),
        coerce=int,
        help_text=_("Anyone with the link can see this without signing in."),
    )
    days = forms.TypedChoiceField(label=_("Valid for"), choices=DAYS, coerce=int, initial=7)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["rung"].choices = rungs_to_share(record)


def rungs_to_share(record):
    """Return the audiences that may see a record, except staff, who can sign in."""
    rungs = (rung for rung in Audience if record.audience <= rung < Audience.STAFF)
    return [(rung, capfirst(rung.label)) for rung in rungs]
