"""Citations that are pasted, and the form that they fill."""

from django.urls import reverse

from tests.admin_pages import as_shown


def paste(client, citation):
    return client.get(reverse("admin:documents_document_paste"), {"citation": citation})


def filled(client, citation):
    """The answer with the form that a citation fills."""
    return client.get(paste(client, citation).url)


def values_on(response, *names):
    """The values of some fields of the form."""
    form = response.context["adminform"].form
    return tuple(form[name].value() for name in names)


def lines_on(response):
    """The contributions on the form: (role, person, organization) of each."""
    formset = response.context["inline_admin_formsets"][0].formset
    assert formset.prefix == "contributions"
    names = ("role", "participant", "organization")
    return [tuple(form.initial.get(name) for name in names) for form in formset.forms]


def said_on(response):
    return [str(message) for message in response.context["messages"]]


def save(client, citation, **changes):
    address = paste(client, citation).url
    shown = as_shown(client.get(address), regions=[], themes=[])
    return client.post(address, shown | {"kind": "report"} | changes)
