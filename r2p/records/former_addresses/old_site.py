"""The old site: which addresses are its own, and what counts of one."""

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
    """The part of an address that counts: no host, no query, no slash at the end.

    ValueError, with a sentence for whoever typed it, at what is no address, such as
    "http://[x", and at one that is told from others by what follows "?" alone.
    """
    path = "/" + unquote(split_url(address).path).strip("/")
    if path == "/" and "//" not in address:
        raise ValueError(_("The first page is no former address: say what follows the host."))
    if path == "/index.php":
        raise ValueError(
            _("Only what follows “?” tells this page from others, and that is not kept.")
        )
    return path


def is_on_old_site(address: str):
    """Whether an address is one of the old site, with a scheme and "www." or without."""
    try:
        host = split_url(address).hostname or ""
    except ValueError:
        return False
    return host.removeprefix("www.") in settings.OLD_SITE_HOSTS


def split_url(address):
    """The parts of an address whose host may stand without a scheme."""
    address = address.strip()
    try:
        return urlsplit(f"//{address}" if HOST.match(address) else address)
    except ValueError as error:
        raise ValueError(_("This is no address.")) from error
