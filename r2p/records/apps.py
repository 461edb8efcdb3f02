"""App configuration: registers the system check for the PDF renderer."""

from django.apps import AppConfig
from django.core.checks import register

from .pdf import check_renderer


class RecordsConfig(AppConfig):
    name = "r2p.records"

    def ready(self):
        register(check_renderer)
