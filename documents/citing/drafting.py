"""What a citation fills into the form of a new document, and whether it is there already."""

from dataclasses import dataclass, field

from django.db.models import Q
from django.utils.translation import gettext as _

from documents.models import Contribution, Document
from documents.models.symbol import symbol_key
from events.pasting.matching import Organizations, People

Role = Contribution.Role


@dataclass
class Draft:
    """First values of the form and of its lines, and in words what nobody on record answers to."""

    fields: dict
    symbols: list = field(default_factory=list)
    contributions: list = field(default_factory=list)
    unknown: list = field(default_factory=list)


def draft_of(cited, may_see_people, may_see_organizations):
    """The draft for what a citation says. Contributors are those whose very name is on record."""
    draft = Draft(
        fields={
            "title": cited.title,
            "kind": cited.kind,
            "language": cited.language or "en",
            "issued": cited.issued,
            "issued_as_stated": cited.stated[:100],
            "doi": cited.doi[:100],
            "source_url": cited.address[:500],
        },
        symbols=[{"symbol": symbol} for symbol in cited.symbols],
    )
    people = People(may_see_people and bool(cited.authors))
    organizations = Organizations(may_see_organizations)
    for name in [*cited.authors, *cited.publishers]:
        is_author = name in cited.authors and contribute(draft, name, Role.AUTHOR, people)
        if not is_author and not contribute(draft, name, Role.PUBLISHER, organizations):
            draft.unknown.append(name)
    return draft


def contribute(draft, name, role, names):
    """Add the one record of a name to the draft. False where there is none, or several."""
    found = names.exact(name)
    if len(found) != 1:
        return False
    column = "participant" if isinstance(names, People) else "organization"
    line = {"role": role, column: found[0].pk}
    if not any(line.items() <= other.items() for other in draft.contributions):
        published = "" if column == "organization" or name == found[0].name else name
        order = {"order": len(draft.contributions) + 1, "name_as_published": published}
        draft.contributions.append(line | order)
    return True


def existing(cited):
    """[(a document, why it may be the cited one)]: its symbol, its DOI, or its title and date."""
    keys = [symbol_key(symbol) for symbol in cited.symbols]
    same = Q(symbols__key__in=keys)
    if cited.doi:
        same |= Q(doi__iexact=cited.doi)
    if cited.title and cited.issued:
        dates = {"issued_from": cited.issued.earliest, "issued_until": cited.issued.latest}
        same |= Q(title__iexact=cited.title, **dates)
    documents = Document.objects.filter(same).distinct().prefetch_related("symbols")
    return [(document, why(document, keys, cited)) for document in documents.order_by("pk")]


def why(document, keys, cited):
    if any(symbol.key in keys for symbol in document.symbols.all()):
        return _("the same symbol")
    if cited.doi and document.doi.casefold() == cited.doi.casefold():
        return _("the same DOI")
    return _("the same title and date")
