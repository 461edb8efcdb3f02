"""App configuration: connects the duplicate detection."""

from importlib import import_module

from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "documents"

    def ready(self):
        import_module("documents.duplicates")  # follows what is saved
