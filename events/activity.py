"""Most active organizations of a region, shown on its page and its brief."""

from django.db.models import Count

from .models import Organization, Participation

LATEST = 100


def active_organizations(events, user, documents=None, shown=12):
    """The organizations with the most part in the latest of some events and documents.

    Each carries `event_count` and `document_count`, as far as the user is told. Only the latest
    hundred of each are counted, so that the largest region takes no longer than others.
    """
    took_part = counts(
        Participation.objects.naming_organizations(user).filter(event__in=latest(events)), "event"
    )
    published = {}
    if documents is not None:
        contributions = Organization.objects.rows("contributions").told_to(user).publishing()
        contributions = contributions.filter(document__in=latest(documents))
        published = counts(contributions, "document")
    total = {pk: took_part.get(pk, 0) + published.get(pk, 0) for pk in {*took_part, *published}}
    ranked = sorted(total, key=lambda pk: (-total[pk], pk))[:shown]
    found = Organization.objects.visible_to(user).in_bulk(ranked)
    for pk, organization in found.items():
        organization.event_count = took_part.get(pk, 0)
        organization.document_count = published.get(pk, 0)
    return [found[pk] for pk in ranked if pk in found]


def latest(records):
    return records.newest_first().primary_keys()[:LATEST]


def counts(lines, of):
    """Count different events or documents: {organization: number}."""
    rows = lines.filter(organization__isnull=False).order_by().values_list("organization")
    return dict(rows.annotate(number=Count(of, distinct=True)))
