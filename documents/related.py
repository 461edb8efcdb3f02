"""Related documents, shown below a document."""

from django.utils.translation import gettext as _

from documents.models.symbol import session_prefixes
from events.models import Event

from .models import Document

SHOWN = 6
OF_EACH = 3


def related(document, user):
    """Return [(document, reason)], six at most, the closest first.

    Closest are documents of the same event, then with the same region and theme, of the same
    series, of the same session, on the same country or theme.
    """
    others = Document.objects.visible_to(user).exclude(pk=document.pk)
    reasons = {}
    for reason, found in related_by_reason(document, others, user):
        for key in found.newest_first().values_list("pk", flat=True)[:OF_EACH]:
            reasons.setdefault(key, reason)
        if len(reasons) >= SHOWN:
            break
    documents = others.filter(pk__in=reasons).for_cards(user).in_bulk()
    return [(documents[key], reason) for key, reason in reasons.items() if key in documents][:SHOWN]


def related_by_reason(document, others, user):
    """Yield (reason, queryset of related documents), the closest first."""
    events = Event.objects.visible_to(user).filter(documents=document)
    regions, themes = list(document.regions.all()), list(document.themes.all())
    countries = [region for region in regions if region.kind == region.Kind.COUNTRY]
    yield _("of the same event"), others.of_events(events)
    if regions and themes:
        yield _("same region and theme"), others.on_regions(regions).on_themes(themes)
    yield (
        _("of the same series"),
        others.of_events(Event.objects.visible_to(user).in_series_of(events, user)),
    )
    if prefixes := session_prefixes(symbol.key for symbol in document.symbols.all()):
        yield _("of the same session"), others.of_sessions(prefixes)
    if countries:
        yield _("same country"), others.on_regions(countries)
    if themes:
        yield _("same theme"), others.on_themes(themes)
