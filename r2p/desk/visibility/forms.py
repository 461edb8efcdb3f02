from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.audience import Audience

from .report import READERS

DAYS = [(1, _("a day")), (7, _("a week")), (30, _("a month"))]


class ShareForm(forms.Form):
    """A link to a record that is not published yet."""

    rung = forms.TypedChoiceField(
        label=_("Shows what is seen by"),
        coerce=int,
        help_text=_("Whoever holds the link sees this, without signing in."),
    )
    days = forms.TypedChoiceField(label=_("Works for"), choices=DAYS, coerce=int, initial=7)

    def __init__(self, *args, record, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.fields["rung"].choices = rungs_to_share(record)


def rungs_to_share(record):
    """Those for whom a record is, but for staff: what they alone see is seen signed in."""
    rungs = (rung for rung in Audience if record.audience <= rung < Audience.STAFF)
    return [(rung, READERS[rung]) for rung in rungs]
