from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.forms import LoadedSelect

from .compare import GIVE_UP, KEEP


class PairForm(forms.Form):
    """Which two: the one that is kept, and the one that is given up for it."""

    keep = forms.ModelChoiceField(queryset=None, label=_("Record to keep"))
    give_up = forms.ModelChoiceField(queryset=None, label=_("Record to merge"))

    def __init__(self, data, records, admin_site, initial=None):
        super().__init__(data, initial=initial, label_suffix="")
        for field in self.fields.values():
            field.queryset = records
            key = key_to(records.model)
            field.widget = LoadedSelect(key, admin_site, {"data-fit": "full"}, field.choices)
            field.widget.is_required = True

    def clean(self):
        pair = [self.cleaned_data.get(name) for name in self.fields]
        if None not in pair and pair[0] == pair[1]:
            self.add_error("give_up", _("Select two different records."))


def key_to(model):
    """Any key to a kind of records: an autocomplete is always that of a key."""
    relations = (one for one in model._meta.related_objects if one.one_to_many)
    return next(one.field for one in relations)


class ChoicesForm(forms.Form):
    """For each fact in which two records differ, whose value is kept."""

    def __init__(self, comparisons, data=None):
        super().__init__(data, label_suffix="")
        self.comparisons = comparisons
        for one in comparisons:
            if one.differs:
                self.fields[one.fact.name] = forms.ChoiceField(
                    label=one.fact.label,
                    choices=[(KEEP, _("Record to keep")), (GIVE_UP, _("Record to merge"))],
                    initial=one.proposed,
                )

    @property
    def rows(self):
        """Each fact that either tells, with its two radio buttons where they differ."""
        for one in self.comparisons:
            if not any(one.words.values()):
                continue
            yield {
                "fact": one.fact,
                "comparison": one,
                "keep": one.words[KEEP],
                "give_up": one.words[GIVE_UP],
                "field": self[one.fact.name] if one.differs else None,
            }

    def refuse(self, error):
        """Say what a merge says of what was chosen, at its place."""
        said = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for name, errors in said.items():
            self.add_error(name if name in self.fields else None, errors)
