from django.contrib import admin

from documents.models import DocumentSymbol
from r2p.desk.admin import Part


class DocumentSymbolInline(Part, admin.TabularInline):
    model = DocumentSymbol
    fields = ["symbol"]
