from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from documents.models import DocumentSymbol
from r2p.desk.admin import Part


class DocumentSymbolInline(Part, admin.TabularInline):
    model = DocumentSymbol
    verbose_name_plural = _("symbols")
    fields = ["symbol"]
