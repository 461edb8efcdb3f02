"""What is told of an organization or a person, gathered for their pages."""

from r2p.records.lists import Section

from .models import Event, Participation


def organization_dossier(organization, user):
    """Its place among others, what it hosted and published, whom it sent: each as it is told."""
    lines = Participation.objects.naming_organizations(user).filter(organization=organization)
    hosting = lines.filter(role__in=Participation.HOSTING)
    events = Event.objects.visible_to(user).for_cards().newest_first()
    visible = type(organization).objects.visible_to(user)
    return {
        "names": organization.names.exclude(name=organization.short_name),
        "standings": organization.standings.all(),
        "parent": visible.filter(pk=organization.parent_id).first(),
        "children": visible.filter(parent=organization).by_name(),
        "hosted": Section(events.filter(pk__in=hosting.values("event"))),
        "published": Section(organization.contributions.told_to(user).for_cards().newest_first()),
        "sent": Section(lines.naming_people(user).told_to(user).for_cards().newest_first()),
        "represented": Section(
            events.filter(pk__in=lines.not_hosting().not_naming_people(user).values("event"))
        ),
        "on_behalf": Section(
            Participation.objects.naming_on_behalf_of(user)
            .filter(on_behalf_of=organization)
            .told_to(user)
            .for_cards()
            .newest_first()
        ),
        "people": Section(
            organization.affiliations.told_to(user).select_related("participant").latest_first()
        ),
    }


def participant_dossier(participant, user):
    """A person's positions, the events and the documents: each as it is told."""
    lines = participant.participations.naming_people(user).told_to(user)
    contributions = participant.contributions.told_to(user)
    return {
        "affiliations": participant.affiliations.told_to(user)
        .select_related("organization")
        .latest_first(),
        "lines": Section(lines.for_cards().newest_first()),
        "contributions": Section(contributions.for_cards().newest_first()),
    }
