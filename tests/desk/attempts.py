"""Every way of doing an act of the table in `docs/roles.md`, as somebody would ask for it.

A new way needs a name in one of the tables, below the row of its act, and what gives that which is
then asked of a client. Whether it changes or tells something is tried by those who may and may not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.test import Client
from django.urls import reverse

from tests.admin_pages import as_shown, page
from tests.factories import UserFactory

LOOK = "Look at records, drafts and the history of each included"
MAKE = "Make a record: always a draft, or in review"
CHANGE = "Change a record that was never published, its lines, audience and disclosure included"
PUBLISH = "Publish at once or at an hour, withdraw, and change what is or was published"
DELETE = "Delete a record that was never published"
THROW_AWAY = "Throw away one's own draft before any review, and put it back within thirty days"
SHARE = "Share a page that is not published yet, by a link that expires"
MERGE = "Merge two records, and take that back; of what was published, with the right to publish"
BRING = "Bring a table: each of its rows as far as one may change that record by hand"
BRING_AUDIENCES = "Change audiences and disclosure by a table"
TAKE = "Take away a table of what a reader outside may be told"
TAKE_ALL = "Take away a table of all that the staff see"
LOOK_AT_SUBJECTS = "Look at regions, themes and pages"
CHANGE_SUBJECTS = "Make and change regions, themes and pages"
DELETE_SUBJECTS = "Delete regions, themes and pages"
LOOK_AT_PEOPLE = "Look at accounts, groups and memberships"
CHANGE_PEOPLE = "Make and change accounts, groups and memberships"
DELETE_PEOPLE = "Delete accounts, groups and memberships"
READ_THE_LOG = "Read the audit log"

SECRET = "Guarded-name"


@dataclass(frozen=True)
class Way:
    """A way of doing an act of the table. `prepare()` gives what is then asked of a client.

    `tells` is what its answer tells whoever may; None: it changes something instead.
    """

    row: str
    prepare: Callable
    tells: str | None = None


WAYS = {}


def ways(row, tells=None, **prepared):
    """Note the ways of an act, each with what is prepared for it."""
    for name, prepare in prepared.items():
        WAYS[name] = Way(row, prepare, tells)


def get(address, **query):
    return lambda client: client.get(address, query)


def post(address, data):
    return lambda client: client.post(address, data)


def superuser():
    client = Client()
    client.force_login(UserFactory(admin=True))
    return client


def form_of(record, query=""):
    """What the form of a record posts, as a superuser is shown it: empty fields left out."""
    shown = as_shown(superuser().get(page(record) + query))
    return {name: value for name, value in shown.items() if value != ""}


def form(record, query="", **changes):
    """Save the form of a record with some fields changed."""
    return post(page(record) + query, form_of(record, query) | changes)


def autocomplete(app, model, field, term=""):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return get(reverse("admin:autocomplete"), **query)


def a_list(record, **query):
    """Look at the list in which a record stands."""
    return get(page(type(record)(), "changelist"), **query)


def chosen(record, action, query=""):
    data = {"action": action, "_selected_action": [record.pk], "post": "yes"}
    return post(page(type(record)(), "changelist") + query, data)
