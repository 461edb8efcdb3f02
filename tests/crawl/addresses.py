"""Every address of the site, taken from its URL patterns: no pattern is forgotten."""

from itertools import pairwise

import django_filters
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.urls import URLPattern, get_resolver, reverse
from django.utils.http import urlencode

from documents.filters import DocumentFilter
from documents.models import Document, DocumentFile
from events.filters import EventFilter, EventSeriesFilter, OrganizationFilter, ParticipantFilter
from events.models import Event, EventSeries, Organization, Participant
from r2p.pages.models import Page
from r2p.records.audience import Audience
from r2p.records.models import FormerAddress, Record
from r2p.regions.models import Region
from r2p.sitemaps import SITEMAPS


def slugs(model):
    return lambda: [{"slug": slug} for slug in model.objects.values_list("slug", flat=True)]


def files():
    return [
        {"slug": file.document.slug, "number": file.number, "name": file.address_name}
        for file in DocumentFile.objects.select_related("document")
    ]


def some_slugs(model):
    """Records for members and records for nobody, where each costs the printing of a page.

    What is printed is the very HTML of the page, which is visited for every record. So it is
    enough to see that a hidden record is not printed, and that a PDF tells what its page tells.
    """
    for_members = Q(status=Record.Status.PUBLISHED, audience=Audience.MEMBERS)
    return lambda: [
        {"slug": slug}
        for slug in model.objects.filter(
            for_members | ~Q(status=Record.Status.PUBLISHED)
        ).values_list("slug", flat=True)
    ]


def a_region():
    return [{"slug": Region.objects.get(kind=Region.Kind.COUNTRY).slug}]


PRINTED = {
    f"{noun}-{form}": some_slugs(model)
    for noun, model, forms in (
        ("document", Document, ("pdf", "share-image")),
        ("event", Event, ("pdf", "share-image", "brief-pdf")),
        ("series", EventSeries, ("pdf", "share-image", "brief-pdf")),
        ("organization", Organization, ("pdf", "share-image")),
        ("participant", Participant, ("pdf", "share-image")),
    )
    for form in forms
} | {f"region-{form}": a_region for form in ("pdf", "share-image", "brief-pdf")}

# The token of the preview that is looked at where somebody has made one; else it is unknown.
KNOWN_TOKEN = "shown-preview"

# What fills in each pattern that has parts.
EXAMPLES = {
    **PRINTED,
    "region-brief": slugs(Region),
    "event-brief": slugs(Event),
    "event-calendar": slugs(Event),
    "series-brief": slugs(EventSeries),
    "region-detail": slugs(Region),
    "document-detail": slugs(Document),
    "document-file": files,
    "event-detail": slugs(Event),
    "series-detail": slugs(EventSeries),
    "organization-detail": slugs(Organization),
    "participant-detail": slugs(Participant),
    "page-detail": slugs(Page),
    "sitemap": lambda: [{"section": section, "page": 1} for section in SITEMAPS],
    "preview": lambda: [{"token": KNOWN_TOKEN}],
    "admin-shortcut": lambda: [{"rest": f"{kind.pk}/1/"} for kind in ContentType.objects.all()],
    "account_confirm_email": lambda: [{"key": "unknown"}],
    "account_reset_password_from_key": lambda: [{"uidb36": "1", "key": "unknown"}],
}

FILTERS = {
    "document-list": DocumentFilter,
    "event-list": EventFilter,
    "series-list": EventSeriesFilter,
    "organization-list": OrganizationFilter,
    "participant-list": ParticipantFilter,
}

WRONG = {"region": "nowhere", "kind": "nothing", "year": "soon"}


def patterns(resolver=None, namespace=""):
    """All URL patterns as (name with namespace, pattern)."""
    for pattern in (resolver or get_resolver()).url_patterns:
        if isinstance(pattern, URLPattern):
            yield f"{namespace}{pattern.name}", pattern
        else:
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            yield from patterns(pattern, inner)


def is_admin(name):
    return name.startswith("admin:")


def public_addresses():
    """Every address but the admin's. KeyError: a pattern for which there is no example."""
    for name, pattern in patterns():
        if is_admin(name):
            continue
        if not pattern.pattern.regex.groups:
            yield reverse(name)
        else:
            yield from (reverse(name, kwargs=kwargs) for kwargs in EXAMPLES[name]())
        if name in FILTERS:
            yield from filtered(reverse(name), FILTERS[name])
    yield from FormerAddress.objects.values_list("address", flat=True)


def filtered(address, filterset):
    """A list with each value of each filter alone, with pairs of filters, and turned over."""
    values = {name: values_of(filter_) for name, filter_ in filterset.base_filters.items()}
    queries = [{name: value} for name in values for value in values[name]]
    queries += [{name: WRONG.get(name, "unknown")} for name in values]
    queries += [{one: values[one][-1], other: values[other][-1]} for one, other in pairwise(values)]
    queries += [{"page": "2"}, {"page": "999"}, {"page": "x"}]
    for query in queries:
        yield f"{address}?{urlencode(query)}"


def values_of(filter_):
    if isinstance(filter_, django_filters.ModelChoiceFilter):
        queryset = filter_.extra["queryset"]
        model = MODELS[filter_.field_name] if callable(queryset) else queryset.model
        return list(model.objects.values_list("slug", flat=True))
    if filter_.field_name == "language":
        return ["en", "fr"]
    if isinstance(filter_, django_filters.ChoiceFilter):
        return [value for value, _label in filter_.extra["choices"]]
    return ["2014", "2013"]


# The records behind the filters whose choices depend on the reader.
MODELS = {
    "series": EventSeries,
    "organization": Organization,
    "publisher": Organization,
    "participant": Participant,
    "author": Participant,
    "event": Event,
}
