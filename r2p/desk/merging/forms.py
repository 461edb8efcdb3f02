from django import forms
from django.utils.translation import gettext_lazy as _

from r2p.records.forms import LoadedSelect

from .compare import GIVE_UP, KEEP


class PairForm(forms.Form):
    """Form to choose two records: the one to keep, and the one to merge into it."""

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
    """Return any foreign key to a model: Django's autocomplete needs one."""
    relations = (one for one in model._meta.related_objects if one.one_to_many)
    return next(one.field for one in relations)


class ChoicesForm(forms.Form):
    """Form to choose the value of each fact in which two records differ."""

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
        """Yield each fact that has a value, with two radio buttons if the values differ."""
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
        """Add the errors of a merge to their fields."""
        said = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
        for name, errors in said.items():
            self.add_error(name if name in self.fields else None, errors)
