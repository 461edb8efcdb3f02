from django.contrib.sites.models import Site
from django.core.management import call_command


def test_migrating_gives_the_site_the_name_from_the_settings(db, settings):
    settings.SITE_DOMAIN = "record.example.org"

    call_command("migrate", verbosity=0)

    site = Site.objects.get()
    assert (site.pk, site.domain, site.name) == (settings.SITE_ID, "record.example.org", "R2P")
