"""Turns a read citation into initial values for the form of a new document."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from r2p.records.former_addresses.old_site import is_on_old_site, path_of

from .addresses import title_from_address
from .credits import Credits

GUESSED = gettext_lazy("The title was guessed from the address.")


@dataclass
class Draft:
    """Initial values of the form and of its inlines, with hints for whoever saves it.

    `unknown` are names without a record; `notes` are sentences.
    """

    fields: dict
    symbols: list = field(default_factory=list)
    contributions: list = field(default_factory=list)
    former_addresses: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    unknown: list = field(default_factory=list)


def make_draft(cited, may_see_people, may_see_organizations):
    """Make the Draft for a Cited. Contributors are records with exactly the cited name."""
    draft = Draft(
        fields={
            "title": cited.title,
            "kind": cited.kind,
            "language": cited.language or "en",
            "issued": cited.issued,
            "issued_as_stated": cited.stated[:100],
            "doi": cited.doi[:100],
        },
        symbols=[{"symbol": symbol} for symbol in cited.symbols],
        notes=notes_on(cited),
    )
    add_address(draft, cited.address)
    credits = Credits(cited, may_see_people, may_see_organizations)
    if credits.is_title_a_name:
        draft.fields["title"] = title_from_address(cited.address)
        draft.notes.append(_("“%(name)s” is a name, not a title.") % {"name": cited.title})
        draft.notes += [GUESSED] if draft.fields["title"] else []
    draft.contributions, draft.unknown = credits.lines, credits.unknown
    return draft


def notes_on(cited):
    notes = []
    if cited.is_title_guessed:
        notes.append(GUESSED)
    if cited.stated:
        sentence = _("“%(stated)s” is not a valid date. It was kept as stated.")
        notes.append(sentence % {"stated": cited.stated})
    return notes


def add_address(draft, address):
    """Add the URL as the place of the full text; one of the old site becomes a former address."""
    if not is_on_old_site(address):
        draft.fields["source_url"] = address[:500]
        return
    try:
        draft.former_addresses.append({"address": path_of(address), "order": 1})
        draft.notes.append(
            _("The address belongs to the old site and was added to the former addresses.")
        )
    except ValueError as error:
        draft.notes.append(_("The address of the old site was left out. %(why)s") % {"why": error})
