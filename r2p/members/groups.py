"""The staff's groups and their permissions, made after each migration."""

from django.apps import apps as installed_apps
from django.db import DEFAULT_DB_ALIAS

RECORDS = {
    "events": ["organization", "participant", "eventseries", "event"],
    "documents": ["document"],
}
SUBJECTS = {"regions": ["region"], "themes": ["theme"]}
PAGES = {"pages": ["page"]}
LOG = {"desk": ["auditentry"]}
PEOPLE = {"accounts": ["user"], "auth": ["group"], "members": ["membership"]}

ALL = ["add", "change", "delete", "view", "publish"]
CATALOGUER = [(RECORDS, ["view", "add", "change"]), (SUBJECTS | PAGES, ["view"])]
EDITOR = [*CATALOGUER, (RECORDS, ["publish", "delete"]), (SUBJECTS | PAGES, ["add", "change"])]
ADMINISTRATOR = [(RECORDS, ALL), (SUBJECTS | PAGES, ALL), (PEOPLE, ALL), (LOG, ["view"])]

GROUPS = {"Cataloguer": CATALOGUER, "Editor": EDITOR, "Administrator": ADMINISTRATOR}


def make_groups(sender, using=DEFAULT_DB_ALIAS, apps=installed_apps, **kwargs):
    """Make the groups with at least these permissions; others that they have stay.

    Connected to `post_migrate` of the last app: before that, a fresh database lacks permissions.
    """
    try:
        groups = apps.get_model("auth", "Group").objects.using(using)
        permissions = apps.get_model("auth", "Permission").objects.using(using)
    except LookupError:  # Not all apps are migrated yet.
        return
    for name, rights in GROUPS.items():
        group, _created = groups.get_or_create(name=name)
        for models, acts in rights:
            group.permissions.add(*find_permissions(permissions, models, acts))


def find_permissions(permissions, models, acts):
    """The permissions for some actions on some models, as far as these exist."""
    found = permissions.none()
    for label, names in models.items():
        codenames = [f"{act}_{name}" for act in acts for name in names]
        found |= permissions.filter(content_type__app_label=label, codename__in=codenames)
    return found
