from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "r2p.regions"
