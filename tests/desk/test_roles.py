"""The table of `docs/roles.md` says what the groups may do; whoever lacks a right is refused.

Each way of doing an act is tried by everyone who may not, after which nothing has changed and
nothing was told; and by someone who may, so that it is a way at all.
"""

from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth.models import Group, Permission
from django.db import connection

from r2p.desk.models import ImportJob
from r2p.members import groups
from tests.admin_pages import sign_in
from tests.desk import attempts_in_bulk, attempts_on_people, attempts_on_records  # noqa: F401
from tests.desk.attempts import (
    BRING,
    BRING_AUDIENCES,
    CHANGE,
    CHANGE_PEOPLE,
    CHANGE_SUBJECTS,
    DELETE,
    DELETE_PEOPLE,
    DELETE_SUBJECTS,
    LOOK,
    LOOK_AT_PEOPLE,
    LOOK_AT_SUBJECTS,
    MAKE,
    MERGE,
    PUBLISH,
    READ_THE_LOG,
    SECRET,
    SHARE,
    TAKE,
    TAKE_ALL,
    THROW_AWAY,
    WAYS,
)

pytestmark = pytest.mark.django_db

ROLES = Path(__file__).resolve().parents[2] / "docs" / "roles.md"


SUBJECTS = groups.SUBJECTS | groups.PAGES
# What each row of the table means: {row: (models, permissions)}.
MEANING = {
    LOOK: (groups.RECORDS, ["view"]),
    MAKE: (groups.RECORDS, ["add"]),
    CHANGE: (groups.RECORDS, ["change"]),
    PUBLISH: (groups.RECORDS, ["publish"]),
    DELETE: (groups.RECORDS, ["delete"]),
    THROW_AWAY: (groups.RECORDS, ["change"]),
    SHARE: (groups.RECORDS, ["change"]),
    MERGE: (groups.RECORDS, ["delete"]),
    BRING: (groups.RECORDS, ["change"]),
    BRING_AUDIENCES: (groups.RECORDS, ["publish"]),
    TAKE: (groups.RECORDS, ["view"]),
    TAKE_ALL: (groups.RECORDS, ["publish"]),
    LOOK_AT_SUBJECTS: (SUBJECTS, ["view"]),
    CHANGE_SUBJECTS: (SUBJECTS, ["add", "change"]),
    DELETE_SUBJECTS: (SUBJECTS, ["delete"]),
    LOOK_AT_PEOPLE: (groups.PEOPLE, ["view"]),
    CHANGE_PEOPLE: (groups.PEOPLE, ["add", "change"]),
    DELETE_PEOPLE: (groups.PEOPLE, ["delete"]),
    READ_THE_LOG: (groups.LOG, ["view"]),
}


def table():
    """{act: {role: whether it may}} as the document says."""
    lines = [line for line in ROLES.read_text().splitlines() if line.startswith("|")]
    _act, *roles = cells(lines[0])
    rows = (cells(line) for line in lines[2:])
    return {
        act: dict(zip(roles, map({"yes": True, "no": False}.get, said), strict=True))
        for act, *said in rows
    }


def cells(line):
    return [cell.strip() for cell in line.strip("|").split("|")]


def permissions(row):
    models, acts = MEANING[row]
    return set(groups.find_permissions(Permission.objects, models, acts))


# -- The document tells the truth --------------------------------------------------------------


def test_document_has_a_row_for_each_act_and_a_column_for_each_group():
    said = table()

    assert list(said) == list(MEANING)
    assert {tuple(roles) for roles in said.values()} == {tuple(groups.GROUPS)}


@pytest.mark.parametrize("role", groups.GROUPS)
def test_document_says_what_a_group_may(role):
    held = set(Group.objects.get(name=role).permissions.all())

    meant = {row: permissions(row) for row in MEANING}

    assert set() not in meant.values()
    assert {row: held & those for row, those in meant.items()} == {
        row: those if table()[row][role] else set() for row, those in meant.items()
    }


@pytest.mark.parametrize("role", groups.GROUPS)
def test_group_holds_nothing_that_the_document_leaves_out(role):
    told = {permission for row in MEANING for permission in permissions(row)}

    assert set(Group.objects.get(name=role).permissions.all()) - told == set()


# -- Whoever lacks a right is refused ------------------------------------------------------------

OUR_PACKAGES = ("r2p", "events", "documents")


def everything():
    """All that is stored of our models and of the groups, but for the notes about who asked.

    Read as plain rows: it is asked for twice in each of many tests.
    """
    models = [Group, Group.permissions.through]
    for app in apps.get_app_configs():
        if app.name.partition(".")[0] in OUR_PACKAGES:
            models += app.get_models(include_auto_created=True)
    models += [parent for model in models for parent in model._meta.get_parent_list()]
    models.remove(ImportJob)  # what somebody brought: what comes of it is stored elsewhere
    with connection.cursor() as cursor:
        return {model: rows_of(model, cursor) for model in models}


def rows_of(model, cursor):
    quoted = connection.ops.quote_name
    columns = (one.column for one in model._meta.local_concrete_fields if one.name != "last_login")
    named = ", ".join(map(quoted, columns))
    cursor.execute(f"SELECT {named} FROM {quoted(model._meta.db_table)} ORDER BY 1")
    return cursor.fetchall()


def lacking():
    """Each way with everyone who may not: the roles of the table, and staff without a group."""
    for name, one in WAYS.items():
        roles = [role for role, may in table()[one.row].items() if not may]
        yield from (pytest.param(one, role, id=f"{name}-{role}") for role in [None, *roles])


def holding():
    for name, one in WAYS.items():
        least = next(role for role, may in table()[one.row].items() if may)
        yield pytest.param(one, least, id=f"{name}-{least}")


def test_every_act_has_a_way():
    assert {one.row for one in WAYS.values()} == set(MEANING)


@pytest.mark.parametrize(("one", "role"), list(lacking()))
def test_whoever_lacks_the_right_changes_nothing_and_is_told_nothing(client, one, role):
    sign_in(client, role)
    ask = one.prepare()
    before = everything()

    response = ask(client)

    assert everything() == before
    assert SECRET.lower() not in response.content.decode().lower()
    assert response.status_code in (403, 404) or is_refused_at_its_place(response)


def is_refused_at_its_place(response):
    """A form that came back with an error, or a list that does not offer what was asked for."""
    if "adminform" in (response.context or {}):
        return bool(response.context["adminform"].form.errors)
    return response.status_code in (200, 302)


@pytest.mark.parametrize(("one", "role"), list(holding()))
def test_whoever_has_the_right_does_so(client, one, role):
    sign_in(client, role)
    ask = one.prepare()
    before = everything()

    response = ask(client)

    if one.tells is None:
        assert everything() != before
    else:
        assert one.tells in response.content.decode()
