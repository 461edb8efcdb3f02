"""Symbols of UN documents."""

import re

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from r2p.records.history import RevisionHistory

from .document import Document

# A joint symbol is of the General Assembly and the Security Council. What follows any other
# hyphen ("S-15", "ES-11") is part of one symbol.
JOINT = re.compile(r"\s*[-–]\s*(?=[SA]/)", re.IGNORECASE)
WRITTEN_RESOLUTION = re.compile(r"^(?:SC|UNSC|SECURITYCOUNCIL)RES(?:OLUTION)?\.?/?(\d+)")
SESSION = re.compile(r"^(A(?:/HRC)?)/(?:RES/)?(E?S-\d+|\d{1,2})/")
YEAR_OF_RESOLUTION = re.compile(r"^(S/RES/\d+)\(\d{4}\)$")


def split_symbols(text: str) -> list[str]:
    """Split a joint symbol: "A/65/877-S/2011/393" is two, "A/HRC/RES/S-15/1" one."""
    return [symbol.strip() for symbol in JOINT.split(text) if symbol.strip()]


def symbol_key(symbol: str) -> str:
    """Normalise a symbol, so that all its spellings are equal.

    Case and spaces do not count, nor the year of a Security Council resolution: "S/RES/1973
    (2011)", "s/res/1973" and "SC resolution 1973" all give "S/RES/1973".
    """
    key = re.sub(r"\s+", "", symbol).upper().replace("–", "-")
    key = WRITTEN_RESOLUTION.sub(r"S/RES/\1", key)
    return YEAR_OF_RESOLUTION.sub(r"\1", key)


def session_prefixes(keys) -> list[str]:
    """The prefixes that symbols of the same sessions share: "A/HRC/39/64" gives "A/HRC/39/" and
    "A/HRC/RES/39/".

    Symbols without a session give nothing.
    """
    sessions = [match.groups() for match in map(SESSION.match, keys) if match]
    return [f"{body}/{part}{number}/" for body, number in sessions for part in ("", "RES/")]


class DocumentSymbol(models.Model):
    """A symbol under which a body issued a document. Joint documents have two."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="symbols")
    symbol = models.CharField(_("symbol"), max_length=60, help_text=_("As published."))
    key = models.CharField(max_length=60, unique=True, editable=False)

    history = RevisionHistory()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("symbol")

    def __str__(self):
        return self.symbol

    def save(self, *args, **kwargs):
        self.symbol = " ".join(self.symbol.split())
        self.key = symbol_key(self.symbol)
        super().save(*args, **kwargs)

    def clean(self):
        if len(split_symbols(self.symbol)) > 1:
            raise ValidationError(
                {"symbol": _("These are two symbols. Enter each on its own line.")}
            )
        if len(symbol_key(self.symbol)) > self._meta.get_field("key").max_length:
            raise ValidationError({"symbol": _("This symbol is too long.")})
        others = DocumentSymbol.objects.filter(key=symbol_key(self.symbol))
        others = others.exclude(document_id=self.document_id)
        if other := others.select_related("document").first():
            raise ValidationError(
                {
                    "symbol": _("This is the symbol of another document: “%(title)s”.")
                    % {"title": other.document}
                }
            )

    @property
    def line_key(self):
        return symbol_key(self.symbol)
