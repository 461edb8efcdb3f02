"""Admin inline of symbols of the United Nations."""

from django.utils.translation import gettext_lazy as _

from documents.models import DocumentSymbol
from r2p.desk.inlines import Part


class DocumentSymbolInline(Part):
    model = DocumentSymbol
    verbose_name_plural = _("symbols")
    fields = ["symbol"]
