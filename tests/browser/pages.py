"""The pages that are looked at, taken from the URL patterns: no page is forgotten."""

from django.urls import reverse

from tests.browser.catalogue import SHOWN
from tests.crawl.addresses import EXAMPLES, is_admin, patterns

NOUNS = ("document", "event", "series", "organization", "participant", "region")

# Patterns whose answers are no pages.
NOT_PAGES = {
    "admin-shortcut",
    "event-calendar",
    "site-share-image",
    *(f"{noun}-{form}" for noun in NOUNS for form in ("pdf", "share-image", "brief-pdf")),
    "document-file",
    "robots",
    "security-contact",
    "sitemap",
    "sitemap-index",
}

# Pages that have no pattern of their own: of a list's states, of errors, of a former address.
STATES = [
    "/documents/?page=2",
    "/documents/?kind=statement&region=shown-china",
    "/documents/?kind=toolkit",
    "/documents/?region=nowhere",
    "/documents/?page=999",
    "/events/?kind=dialogue",
    "/participants/?page=2",
    "/index.php/former",
    "/nowhere/",
]

# One of each kind: what is looked at each time.
MAIN = [
    "/",
    "/regions/shown-china/",
    "/documents/?kind=statement&region=shown-china",
    "/documents/shown-document/",
    "/events/shown-event/",
    "/organizations/shown-institute/",
    "/participants/?page=2",
    "/series/",
    "/about/shown-about/",
    "/accounts/login/",
    "/nowhere/",
]

# What a member is shown that nobody else is.
MEMBERS = [
    "/",
    "/documents/shown-members-document/",
    "/events/shown-members-event/",
    "/organizations/shown-for-members/",
    "/accounts/password/change/",
    "/accounts/email/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
]


def names():
    """The names of all patterns that lead to pages of the public or of members."""
    return [name for name, _pattern in patterns() if not is_admin(name) and name not in NOT_PAGES]


def examples(name):
    """Values for the parts of a pattern: records made to be shown, otherwise all records."""
    found = EXAMPLES[name]()
    shown = [parts for parts in found if str(parts.get("slug")).startswith(SHOWN)]
    return shown or found


def pages():
    """{address: name}. KeyError, AssertionError: a pattern of which there is no example."""
    plain = {name for name, pattern in patterns() if not pattern.pattern.regex.groups}
    addresses = dict.fromkeys(STATES, "a state")
    for name in names():
        found = [{}] if name in plain else examples(name)
        assert found, f"There is no example of {name} to look at"
        addresses |= {reverse(name, kwargs=parts): name for parts in found}
    return addresses
