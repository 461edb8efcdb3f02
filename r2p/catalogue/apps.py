"""App configuration of the starter catalogue."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "r2p.catalogue"
