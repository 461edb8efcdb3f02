"""The ways of doing something with regions, themes, pages, accounts and the log."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.admin_pages import page
from tests.desk.ways import (
    CHANGE_PEOPLE,
    CHANGE_SUBJECTS,
    DELETE_PEOPLE,
    DELETE_SUBJECTS,
    LOOK_AT_PEOPLE,
    LOOK_AT_SUBJECTS,
    READ_THE_LOG,
    SECRET,
    autocomplete,
    chosen,
    form_of,
    get,
    post,
    way,
)
from tests.factories import (
    PASSWORD,
    MembershipFactory,
    OrganizationFactory,
    PageFactory,
    RegionFactory,
    ThemeFactory,
    UserFactory,
)


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
