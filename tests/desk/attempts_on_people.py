"""The ways of doing something with regions, themes, pages, accounts and the log."""

from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from r2p.accounts.models import User
from r2p.members.models import Membership
from r2p.themes.models import Theme
from tests.admin_pages import page
from tests.desk.attempts import (
    CHANGE_PEOPLE,
    CHANGE_SUBJECTS,
    DELETE_PEOPLE,
    DELETE_SUBJECTS,
    LOOK_AT_PEOPLE,
    LOOK_AT_SUBJECTS,
    READ_THE_LOG,
    SECRET,
    a_list,
    autocomplete,
    chosen,
    form,
    get,
    post,
    ways,
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

# Addresses are kept in small letters.
secret = SECRET.lower()
EMAIL = f"{secret}@example.org"


def autocomplete_of_regions():
    RegionFactory(name=SECRET)
    return autocomplete("documents", "document", "regions", SECRET)


def autocomplete_of_accounts():
    UserFactory(email=EMAIL)
    return autocomplete("members", "membership", "user", secret)


def autocomplete_of_groups():
    Group.objects.create(name=SECRET)
    return autocomplete("accounts", "user", "groups", SECRET)


def menu_in_the_list_of_pages():
    changed = PageFactory(is_in_menu=False)
    line = {"form-0-flatpage_ptr": changed.pk, "form-0-is_in_menu": "on", "form-0-order": "7"}
    counted = {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "_save": "Save"}
    return post(page(type(changed)(), "changelist"), line | counted)


def form_for_a_new_account():
    lines = {"memberships-TOTAL_FORMS": 0, "memberships-INITIAL_FORMS": 0}
    fields = {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD}
    return post(page(User()), lines | fields)


def form_of_an_account():
    boss = Group.objects.get(name="Administrator")
    return form(UserFactory(), is_staff="on", groups=[boss.pk])


def password_of_an_account():
    address = reverse("admin:auth_user_password_change", args=[UserFactory().pk])
    return post(address, {"password1": "another secret", "password2": "another secret"})


def form_of_a_group():
    given = list(Permission.objects.values_list("pk", flat=True))
    data = {"name": "Cataloguer", "permissions": given}
    return post(page(Group.objects.get(name="Cataloguer")), data)


def form_for_a_new_membership():
    data = {"user": UserFactory().pk, "organization": OrganizationFactory().pk, "role": "member"}
    return post(page(Membership()), data)


def audit_log():
    UserFactory(email=EMAIL)
    return get("/admin/desk/auditentry/")


ways(
    LOOK_AT_SUBJECTS,
    SECRET,
    list_of_regions=lambda: a_list(RegionFactory(name=SECRET)),
    autocomplete_of_regions=autocomplete_of_regions,
    page_of_a_page=lambda: get(page(PageFactory(title=SECRET, is_in_menu=False))),
)
ways(
    CHANGE_SUBJECTS,
    form_of_a_region=lambda: form(RegionFactory(), name="Changed"),
    form_for_a_new_theme=lambda: form(Theme(), slug="new", name="New", group="topics", order="1"),
    menu_in_the_list_of_pages=menu_in_the_list_of_pages,
)
ways(
    DELETE_SUBJECTS,
    deletion_of_a_region=lambda: post(page(RegionFactory(), "delete"), {"post": "yes"}),
    deletion_of_themes_from_the_list=lambda: chosen(ThemeFactory(), "delete_selected"),
)
ways(
    LOOK_AT_PEOPLE,
    SECRET,
    list_of_accounts=lambda: a_list(UserFactory(name=SECRET)),
    page_of_an_account=lambda: get(page(UserFactory(name=SECRET))),
    autocomplete_of_groups=autocomplete_of_groups,
)
ways(
    LOOK_AT_PEOPLE,
    secret,
    autocomplete_of_accounts=autocomplete_of_accounts,
    list_of_memberships=lambda: a_list(MembershipFactory(user__email=EMAIL)),
)
ways(
    CHANGE_PEOPLE,
    form_for_a_new_account=form_for_a_new_account,
    form_of_an_account=form_of_an_account,
    password_of_an_account=password_of_an_account,
    form_of_a_group=form_of_a_group,
    form_for_a_new_membership=form_for_a_new_membership,
)
ways(
    DELETE_PEOPLE,
    deletion_of_an_account=lambda: post(page(UserFactory(), "delete"), {"post": "yes"}),
    deletion_of_memberships_from_the_list=lambda: chosen(MembershipFactory(), "delete_selected"),
)
ways(READ_THE_LOG, secret, audit_log=audit_log)
