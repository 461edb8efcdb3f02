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

LOOK = "View records, including drafts and their history"
MAKE = "Add a record, as a draft or in review"
CHANGE = "Change a record that was never published, with its lines, audience and disclosure"
PUBLISH = (
    "Publish immediately or at a set time, withdraw, and change records that are or were published"
)
DELETE = "Delete a record that was never published"
THROW_AWAY = "Move one's own draft to trash before any review, and restore it within 30 days"
SHARE = "Share a preview of an unpublished record by a link that expires"
MERGE = "Merge two records and undo the merge; for published records with the permission to publish"
BRING = "Import a table, with the same permissions for each row as for the form"
BRING_AUDIENCES = "Change audiences and disclosure by import"
TAKE = "Export what an audience outside the staff may see"
TAKE_ALL = "Export what only staff can see"
LOOK_AT_SUBJECTS = "View regions, themes and pages"
CHANGE_SUBJECTS = "Add and change regions, themes and pages"
DELETE_SUBJECTS = "Delete regions, themes and pages"
LOOK_AT_PEOPLE = "View accounts, groups and memberships"
CHANGE_PEOPLE = "Add and change accounts, groups and memberships"
DELETE_PEOPLE = "Delete accounts, groups and memberships"
READ_THE_LOG = "View the audit log"

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
    """The data that the form of a record posts for a superuser, without empty fields."""
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
