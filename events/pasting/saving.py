"""Saves the lines of a pasted list as participations, with new people and organizations."""

from events.models import Organization, Participant, Participation
from r2p.records.names import fold
from r2p.records.slugs import free_slug

from .proposals import NEW, NONE, OTHER


class Saving:
    """Adds the lines after those of the event. New records are drafts, one for each name."""

    def __init__(self, event, user):
        self.event, self.user = event, user
        self.made = {Participant: {}, Organization: {}}
        self.order = max(event.participations.values_list("order", flat=True), default=0)

    def save(self, forms):
        """Save all lines. Call it in a transaction."""
        for form in forms:
            self.save_line(form)

    def save_line(self, form):
        data = form.cleaned_data
        person = self.person(data)
        self.order += 1
        Participation.objects.create(
            event=self.event,
            participant=person,
            organization=self.organization(form),
            role=data["role"],
            position=data["position"],
            side=data["side"],
            name_as_published=self.name_as_published(form, person),
            order=self.order,
        )

    def name_as_published(self, form, person):
        """The name of the list, if it is another; not of a new person, whose name was corrected."""
        published = form.cleaned_data["name_as_published"]
        is_misread = (
            form.cleaned_data["person"] == NEW and "name_as_published" not in form.changed_data
        )
        return "" if person is None or is_misread or published == person.name else published

    def person(self, data):
        fields = {
            "name": data["name"],
            "sort_name": data["sort_name"] or data["name"],
            "honorific": data["honorific"],
        }
        return self.chosen_record(Participant, data["person"], data["other_person"], fields)

    def organization(self, form):
        data = form.cleaned_data
        fields = {
            "name": data["organization_name"],
            "short_name": data["organization_short_name"],
            "kind": data["organization_kind"] or Organization.Kind.OTHER,
            "country": form.proposal.country if data.get("organization_country") else None,
        }
        choice, other = data["organization"], data["other_organization"]
        return self.chosen_record(Organization, choice, other, fields)

    def chosen_record(self, model, choice, other, fields):
        if choice == NEW:
            return self.new(model, **fields)
        if choice == OTHER:
            return other
        return None if choice == NONE else model.objects.get(pk=choice)

    def new(self, model, name, **fields):
        made = self.made[model]
        key = fold(name) or name
        if key not in made:
            slug = free_slug(model, name)
            made[key] = model.objects.create(name=name, slug=slug, made_by=self.user, **fields)
        return made[key]
