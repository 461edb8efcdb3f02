from importlib import import_module

from django.apps import AppConfig
from django.contrib.admin import apps as django_admin
from django.utils.module_loading import autodiscover_modules


class DeskConfig(AppConfig):
    name = "r2p.desk"
    default = True

    def ready(self):
        import_module("r2p.desk.audit.receivers")
        import_module("r2p.desk.scheduled.jobs")
        autodiscover_modules("scheduled")  # the periodic jobs of other apps


class StaffConfig(django_admin.AdminConfig):
    """Django's admin, with our site in place of its own."""

    default = False
    default_site = "r2p.desk.site.Desk"
