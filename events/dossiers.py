"""What is told of an organization or a person, gathered for their pages."""

from r2p.records.lists import Section

from .models import Event, Organization, Participation


def organization_dossier(organization, user):
    """Its place among others, its part in events and documents, its people: as it is told."""
    published = organization.contributions.told_to(user).for_cards().newest_first()
    people = organization.affiliations.told_to(user).select_related("participant").latest_first()
    organizations = Organization.objects.visible_to(user)
    return {
        "names": organization.names.exclude(name=organization.short_name),
        "standings": organization.standings.all(),
        "parent": organizations.filter(pk=organization.parent_id).first(),
        "children": organizations.filter(parent=organization).by_name(),
        "published": Section(published),
        "people": Section(people),
        **events_of(organization, user),
    }


def events_of(organization, user):
    """What it hosted, whom it sent, where it was represented without a name or spoken for."""
    told = Participation.objects.naming_organizations(user).filter(organization=organization)
    unnamed = told.not_hosting().not_naming_people(user)
    spoken_for = Participation.objects.naming_on_behalf_of(user).filter(on_behalf_of=organization)
    events = Event.objects.visible_to(user).for_cards().newest_first()
    return {
        "hosted": Section(events.with_lines(told.hosting())),
        "sent": Section(told.naming_people(user).told_to(user).for_cards().newest_first()),
        "represented": Section(events.with_lines(unnamed)),
        "spoken_for": Section(events.with_lines(spoken_for)),
    }


def participant_dossier(participant, user):
    """A person's positions, the events and the documents: as it is told."""
    lines = participant.participations.naming_people(user).told_to(user)
    contributions = participant.contributions.told_to(user)
    positions = participant.affiliations.told_to(user).select_related("organization")
    return {
        "affiliations": positions.latest_first(),
        "lines": Section(lines.for_cards().newest_first()),
        "contributions": Section(contributions.for_cards().newest_first()),
    }
