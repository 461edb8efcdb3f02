"""The URLs of the admin's pages."""

from django.contrib.admin.templatetags.admin_urls import admin_urlname
from django.urls import reverse
from django.utils.http import urlencode


def admin_url(kind, page, /, *args, **query):
    """Return the URL of an admin page; `kind` is the model, a record or the admin's `opts`.

    `page` is Django's own ("change", "changelist", …) or that of a panel ("merge", "import", …).
    """
    url = reverse(admin_urlname(getattr(kind, "_meta", kind), page), args=args)
    return f"{url}?{urlencode(query)}" if query else url


def change_url(record):
    return admin_url(record, "change", record.pk)
