"""App configuration: names the row of django.contrib.sites after migrations."""

from django.apps import AppConfig
from django.apps import apps as installed
from django.conf import settings
from django.db import DEFAULT_DB_ALIAS
from django.db.models.signals import post_migrate


class PagesConfig(AppConfig):
    name = "r2p.pages"

    def ready(self):
        post_migrate.connect(name_site, sender=self, dispatch_uid="site")


def name_site(sender, apps=installed, using=DEFAULT_DB_ALIAS, **kwargs):
    """Name Django's Site, which mails and feeds use, as the settings say."""
    try:
        sites = apps.get_model("sites", "Site").objects.using(using)
    except LookupError:  # Not all apps are migrated yet.
        return
    site = {"domain": settings.SITE_DOMAIN, "name": "R2P"}
    sites.update_or_create(pk=settings.SITE_ID, defaults=site)
