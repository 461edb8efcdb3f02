"""Structured data (Open Graph, JSON-LD) of events, series, organizations and participants."""

from django.urls import reverse
from django.utils.translation import gettext as _

from r2p.records.dates import Precision
from r2p.records.structured_data import (
    StructuredData,
    iso_date,
    join_with_commas,
    schema_place,
    schema_thing,
    without_empty,
)

from .models import Event, Organization, Participation

Role = Participation.Role

ATTENDANCE = {
    Event.Attendance.ON_SITE: "https://schema.org/OfflineEventAttendanceMode",
    Event.Attendance.ONLINE: "https://schema.org/OnlineEventAttendanceMode",
    Event.Attendance.BOTH: "https://schema.org/MixedEventAttendanceMode",
}
PERFORMING = (Role.CHAIR, Role.MODERATOR, Role.SPEAKER, Role.PANELLIST, Role.LEAD)
TYPES = {
    Organization.Kind.CIVIL_SOCIETY: "NGO",
    Organization.Kind.UNIVERSITY: "CollegeOrUniversity",
    Organization.Kind.STATE: "GovernmentOrganization",
    Organization.Kind.GOVERNMENT: "GovernmentOrganization",
    Organization.Kind.MEDIA: "NewsMediaOrganization",
}


def describe_event(request, event, series, seating, documents):
    label = event.get_kind_display().capitalize()
    above = [(str(series), series.get_absolute_url())] if series else []
    is_exact = event.dates_precision == Precision.DAY
    return StructuredData(
        request,
        event.title,
        event.get_absolute_url(),
        description=event.summary or join_with_commas(label, event.dates, event.place),
        label=label,
        when=join_with_commas(event.dates, event.place),
        data=event_data(request, event, series, seating, documents),
        crumbs=[(_("Events"), reverse("event-list")), *above],
        calendar=reverse("event-calendar", args=[event.slug]) if is_exact else "",
        has_brief=True,
    )


def event_data(request, event, series, seating, documents):
    return without_empty(
        {
            "@type": "Event",
            "description": event.summary or event.theme_line,
            **dates(event),
            "eventAttendanceMode": ATTENDANCE.get(event.attendance),
            "location": location(event),
            **parties(request, seating),
            "superEvent": series and schema_thing(request, "EventSeries", series),
            "about": [schema_place(request, region) for region in event.regions.all()],
            "keywords": [theme.name for theme in event.themes.all()],
            "subjectOf": [
                schema_thing(request, "CreativeWork", document) for document in documents
            ],
        }
    )


def dates(event):
    return {
        "startDate": iso_date(event.starts_on, event.dates_precision),
        "endDate": iso_date(event.ends_on, event.dates_precision),
    }


def location(event):
    """The schema.org place of an event; none for one that was only online."""
    if event.attendance == Event.Attendance.ONLINE:
        return {"@type": "VirtualLocation"}
    country = event.country
    address = without_empty(
        {
            "addressLocality": event.city,
            "addressCountry": country and (country.iso_alpha2 or country.name),
        }
    )
    name = event.venue or event.place
    if not name:
        return None
    return without_empty(
        {
            "@type": "Place",
            "name": name,
            "address": address and {"@type": "PostalAddress", **address},
        }
    )


def parties(request, seating):
    """The organizers, performers and attendees of an event, as far as they are told."""
    told = {}
    for line in seating.lines:
        if line.role in Participation.HOSTING:
            part = "organizer"
        else:
            part = "performer" if line.role in PERFORMING else "attendee"
        if party := told_party(request, line):
            told.setdefault(part, []).append(party)
    return told


def told_party(request, line):
    organization = line.told_organization and organization_thing(request, line.told_organization)
    if not line.told_person:
        return organization
    return schema_thing(
        request,
        "Person",
        line.told_person,
        name=line.told_name,
        jobTitle=line.told_position,
        affiliation=organization,
    )


def organization_thing(request, organization):
    return schema_thing(request, TYPES.get(organization.kind, "Organization"), organization)


def describe_series(request, series, organizers, events):
    return StructuredData(
        request,
        series.title,
        series.get_absolute_url(),
        description=series.description
        or join_with_commas(_("Series of events"), *(str(organizer) for organizer in organizers)),
        label=_("Series of events"),
        data=without_empty(
            {
                "@type": "EventSeries",
                "description": series.description,
                "organizer": [organization_thing(request, body) for body in organizers],
                "subEvent": [
                    schema_thing(request, "Event", event, **dates(event)) for event in events
                ],
            }
        ),
        crumbs=[(_("Events"), reverse("event-list")), (_("Series"), reverse("series-list"))],
        has_brief=True,
    )


def describe_organization(request, organization, names, parent, children):
    label = organization.get_kind_display().capitalize()
    return StructuredData(
        request,
        organization.name,
        organization.get_absolute_url(),
        description=join_with_commas(organization.name, label.lower(), organization.country),
        label=label,
        data=organization_data(request, organization, names, parent, children),
        crumbs=[(_("Organizations"), reverse("organization-list"))],
    )


def organization_data(request, organization, names, parent, children):
    ror, wikidata = organization.ror, organization.wikidata
    others = [organization.short_name, *(str(name) for name in names)]
    return without_empty(
        {
            "@type": TYPES.get(organization.kind, "Organization"),
            "alternateName": [name for name in others if name],
            "parentOrganization": parent and organization_thing(request, parent),
            "subOrganization": [organization_thing(request, child) for child in children],
            "location": organization.country and schema_place(request, organization.country),
            "sameAs": [
                *([organization.website] if organization.website else []),
                *([f"https://ror.org/{ror}"] if ror else []),
                *([f"https://www.wikidata.org/wiki/{wikidata}"] if wikidata else []),
            ],
        }
    )


def describe_participant(request, participant, affiliations):
    positions = [join_with_commas(line.position, line.organization) for line in affiliations]
    return StructuredData(
        request,
        participant.name,
        participant.get_absolute_url(),
        description=participant.biography or join_with_commas(participant.name, *positions[:1]),
        kind="profile",
        label=_("Participant"),
        data=without_empty(
            {
                "@type": "Person",
                "alternateName": [str(name) for name in participant.names.all()],
                "honorificPrefix": participant.honorific,
                "description": participant.biography,
                "sameAs": participant.orcid and f"https://orcid.org/{participant.orcid}",
                "affiliation": [affiliation(request, line) for line in affiliations],
            }
        ),
        crumbs=[(_("Participants"), reverse("participant-list"))],
    )


def affiliation(request, line):
    """An affiliation as a schema.org Role, which may have a name and a beginning."""
    return without_empty(
        {
            "@type": "OrganizationRole",
            "roleName": line.position,
            "startDate": line.began and line.began.as_typed,
            "endDate": line.ended and line.ended.as_typed,
            "affiliation": organization_thing(request, line.organization),
        }
    )
