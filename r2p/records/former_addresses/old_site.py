"""Addresses of the old site: which are its own, and how they are normalised."""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

# Where an address begins with its host, without a scheme: "www.example.org/…", "example.org/…".
HOST = re.compile(
    r"(?:www\.[\w-]+(?:\.[\w-]+)*"
    r"|(?:[\w-]+\.)+(?:(?:org|com|net|int|edu|gov|info|ngo)(?![\w.-])|[a-z]{2}(?=/.)))"
    r"(?::[0-9]+)?(?=[/?#]|$)",
    re.IGNORECASE,
)


def path_of(address: str):
    """Normalise an address to its path: without host, query and trailing slash.

    Raises ValueError, with a message for the user, where it is no URL, such as "http://[x", and
    where only the query tells it from others.
    """
    path = "/" + unquote(split_url(address).path).strip("/")
    if path == "/" and "//" not in address:
        raise ValueError(
            _("The home page cannot be a former address. Add the part after the host.")
        )
    if path == "/index.php":
        raise ValueError(
            _("This page is identified only by the part after “?”, which is not stored.")
        )
    return path


def is_on_old_site(address: str):
    """Tell whether a URL is one of the old site, with or without scheme and "www."."""
    try:
        host = split_url(address).hostname or ""
    except ValueError:
        return False
    return host.removeprefix("www.") in settings.OLD_SITE_HOSTS


def split_url(address):
    """Split a URL whose scheme may be missing. Raises ValueError with a message for the user."""
    address = address.strip()
    try:
        return urlsplit(f"//{address}" if HOST.match(address) else address)
    except ValueError as error:
        raise ValueError(_("This is not an address.")) from error
