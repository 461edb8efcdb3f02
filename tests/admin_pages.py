"""Pages of the admin in tests: accounts to sign in with, and the data that a browser posts."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.forms import FileInput, MultiWidget
from django.urls import reverse

from tests import factories

FACTORIES = [
    factories.DocumentFactory,
    factories.EventFactory,
    factories.EventSeriesFactory,
    factories.OrganizationFactory,
    factories.ParticipantFactory,
]
every_record = pytest.mark.parametrize("factory", FACTORIES, ids=lambda f: f._meta.model.__name__)


def sign_in(client, group=None, rights=(), **fields):
    """Sign in as one of the staff, in a group or in none, with rights by their code names.

    No content type is remembered.
    """
    user = factories.UserFactory(is_staff=True, **fields)
    user.groups.set(Group.objects.filter(name=group))
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    ContentType.objects.clear_cache()
    return user


def page(record, act=None):
    """The address of a page of the admin: of a record, or of its model where it is new."""
    act = act or ("change" if record.pk else "add")
    name = f"admin:{record._meta.app_label}_{record._meta.model_name}_{act}"
    return reverse(name, args=[record.pk] if record.pk else [])


def as_shown(response, **changes):
    """The data that a browser would post from the form on a page, with some fields changed."""
    forms = [response.context["adminform"].form]
    for inline in response.context["inline_admin_formsets"]:
        forms += [inline.formset.management_form, *inline.formset.forms]
    return {key: value for form in forms for key, value in values_of(form)} | changes


def save_form(client, record, prefix="", *lines, **changes):
    """Save the form of a record as it is shown, with some fields changed and some lines added."""
    data = as_shown(client.get(page(record)), **changes)
    for line in lines:
        data = with_line(data, prefix, **line)
    return client.post(page(record), data)


def values_of(form):
    for field in form:
        value, widget = field.value(), field.field.widget
        if isinstance(widget, MultiWidget):
            parts = widget.decompress(value)
            yield from ((f"{field.html_name}_{n}", part or "") for n, part in enumerate(parts))
        elif value is not False and not isinstance(widget, FileInput):
            yield field.html_name, "" if value is None else value


def with_line(data, prefix, **fields):
    """The same post with one more line in one of its formsets."""
    number = int(data[f"{prefix}-TOTAL_FORMS"])
    line = {f"{prefix}-{number}-{name}": value for name, value in fields.items()}
    return data | line | {f"{prefix}-TOTAL_FORMS": number + 1}


def line_errors(response, prefix):
    """{number of a line: what is said about it}, for the lines with errors."""
    formsets = (inline.formset for inline in response.context["inline_admin_formsets"])
    errors = next(formset.errors for formset in formsets if formset.prefix == prefix)
    return {number: dict(said) for number, said in enumerate(errors, start=1) if said}


def form_errors(response):
    """{field: what is said about it}, for the fields with errors."""
    form = response.context["adminform"].form
    return {field: list(said) for field, said in form.errors.items()}


def choose_deletion(client, records, query=""):
    """Ask for the deletion of some records from their list, and confirm it."""
    chosen = [record.pk for record in records]
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    return client.post(page(type(records[0])(), "changelist") + query, data)
