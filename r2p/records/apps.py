from django.apps import AppConfig


class RecordsConfig(AppConfig):
    name = "r2p.records"
