"""The public pages that are measured."""

from django.db.models import Count
from django.urls import reverse

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .measuring import pages_of_list


def slug_with_most(queryset, relation):
    """The slug of the row with the most rows of a relation."""
    ordered = queryset.annotate(size=Count(relation)).order_by("-size", "slug")
    return ordered.values_list("slug", flat=True)[0]


def published(model):
    return model.objects.filter(status="published", audience=0)


SPAN = [{"year": 2015}, {"since": 2010}, {"until": 2015}]


def lists_with_one_filter():
    """Each list with each of its filters: {list: [{filter: value that finds the most}]}."""
    return {
        "document-list": document_filters(),
        "event-list": event_filters(),
        "series-list": [{"region": "africa"}, {"year": 2015}, {"kind": "dialogue"}],
        "organization-list": [
            {"region": "africa"},
            {"kind": "civil_society"},
            {"standing": 20},
            {"year": 2015},
            {"sort": "country"},
        ],
        "participant-list": [
            {"region": "africa"},
            {"country": "africa"},
            {"kind": "civil_society"},
            {"organization": slug_with_most(published(Organization), "participations")},
            {"year": 2015},
            {"sort": "reversed"},
        ],
    }


def document_filters():
    publisher = slug_with_most(published(Organization), "contributions")
    largest_region = slug_with_most(Region.objects.all(), "documents")
    return [
        *({"region": slug} for slug in ("africa", "syria", largest_region)),
        *({"kind": kind} for kind in ("statement", "dialogue_report")),
        *SPAN,
        {"theme": slug_with_most(Theme.objects.all(), "documents")},
        *({"language": code} for code in ("en", "fr")),
        {"publisher": publisher},
        {"organization": publisher},
        {"author": slug_with_most(published(Participant), "contributions")},
        {"event": slug_with_most(published(Event), "documents")},
        {"series": slug_with_most(published(EventSeries), "events")},
        {"sort": "oldest"},
    ]


def event_filters():
    return [
        *({"region": slug} for slug in ("africa", "syria")),
        {"kind": "dialogue"},
        {"when": "past"},
        *SPAN,
        {"theme": slug_with_most(Theme.objects.all(), "documents")},
        {"series": slug_with_most(published(EventSeries), "events")},
        {"organization": slug_with_most(published(Organization), "participations")},
        {"participant": slug_with_most(published(Participant), "participations")},
        {"sort": "oldest"},
    ]


def lists_with_three_filters():
    """Lists with three filters: {list: [{filter: value}]}."""
    theme = slug_with_most(Theme.objects.all(), "documents")
    return {
        "document-list": [
            {"region": "africa", "kind": "statement", "year": 2015},
            {"region": "africa", "theme": theme, "language": "en"},
        ],
        "event-list": [{"region": "africa", "kind": "dialogue", "year": 2015}],
        "series-list": [{"region": "africa", "year": 2015, "kind": "dialogue"}],
        "organization-list": [{"region": "africa", "kind": "civil_society", "year": 2015}],
        "participant-list": [{"region": "africa", "kind": "civil_society", "year": 2015}],
    }


def regions():
    """Pages of regions of each kind, and of countries with many and with few records."""
    countries = Region.objects.filter(kind="country").annotate(size=Count("documents"))
    few = countries.order_by("size", "slug").first()
    slugs = ("global", "africa", "europe", "western-africa", "syria", few.slug)
    return {f"region {slug}": reverse("region-detail", args=[slug]) for slug in slugs}


def measured_lists():
    """[(name of the list, {filter: value})]"""
    filtered = lists_with_one_filter()
    bare = [(name, {}) for name in filtered]
    one = [(name, query) for name, queries in filtered.items() for query in queries]
    three = [
        (name, query) for name, queries in lists_with_three_filters().items() for query in queries
    ]
    return [*bare, *one, *three]


def records():
    """The pages of the records with the most parts."""
    chosen = {
        "document": published(Document).annotate(size=Count("contributions")),
        "event": published(Event).annotate(size=Count("participations")),
        "organization": published(Organization).annotate(size=Count("participations")),
        "participant": published(Participant).annotate(size=Count("participations")),
    }
    return {name: of.order_by("-size", "pk")[0].get_absolute_url() for name, of in chosen.items()}


def all_addresses():
    """Yield (name, address) of each page to measure."""
    yield "home", reverse("home")
    yield "all regions", reverse("region-list")
    yield from regions().items()
    for name, query in measured_lists():
        filters = ", ".join(f"{key} {value}" for key, value in query.items()) or "no filter"
        for number, address in pages_of_list(reverse(name), query):
            yield f"{name.removesuffix('-list')} list, {filters}, page {number}", address
    yield from records().items()
