"""The pages that are measured."""

from django.db.models import Count
from django.urls import reverse

from documents.models import Document
from events.models import Event, EventSeries, Organization, Participant
from r2p.regions.models import Region
from r2p.themes.models import Theme

from .measuring import pages_of_list


def most(queryset, relation):
    """The slug of the one with the most of something."""
    ordered = queryset.annotate(size=Count(relation)).order_by("-size", "slug")
    return ordered.values_list("slug", flat=True)[0]


def published(model):
    return model.objects.filter(status="published", audience=0)


def singles():
    """Each list with each of its filters, on the value that finds the most."""
    publisher = most(published(Organization), "contributions")
    guest = most(published(Organization), "participations")
    author = most(published(Participant), "contributions")
    speaker = most(published(Participant), "participations")
    series = most(published(EventSeries), "events")
    theme = most(Theme.objects.all(), "documents")
    event = most(published(Event), "documents")
    region = {"region": most(Region.objects.all(), "documents")}
    span = [{"year": 2015}, {"since": 2010}, {"until": 2015}]
    return {
        "document-list": [
            *({"region": slug} for slug in ("africa", "syria", *region.values())),
            *({"kind": kind} for kind in ("statement", "dialogue_report")),
            *span,
            {"theme": theme},
            *({"language": code} for code in ("en", "fr")),
            {"publisher": publisher},
            {"organization": publisher},
            {"author": author},
            {"event": event},
            {"series": series},
            {"sort": "oldest"},
        ],
        "event-list": [
            *({"region": slug} for slug in ("africa", "syria")),
            {"kind": "dialogue"},
            {"when": "past"},
            *span,
            {"theme": theme},
            {"series": series},
            {"organization": guest},
            {"participant": speaker},
            {"sort": "oldest"},
        ],
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
            {"organization": guest},
            {"year": 2015},
            {"sort": "reversed"},
        ],
    }


def triples():
    """Lists with three filters at work."""
    theme = most(Theme.objects.all(), "documents")
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
    """The pages of regions: of each class, and of countries with many records and with few."""
    countries = Region.objects.filter(kind="country").annotate(size=Count("documents"))
    few = countries.order_by("size", "slug").first()
    slugs = ("global", "africa", "europe", "western-africa", "syria", few.slug)
    return {f"region {slug}": reverse("region-detail", args=[slug]) for slug in slugs}


def lists():
    """[(name of the list, {filter: value})]"""
    bare = [(name, {}) for name in singles()]
    one = [(name, query) for name, queries in singles().items() for query in queries]
    three = [(name, query) for name, queries in triples().items() for query in queries]
    return [*bare, *one, *three]


def records():
    """The pages of the records on which the most hangs."""
    chosen = {
        "document": published(Document).annotate(size=Count("contributions")),
        "event": published(Event).annotate(size=Count("participations")),
        "organization": published(Organization).annotate(size=Count("participations")),
        "participant": published(Participant).annotate(size=Count("participations")),
    }
    return {name: of.order_by("-size", "pk")[0].get_absolute_url() for name, of in chosen.items()}


def addresses():
    """All of them: what each is, and its address."""
    yield "home", reverse("home")
    yield "all regions", reverse("region-list")
    yield from regions().items()
    for name, query in lists():
        filters = ", ".join(f"{key} {value}" for key, value in query.items()) or "no filter"
        for number, address in pages_of_list(reverse(name), query):
            yield f"{name.removesuffix('-list')} list, {filters}, page {number}", address
    yield from records().items()
