"""Finds documents on record that a citation may mean (duplicates)."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.utils.translation import gettext as _

from documents.models import Document
from documents.models.symbol import symbol_key
from r2p.records.former_addresses.old_site import is_on_old_site, path_of
from r2p.records.models import FormerAddress

from .addresses import spellings_of


def find_existing(cited):
    """Return [(document, reason)], found by symbol, DOI, URL, or title and date."""
    keys = [symbol_key(symbol) for symbol in cited.symbols]
    moved = documents_moved_from(cited.address)
    same = Q(symbols__key__in=keys) | Q(pk__in=moved)
    if cited.doi:
        same |= Q(doi__iexact=cited.doi)
    if cited.address:
        same |= Q(source_url__in=spellings_of(cited.address))
    if cited.title and cited.issued:
        dates = {"issued_from": cited.issued.earliest, "issued_until": cited.issued.latest}
        same |= Q(title__iexact=cited.title, **dates)
    documents = Document.objects.filter(same).distinct().prefetch_related("symbols")
    return [(one, reason_of_match(one, keys, moved, cited)) for one in documents.order_by("pk")]


def documents_moved_from(address):
    """The keys of the documents that had an address of the old site."""
    if not is_on_old_site(address):
        return set()
    try:
        former = FormerAddress.objects.filter(address=path_of(address))
    except ValueError:
        return set()
    kind = ContentType.objects.get_for_model(Document)
    return set(former.filter(record_type=kind).values_list("record_id", flat=True))


def reason_of_match(document, keys, moved, cited):
    if any(symbol.key in keys for symbol in document.symbols.all()):
        return _("the same symbol")
    if cited.doi and document.doi.casefold() == cited.doi.casefold():
        return _("the same DOI")
    if document.pk in moved:
        return _("the same former address")
    if cited.address and document.source_url in spellings_of(cited.address):
        return _("the same address")
    return _("the same title and date")
