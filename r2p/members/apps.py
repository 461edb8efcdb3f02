"""App configuration: makes the staff's groups after migrations, connects signal receivers."""

from importlib import import_module

from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate

from .groups import make_groups


class MembersConfig(AppConfig):
    name = "r2p.members"

    def ready(self):
        import_module("r2p.members.receivers")
        # Sent for apps with models only. This app is the last, when all permissions exist.
        *_others, last = (app for app in apps.get_app_configs() if app.models_module)
        post_migrate.connect(make_groups, sender=last, dispatch_uid="groups")
