"""Form for one line of a pasted list, to be checked and corrected."""

from dataclasses import dataclass

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from events.models import Organization, Participant, Participation
from events.recognition.person_names import read_name
from events.recognition.words import guess_organization_kind
from r2p.records.forms import LoadedSelect

from .participant_list import Doubt
from .proposals import NEW, NONE, OTHER, key_part


@dataclass(frozen=True)
class Choice:
    """The label of a radio button: a record and the reason for it, or another choice."""

    name: str
    why: str = ""
    is_way: bool = False

    def __str__(self):
        return str(self.name)


@dataclass(frozen=True)
class Rights:
    """The user's permissions while pasting: to see existing records, and to add new ones."""

    see_people: bool
    see_organizations: bool
    add_people: bool
    add_organizations: bool


def text_field(model, name, **kwargs):
    """A form field for a text column of a model, as long as the column."""
    column = model._meta.get_field(name)
    label = kwargs.pop("label", capfirst(column.verbose_name))
    return forms.CharField(label=label, required=False, max_length=column.max_length, **kwargs)


def record_field(name):
    """A form field to choose any record that the user may see in the admin."""
    records = Participation._meta.get_field(name).related_model.objects.filter(trashed_at=None)
    return forms.ModelChoiceField(records, required=False, label=_("another record"))


# States are left out: they need their country, which no list gives.
KINDS = [choice for choice in Organization.Kind.choices if choice[0] != Organization.Kind.STATE]

# The fields that choose any record: {field: column of the line}.
ANOTHER = {"other_person": "participant", "other_organization": "organization"}


class AnotherSelect(LoadedSelect):
    """A select that is mostly empty and appears often: an empty one makes no query."""

    def optgroups(self, name, value, attr=None):
        if any(value):
            return super().optgroups(name, value, attr)
        return [(None, [self.create_option(name, "", "", False, 0)], 0)]


class PastedLineForm(forms.Form):
    """One line. The fields of a person or an organization count where that one is chosen."""

    leave_out = forms.BooleanField(label=_("Leave out this line"), required=False)
    person = forms.ChoiceField(label=_("Person"), required=False, widget=forms.RadioSelect)
    name = text_field(Participant, "name")
    sort_name = text_field(Participant, "sort_name", label=_("Sort name"))
    honorific = text_field(Participant, "honorific")
    other_person = record_field("participant")
    organization = forms.ChoiceField(
        label=_("Organization"), required=False, widget=forms.RadioSelect
    )
    organization_name = text_field(Organization, "name")
    organization_kind = forms.ChoiceField(label=_("Kind"), required=False, choices=KINDS)
    organization_short_name = text_field(Organization, "short_name")
    organization_country = forms.ChoiceField(label=_("Country"), required=False)
    other_organization = record_field("organization")
    role = forms.ChoiceField(label=_("Role"), choices=Participation.Role.choices)
    position = text_field(Participation, "position")
    side = text_field(Participation, "side")
    name_as_published = text_field(Participation, "name_as_published")

    def __init__(self, *args, proposal, rights, site, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.proposal = proposal
        self.fields["person"].choices = candidate_choices(
            proposal.people, rights.see_people, rights.add_people
        )
        self.fields["organization"].choices = candidate_choices(
            proposal.organizations,
            rights.see_organizations,
            rights.add_organizations,
        )
        if proposal.country:
            country = (proposal.country.pk, proposal.country.name)
            self.fields["organization_country"].choices = [country, ("", "—")]
        else:
            del self.fields["organization_country"]
        for field, name in ANOTHER.items():
            column = Participation._meta.get_field(name)
            attrs = {"aria-label": _("another %(kind)s") % {"kind": column.verbose_name}}
            self.fields[field].widget = AnotherSelect(column, site, attrs=attrs)
            self.fields[field].widget.choices = self.fields[field].choices

    def clean(self):
        if self.cleaned_data.get("leave_out"):
            self.errors.clear()
            return
        self.check_choice("person", _("Choose a person, or “none”."), "name", "other_person")
        self.check_choice(
            "organization",
            _("Choose an organization, or “none”."),
            "organization_name",
            "other_organization",
        )
        chosen = (self.cleaned_data.get("person"), self.cleaned_data.get("organization"))
        if chosen == (NONE, NONE):
            self.add_error("person", _("A line must name a person or an organization."))

    def check_choice(self, field, sentence, name, other):
        choice = self.cleaned_data.get(field)
        if field in self.errors:
            return
        if not choice:
            self.add_error(field, sentence)
        elif choice == NEW and not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, _("Enter a name."))
        elif choice == OTHER and not self.cleaned_data.get(other) and other not in self.errors:
            self.add_error(other, _("Choose a record."))

    @property
    def verdict(self):
        """(sign, state, words): how far the line is understood."""
        proposal = self.proposal
        if self.is_bound and self.errors:
            return "withdrawn", "doubt", _("Please check this line")
        if proposal.repeats:
            return "withdrawn", "there", proposal.repeats
        if not proposal.read.is_understood:
            return "withdrawn", "doubt", Doubt(proposal.read.doubt).label
        if "" in (proposal.person, proposal.organization):
            return "in_review", "doubt", _("Please choose")
        if NEW in (proposal.person, proposal.organization):
            return "draft", "new", _("New")
        return "published", "found", _("Found")

    @property
    def is_kept(self):
        return not self.errors and not self.cleaned_data["leave_out"]

    @property
    def line_key(self):
        """The `line_key` of the future line, with a new record by its name."""
        data = self.cleaned_data
        person = chosen_record(data["person"], data["other_person"])
        organization = chosen_record(data["organization"], data["other_organization"])
        named = (key_part(person, data["name"]), key_part(organization, data["organization_name"]))
        return (data["role"], *named, None)


def candidate_choices(candidates, may_see, may_add):
    records = [(str(one.pk), Choice(one.name, one.why)) for one in candidates]
    ways = [
        *([(NEW, _("new"))] if may_add else []),
        *([(OTHER, _("another"))] if may_see else []),
        (NONE, _("none")),
    ]
    return [*records, *((way, Choice(word, is_way=True)) for way, word in ways)]


def chosen_record(choice, other):
    return str(other.pk) if choice == OTHER else choice


def initial_values(proposal):
    """Initial values of the form for a proposal.

    A supposed person may be an organization, and the other way round: the text is in both
    fields, so that one click corrects it.
    """
    said = proposal.read
    person = said.person if said.person.name else read_name(said.source[:200])
    organization = said.post.organization or said.source[:300]
    return {
        "leave_out": bool(proposal.repeats) or not said.is_understood,
        "person": proposal.person,
        "name": person.name,
        "sort_name": person.sort_name,
        "honorific": person.honorific[:40],
        "organization": proposal.organization,
        "organization_name": organization,
        "organization_kind": guess_organization_kind(organization),
        "organization_short_name": said.post.short_name,
        "organization_country": proposal.country and proposal.country.pk,
        "role": proposal.role,
        "side": said.side,
        "position": said.post.position,
        "name_as_published": said.person.name,
    }
