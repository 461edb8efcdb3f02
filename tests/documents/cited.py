"""Citations that are pasted, and the form that they fill."""

from django.urls import reverse

from tests.admin_pages import as_shown


def paste(client, citation):
    return client.get(reverse("admin:documents_document_paste"), {"citation": citation})


def said_on(response):
    return [str(message) for message in response.context["messages"]]


def save(client, citation, **changes):
    address = paste(client, citation).url
    shown = as_shown(client.get(address), regions=[], themes=[])
    return client.post(address, shown | {"kind": "report"} | changes)
