"""Every way of doing an act of the table in `docs/roles.md`, as somebody would ask for it.

A new way needs a function here, named after it, with the row of the act: it gives what is then
asked of a client. Whether it changes or tells something is tried by those who may and may not.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse

from tests.desk.pasts import an_hour_passes, state_page
from tests.factories import (
    PASSWORD,
    DocumentFactory,
    EventFactory,
    EventSeriesFactory,
    MembershipFactory,
    OrganizationFactory,
    PageFactory,
    ParticipantFactory,
    RegionFactory,
    ThemeFactory,
    UserFactory,
)
from tests.records.test_admin import as_shown, page, with_line

LOOK = "Look at records, drafts and the history of each included"
MAKE = "Make a record: always a draft, or in review"
CHANGE = "Change a record that was never published, its lines, audience and disclosure included"
PUBLISH = "Publish at once or at an hour, withdraw, and change what is or was published"
DELETE = "Delete a record that was never published"
LOOK_AT_SUBJECTS = "Look at regions, themes and pages"
CHANGE_SUBJECTS = "Make and change regions, themes and pages"
DELETE_SUBJECTS = "Delete regions, themes and pages"
LOOK_AT_PEOPLE = "Look at accounts, groups and memberships"
CHANGE_PEOPLE = "Make and change accounts, groups and memberships"
DELETE_PEOPLE = "Delete accounts, groups and memberships"
READ_THE_LOG = "Read the audit log"


@dataclass(frozen=True)
class Way:
    """A way of doing an act of the table. `prepare()` gives what is then asked of a client.

    `tells` is what its answer tells whoever may; None: it changes something instead.
    """

    row: str
    prepare: Callable
    tells: str | None = None


WAYS = {}


def way(row, tells=None):
    def note(prepare):
        WAYS[prepare.__name__] = Way(row, prepare, tells)
        return prepare

    return note


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


def autocomplete(app, model, field, term=""):
    query = {"app_label": app, "model_name": model, "field_name": field, "term": term}
    return get(reverse("admin:autocomplete"), **query)


SECRET = "Guarded-name"


@way(LOOK, SECRET)
def list_of_records():
    return get(page(type(DocumentFactory(title=SECRET))(), "changelist"))


@way(LOOK, SECRET)
def page_of_a_draft():
    return get(page(DocumentFactory(title=SECRET)))


@way(LOOK, SECRET)
def history_of_a_draft():
    return get(page(DocumentFactory(title=SECRET), "history"))


@way(LOOK, SECRET)
def autocomplete_of_records():
    EventFactory(title=SECRET)
    return autocomplete("documents", "documentevent", "event", SECRET)


@way(LOOK, SECRET)
def popup_of_records():
    model = type(OrganizationFactory(name=SECRET))
    return get(page(model(), "changelist"), _popup="1")


@way(LOOK, SECRET)
def former_state_of_a_draft():
    return get(state_page(superuser(), with_a_past(DocumentFactory(title=SECRET)), back=1))


@way(MAKE)
def form_for_a_new_record():
    model = DocumentFactory._meta.model
    return post(page(model()), form_of(model()) | {"title": "New", "slug": "new", "kind": "report"})


@way(MAKE)
def popup_for_a_new_record():
    model = OrganizationFactory._meta.model
    data = form_of(model(), "?_popup=1") | {"name": "New", "slug": "new", "kind": "media"}
    return post(page(model()) + "?_popup=1", data | {"_popup": "1"})


@way(CHANGE)
def form_of_a_draft():
    draft = ParticipantFactory()
    return post(page(draft), form_of(draft) | {"name": "Changed"})


@way(CHANGE)
def line_of_a_draft():
    draft = EventFactory()
    line = {"role": "host", "organization": OrganizationFactory().pk, "order": 1}
    return post(page(draft), with_line(form_of(draft), "participations", **line))


@way(CHANGE)
def popup_of_a_draft():
    draft = OrganizationFactory()
    data = form_of(draft, "?_popup=1") | {"name": "Changed", "_popup": "1"}
    return post(page(draft) + "?_popup=1", data)


@way(CHANGE)
def audience_of_a_draft():
    draft = DocumentFactory()
    return post(page(draft), form_of(draft) | {"audience": 20})


def with_a_past(record):
    """A record whose state before the last act can be restored."""
    an_hour_passes()
    record.slug = "changed"
    record.save()
    return record


def restoration_of(record):
    address = state_page(superuser(), record, back=1)
    return post(address, {"latest": superuser().get(address).context["latest"]})


@way(CHANGE)
def restoration_of_a_draft():
    return restoration_of(with_a_past(OrganizationFactory()))


@way(PUBLISH)
def restoration_of_what_is_published():
    return restoration_of(with_a_past(EventFactory(published=True)))


@way(PUBLISH)
def status_in_the_form():
    draft = DocumentFactory()
    return post(page(draft), form_of(draft) | {"status": "published"})


@way(PUBLISH)
def status_in_the_form_of_a_new_record():
    model = DocumentFactory._meta.model
    data = {"title": "New", "slug": "new", "kind": "report", "status": "published"}
    return post(page(model()), form_of(model()) | data)


@way(PUBLISH)
def status_in_a_popup():
    draft = OrganizationFactory()
    data = form_of(draft, "?_popup=1") | {"status": "published", "_popup": "1"}
    return post(page(draft) + "?_popup=1", data)


@way(PUBLISH)
def form_of_what_is_published():
    event = EventFactory(published=True)
    return post(page(event), form_of(event) | {"title": "Changed"})


@way(PUBLISH)
def line_of_what_is_published():
    event = EventFactory(published=True)
    line = {"role": "host", "organization": OrganizationFactory().pk, "order": 1}
    return post(page(event), with_line(form_of(event), "participations", **line))


@way(PUBLISH)
def audience_of_what_is_published():
    document = DocumentFactory(published=True)
    return post(page(document), form_of(document) | {"audience": 20})


@way(PUBLISH)
def disclosure_of_what_is_published():
    event = EventFactory(published=True)
    return post(page(event), form_of(event) | {"people_audience": 40})


@way(PUBLISH)
def withdrawal_in_the_form():
    series = EventSeriesFactory(published=True)
    fields = {"status": "withdrawn", "withdrawn_because": "A mistake"}
    return post(page(series), form_of(series) | fields)


@way(PUBLISH)
def return_of_what_was_withdrawn():
    person = ParticipantFactory(withdrawn=True)
    return post(page(person), form_of(person) | {"status": "draft"})


@way(DELETE)
def deletion_of_a_draft():
    trashed = DocumentFactory(trashed_at="2026-01-01T00:00Z")
    return post(page(trashed, "delete"), {"post": "yes"})


def chosen(record, action, query=""):
    data = {"action": action, "_selected_action": [record.pk], "post": "yes"}
    return post(page(type(record)(), "changelist") + query, data)


@way(DELETE)
def deletion_from_the_list():
    return chosen(EventFactory(trashed_at="2026-01-01T00:00Z"), "delete_selected", "?trash=1")


@way(LOOK_AT_SUBJECTS, SECRET)
def list_of_regions():
    return get(page(type(RegionFactory(name=SECRET))(), "changelist"))


@way(LOOK_AT_SUBJECTS, SECRET)
def autocomplete_of_regions():
    RegionFactory(name=SECRET)
    return autocomplete("documents", "document", "regions", SECRET)


@way(LOOK_AT_SUBJECTS, SECRET)
def page_of_a_page():
    return get(page(PageFactory(title=SECRET, is_in_menu=False)))


@way(CHANGE_SUBJECTS)
def form_of_a_region():
    region = RegionFactory()
    return post(page(region), form_of(region) | {"name": "Changed"})


@way(CHANGE_SUBJECTS)
def form_for_a_new_theme():
    data = {"slug": "new", "name": "New", "group": "topics", "order": "1"}
    model = ThemeFactory._meta.model
    return post(page(model()), form_of(model()) | data)


@way(CHANGE_SUBJECTS)
def menu_in_the_list_of_pages():
    changed = PageFactory(is_in_menu=False)
    line = {"form-0-flatpage_ptr": changed.pk, "form-0-is_in_menu": "on", "form-0-order": "7"}
    counted = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "Save"}
    return post(page(type(changed)(), "changelist"), line | counted)


@way(DELETE_SUBJECTS)
def deletion_of_a_region():
    return post(page(RegionFactory(), "delete"), {"post": "yes"})


@way(DELETE_SUBJECTS)
def deletion_of_themes_from_the_list():
    return chosen(ThemeFactory(), "delete_selected")


@way(LOOK_AT_PEOPLE, SECRET)
def list_of_accounts():
    return get(page(type(UserFactory(name=SECRET))(), "changelist"))


@way(LOOK_AT_PEOPLE, SECRET)
def page_of_an_account():
    return get(page(UserFactory(name=SECRET)))


@way(LOOK_AT_PEOPLE, SECRET.lower())
def autocomplete_of_accounts():
    UserFactory(email=f"{SECRET.lower()}@example.org")
    return autocomplete("members", "membership", "user", SECRET.lower())


@way(LOOK_AT_PEOPLE, SECRET)
def autocomplete_of_groups():
    Group.objects.create(name=SECRET)
    return autocomplete("accounts", "user", "groups", SECRET)


@way(LOOK_AT_PEOPLE, SECRET.lower())
def list_of_memberships():
    membership = MembershipFactory(user__email=f"{SECRET.lower()}@example.org")
    return get(page(type(membership)(), "changelist"))


@way(CHANGE_PEOPLE)
def form_for_a_new_account():
    lines = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    fields = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return post(page(UserFactory._meta.model()), lines | fields)


@way(CHANGE_PEOPLE)
def form_of_an_account():
    user = UserFactory()
    boss = Group.objects.get(name="Administrator")
    return post(page(user), form_of(user) | {"is_staff": "on", "groups": [boss.pk]})


@way(CHANGE_PEOPLE)
def password_of_an_account():
    address = reverse("admin:auth_user_password_change", args=[UserFactory().pk])
    return post(address, {"password1": "another secret", "password2": "another secret"})


@way(CHANGE_PEOPLE)
def form_of_a_group():
    group = Group.objects.get(name="Cataloguer")
    given = list(Permission.objects.values_list("pk", flat=True))
    return post(page(group), {"name": "Cataloguer", "permissions": given})


@way(CHANGE_PEOPLE)
def form_for_a_new_membership():
    model = MembershipFactory._meta.model
    data = {"user": UserFactory().pk, "organization": OrganizationFactory().pk, "role": "member"}
    return post(page(model()), data)


@way(DELETE_PEOPLE)
def deletion_of_an_account():
    return post(page(UserFactory(), "delete"), {"post": "yes"})


@way(DELETE_PEOPLE)
def deletion_of_memberships_from_the_list():
    return chosen(MembershipFactory(), "delete_selected")


@way(READ_THE_LOG, SECRET.lower())
def audit_log():
    UserFactory(email=f"{SECRET.lower()}@example.org")
    return get("/admin/desk/auditentry/")
