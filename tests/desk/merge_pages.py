"""The pages of merging: their addresses, and what a browser would post there."""

from django.contrib.auth.models import Permission
from django.urls import reverse

from tests.admin_pages import sign_in


def merge_page(keep, give_up, **query):
    return page_of(keep, "merge", keep=keep.pk, give_up=give_up.pk, **query)


def page_of(record, act, *args, **query):
    opts = record._meta
    return reverse(f"admin:{opts.app_label}_{opts.model_name}_{act}", args=args, query=query)


def chosen(response, **choices):
    """What a browser would post of the comparison, with some facts chosen otherwise."""
    form = response.context["form"]
    return {name: form[name].value() for name in form.fields} | choices


def with_rights(client, *codenames):
    """Sign in as one of the staff with just these rights."""
    user = sign_in(client)
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    return user
